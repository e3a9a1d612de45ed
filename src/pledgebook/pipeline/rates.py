"""The reference rates of the European Central Bank, as they ship with a library: nothing is looked up on a network."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from pledgebook.ledger.conversion import Rate
from pledgebook.model.errors import UnknownCurrency

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

SOURCE = "European Central Bank"
BANK_HOLIDAYS = 7
"""No rate is stated on weekends and holidays; the last one before holds, if it is no more days old than this."""


@cache
def _rates() -> CurrencyConverter:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)


def known_currency(code: str) -> str:
    """The currency's code in capitals. Raises UnknownCurrency where the bank states no rate for it."""
    wanted = code.strip().upper()
    if wanted not in _rates().currencies:
        raise UnknownCurrency(code, tuple(sorted(_rates().currencies)))
    return wanted


def reference_rate(unit: str, currency: str, day: date) -> Rate | str:
    """What one unit of money was worth in a currency on a day, or why that is not known.

    Two currencies beside the euro are converted over the euro, both by the rates of one day.
    """
    if unit not in _rates().currencies:
        return f"{SOURCE} states no rate for {unit}"
    for before in range(BANK_HOLIDAYS + 1):
        if value := _value(unit, currency, day - timedelta(days=before)):
            return Rate(value, day - timedelta(days=before), SOURCE)
    bounds = [_rates().bounds[each] for each in (unit, currency) if each in _rates().bounds]
    first, last = max(each.first_date for each in bounds), min(each.last_date for each in bounds)
    return f"{SOURCE} states no rate of {unit} for {day}; the rates at hand go from {first} to {last}"


def _value(unit: str, currency: str, day: date) -> Decimal | None:
    from currency_converter import RateNotFoundError

    try:
        return Decimal(_rates().convert(Decimal(1), unit, currency, day))
    except RateNotFoundError:
        return None
