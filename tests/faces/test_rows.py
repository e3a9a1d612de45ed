import json
from typing import Any

from hand_built import line, tanks

from pledgebook.faces.rows import row
from pledgebook.model.amounts import Missing, exact


def test_the_public_fields_are_these_and_no_others() -> None:
    """A change here is a change of the contract: docs/contract.md and the changelog have to say so."""
    assert list(row(tanks())) == [
        "id",
        "donor",
        "recipient",
        "item",
        "item_class",
        "amount",
        "amount_missing",
        "stage",
        "since",
        "due",
        "due_latest",
        "gates",
        "scope",
        "package",
        "parts",
        "origins",
        "witnesses",
        "counts",
        "why_not",
        "disagreements",
        "history",
        "reactions",
    ]


def test_a_row_says_what_the_ledger_says() -> None:
    found = row(tanks())
    assert (found["donor"], found["recipient"], found["item_class"]) == (["DE"], ["UA"], "tank")
    assert found["amount"] == {"value": None, "low": 14, "high": 16, "unit": "count", "qualifier": "range"}
    assert (found["stage"], found["since"], found["due"], found["due_latest"]) == (
        "pledged",
        "2023-01-25",
        "within three months",
        "2023-04-25",
    )
    assert found["gates"] == [{"text": "the United States sends its own", "state": "met", "since": "2023-01-25"}]
    assert found["origins"] == 3


def test_the_history_names_date_act_outlet_and_words() -> None:
    first = row(tanks())["history"][0]
    assert (first["date"], first["act"], first["outlet"]) == ("2023-01-20", "refused", "Outlet 1")
    assert first["quote"].startswith("Germany will not send")
    assert (first["start"], first["end"]) == (0, len(first["quote"]))


def test_a_disagreement_names_who_says_what() -> None:
    [differing] = row(tanks())["disagreements"]
    assert differing["claims"] == [{"value": "14", "witnesses": ["Outlet 2"]}, {"value": "16", "witnesses": ["Outlet 3"]}]


def test_a_missing_amount_says_why_it_is_missing() -> None:
    found = row(line("a", "US", "aid", Missing.UNDISCLOSED))
    assert (found["amount"], found["amount_missing"]) == (None, "undisclosed")


def test_whole_numbers_are_whole_in_json_and_others_are_not() -> None:
    cells: list[Any] = [row(line("a", "US", "aid", exact(n, "USD")))["amount"]["value"] for n in ("2.5E9", "0.25")]
    assert json.dumps(cells) == "[2500000000, 0.25]"
