from __future__ import annotations

from stories import story

from pledgebook.ledger.disagreements import disputes
from pledgebook.ledger.settle import settle
from pledgebook.model.amounts import Amount, between
from pledgebook.model.ledgers import Disagreement, Ledger


def only(ledger: Ledger) -> Disagreement:
    [commitment] = ledger.commitments
    [differ] = commitment.disagreements
    return differ


def test_the_donors_own_side_goes_before_what_is_later(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | says Chancellor DE
    2023-01-26 Post: DE -> UA pledged 16 Leopard 2 tank | on 2023-01-25
    """
    differ = only(ledger)
    assert (differ.cell, differ.shown, differ.rule) == ("amount", "14", "the donor's own side says so")


def test_what_is_later_goes_before_what_is_more_precise(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-26 Post: DE -> UA pledged about 20 Leopard 2 tank | on 2023-01-25
    """
    assert (only(ledger).shown, only(ledger).rule) == ("about 20", "the latest report says so")


def test_what_is_more_precise_goes_before_what_more_say(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> UA pledged about 20 Leopard 2 tank
    2023-01-25 Times: DE -> UA pledged about 20 Leopard 2 tank
    """
    assert (only(ledger).shown, only(ledger).rule) == ("14", "it is the more precise")


def test_else_the_number_of_independent_sources_decides(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | words Fourteen tanks will go from Berlin to Kyiv soon, it said
    2023-01-25 Post: DE -> UA pledged 16 Leopard 2 tank | words The chancellery counts sixteen vehicles of the kind
    2023-01-25 Times: DE -> UA pledged 16 Leopard 2 tank | words Our reporters learned of sixteen heavy machines on trains
    """
    assert (only(ledger).shown, only(ledger).rule) == ("16", "more independent sources say so")


def test_the_amount_of_a_commitment_spans_what_its_sources_claim(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> UA pledged 16 Leopard 2 tank
    """
    [commitment] = ledger.commitments
    assert commitment.amount == between(14, 16)


def test_wordings_that_one_quantity_satisfies_are_no_disagreement(ledger: Ledger) -> None:
    """
    2023-01-24 Herald: US -> UA pledged dozens Abrams tank | on 2023-01-25
    2023-01-25 Post: US -> UA pledged 31 Abrams tank
    2023-01-25 Times: US -> UA pledged over 30 Abrams tank
    2023-01-25 Gazette: US -> UA pledged about 30 Abrams tank
    """
    [commitment] = ledger.commitments
    assert commitment.disagreements == ()
    assert isinstance(commitment.amount, Amount)
    assert commitment.amount.value == 31


def test_one_articles_loose_wording_is_no_disagreement() -> None:
    news = """
    2023-01-25 Herald: US -> UA pledged about 40 Abrams tank | entry e1
    2023-01-25 Herald: US -> UA pledged 31 Abrams tank | entry e1
    """
    [commitment] = settle(story(news)).commitments
    assert commitment.disagreements == ()
    assert isinstance(commitment.amount, Amount)
    assert commitment.amount.value == 31


def test_due_dates_in_other_words_stand_side_by_side_with_their_quotes(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | by in about three months
    2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank | by within three or four months
    """
    [dispute] = disputes(ledger)
    assert dispute.cell == "due"
    assert {(voice.value, voice.outlet) for voice in dispute.voices} == {
        ("in about three months", "Herald"),
        ("within three or four months", "Post"),
    }
    assert all(voice.quote is not None for voice in dispute.voices)


def test_days_that_differ_are_told_but_not_a_day_and_its_week(ledger: Ledger) -> None:
    """
    2023-01-26 Herald: DE -> UA pledged 14 Leopard 2 tank | on 2023-01-24
    2023-01-26 Post: DE -> UA pledged 14 Leopard 2 tank | on 2023-01-25
    2023-01-27 Times: DE -> UA pledged 14 Leopard 2 tank | on 2023-W04
    """
    differ = only(ledger)
    assert differ.cell == "act_date"
    assert sorted(claim.value for claim in differ.claims) == ["2023-01-24", "2023-01-25"]
