"""Money in another currency: only when asked for, each term by its own rate, and nothing guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from stories import story

from pledgebook.ledger.conversion import Converted, Rate, converted
from pledgebook.ledger.settle import settle
from pledgebook.ledger.totals import totals

RATES = {("USD", "EUR", date(2023, 1, 25)): "0.9", ("USD", "EUR", date(2023, 2, 1)): "0.5"}


def rate_of(unit: str, currency: str, day: date) -> Rate | str:
    found = RATES.get((unit, currency, day))
    return Rate(Decimal(found), day, "a bank") if found else f"no rate of {unit}"


def euros(text: str) -> list[Converted]:
    return list(converted(totals(settle(story(text))), "EUR", rate_of))


def test_each_term_is_converted_by_the_rate_of_its_own_day() -> None:
    [found] = euros(
        """
        2023-01-25 Ministry: US -> UA pledged 400m USD military aid
        2023-02-01 Ministry: US -> UA pledged 100m USD relief
        """
    )
    assert found.value == 360_000_000 + 50_000_000
    assert [(term.rate.value, term.rate.day) for term in found.terms if term.rate] == [
        (Decimal("0.9"), date(2023, 1, 25)),
        (Decimal("0.5"), date(2023, 2, 1)),
    ]


def test_what_is_in_the_currency_already_is_added_as_it_stands() -> None:
    [found] = euros(
        """
        2023-01-25 Ministry: DE -> UA pledged 7m EUR relief
        2023-01-25 Ministry: DE -> UA pledged 10m USD military aid
        """
    )
    assert found.value == 16_000_000
    assert sorted(term.rate is None for term in found.terms) == [False, True]


def test_a_day_without_a_rate_and_a_commitment_without_a_day_are_left_out_and_named() -> None:
    [found] = euros(
        """
        2023-01-26 Ministry: US -> UA pledged 400m USD military aid
        undated Post: US -> MD pledged 5m USD relief
        """
    )
    assert found.value == 0
    assert not found.terms
    assert sorted(left.why for left in found.left) == ["it has no date to take a rate of", "no rate of USD"]


def test_loans_stay_apart_from_grants_and_pledges_from_deliveries_in_any_currency() -> None:
    found = euros(
        """
        2023-01-25 Ministry: US -> UA pledged 10m USD loan
        2023-01-25 Ministry: US -> UA pledged 20m USD relief
        2023-01-25 Ministry: US -> UA delivered 40m USD military aid
        """
    )
    assert sorted((each.form, each.standing.value, each.value) for each in found) == [
        ("loan", "pledged", Decimal(9_000_000)),
        ("money", "delivered", Decimal(36_000_000)),
        ("money", "pledged", Decimal(18_000_000)),
    ]
