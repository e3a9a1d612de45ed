import pytest
from hand_built import PROMISE, line, package, tanks

from pledgebook.faces.account import account, sought
from pledgebook.model.errors import UnknownCommitment
from pledgebook.model.ledgers import Gate, GateState, Ledger


def told(width: int = 100, **fields: object) -> str:
    commitment = tanks(**fields)
    return account(commitment, Ledger((commitment,)), {"a2": "news/second.txt"}, width)


def test_the_account_gives_the_exact_words_with_outlet_date_file_and_characters() -> None:
    page = told(200)
    assert f"“{PROMISE}”" in page
    assert f"Outlet 2, 2023-01-25, news/second.txt, characters 0 to {len(PROMISE)}" in page


def test_the_account_says_how_each_cell_was_read() -> None:
    assert "amount: 14 from “14” [number]" in told()
    assert "date: 2023-01-20, not in these words [weekday]" in told()


def test_the_account_says_why_a_report_belongs() -> None:
    assert "belongs here (+0.60): Both name the same thing (+0.60)." in told()


def test_the_account_lays_open_who_says_what() -> None:
    page = told()
    assert "amount: 14, says Outlet 2" in page
    assert "amount: 16, says Outlet 3" in page
    assert "shown: 14, because the donor's own word goes first" in page


def test_the_account_tells_the_steps_in_their_order() -> None:
    page = told()
    assert (
        page.index("refused: Leopard 2 tank")
        < page.index("pledged: Leopard 2 tank, 14")
        < page.index("pledged: Leopard 2 tank, 16")
    )


def test_the_account_says_why_something_counts_for_nothing() -> None:
    assert "counts in no sum. A permission is no aid." in told(counts=False, why_not="A permission is no aid.")


def test_gates_are_told_with_their_state() -> None:
    assert "open    a vote" in told(gates=(Gate("a vote", GateState.OPEN, None, None),))


def test_a_package_names_its_parts_and_a_part_its_package() -> None:
    ledger = package()
    by_id = {each.id: each for each in ledger.commitments}
    assert "its part US-UA-bus  United States to Ukraine: armoured bus, 8 (pledged)" in account(
        by_id["US-UA-aid"], ledger, {}, 100
    )
    assert "part of US-UA-aid" in account(by_id["US-UA-bus"], ledger, {}, 100)


def test_reactions_stand_at_the_end() -> None:
    assert told().rstrip().endswith("“Ukraine thanked Germany for the tanks.”")


def test_a_commitment_without_reports_still_has_an_account() -> None:
    plain = line("a", "US", "aid")
    assert "History, 0 reports" in account(plain, Ledger((plain,)), {}, 80)


def test_no_line_runs_over_the_edge() -> None:
    assert max(map(len, told(60).splitlines())) <= 72  # a head line is one line whatever the width


@pytest.mark.parametrize("name", ["DE-UA-tank", "de-ua-TANK", "tank", "DE-UA-old", "old"])
def test_a_commitment_is_found_by_its_id_the_last_part_of_it_and_ids_that_lead_to_it(name: str) -> None:
    ledger = Ledger((tanks(), line("US-UA-aid", "US", "aid")), redirects=(("DE-UA-old", "DE-UA-tank"),))
    assert sought(name, ledger).id == "DE-UA-tank"


def test_a_part_of_an_id_that_two_commitments_share_names_both() -> None:
    ledger = Ledger((line("DE-UA-tank", "DE", "tank"), line("PL-UA-tank", "PL", "tank")))
    with pytest.raises(UnknownCommitment, match="Did you mean DE-UA-tank or PL-UA-tank"):
        sought("tank", ledger)
