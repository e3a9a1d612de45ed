"""The reference rates that ship with a library."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pledgebook.ledger.conversion import Rate
from pledgebook.model.errors import UnknownCurrency
from pledgebook.pipeline.rates import known_currency, reference_rate


def test_a_rate_is_that_of_the_day_or_of_the_last_day_before_on_which_there_is_one() -> None:
    friday, sunday = (reference_rate("USD", "EUR", date(2023, 1, day)) for day in (27, 29))
    assert isinstance(friday, Rate)
    assert friday == sunday
    assert (friday.day, friday.source) == (date(2023, 1, 27), "European Central Bank")
    assert Decimal("0.91") < friday.value < Decimal("0.93")


@pytest.mark.parametrize(
    ("unit", "day", "why"),
    [
        ("UAH", date(2023, 1, 27), "states no rate for UAH"),
        ("USD", date(2131, 3, 20), "the rates at hand go from 1999-01-04 to "),
    ],
)
def test_where_there_is_no_rate_it_is_said_why(unit: str, day: date, why: str) -> None:
    found = reference_rate(unit, "EUR", day)
    assert isinstance(found, str)
    assert why in found


def test_a_currency_may_be_written_in_small_letters_and_one_without_rates_is_refused() -> None:
    assert known_currency(" usd ") == "USD"
    with pytest.raises(UnknownCurrency, match="No exchange rates of 'XTS' are at hand"):
        known_currency("XTS")
