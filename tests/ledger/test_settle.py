from __future__ import annotations

from pledgebook.ledger.settle import settle
from pledgebook.model.ledgers import Ledger, Place, Stage


def test_a_refusal_that_turns_into_a_promise_is_one_commitment(ledger: Ledger) -> None:
    """
    2023-01-20 Post: DE -> UA refused 14 Leopard 2 tank
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 A6 tank
    """
    [commitment] = ledger.commitments
    assert commitment.stage is Stage.PLEDGED
    assert [step.place for step in commitment.steps] == [Place.OPENS, Place.ADVANCES]


def test_every_other_id_that_it_could_have_carried_leads_to_todays(ledger: Ledger) -> None:
    """
    2023-01-20 Post: DE -> UA pledged 14 Leopard 2 tank
    2023-01-21 Herald: DE -> UA pledged 14 Leopard 2 tank
    """
    [commitment] = ledger.commitments
    [(old, today)] = ledger.redirects
    assert today == commitment.id
    assert commitment.id.startswith("DE-UA-leopard-2-")
    assert old != today


def test_an_empty_book_is_an_empty_ledger() -> None:
    assert settle(()).commitments == ()
