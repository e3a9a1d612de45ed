"""Money in another currency, only when asked for; every converted term carries its rate, the rate's day and who states it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.ledger.figures import anchor
from pledgebook.ledger.totals import Sum, Term


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of the target currency one unit was worth on a day, by whose reckoning."""

    value: Decimal
    day: date
    source: str


RateOf = Callable[[str, str, date], Rate | None]
"""From currency, to currency, day: the rate of that day or the last one before it, None where none is known."""


@dataclass(frozen=True, slots=True)
class ConvertedTerm:
    term: Term
    value: Decimal
    rate: Rate


@dataclass(frozen=True, slots=True)
class Converted:
    """A sum in one currency: the converted terms, and those that could not be converted, which are not in the value."""

    currency: str
    value: Decimal
    terms: tuple[ConvertedTerm, ...]
    left: tuple[Term, ...]


def converted(total: Sum, currency: str, rate_of: RateOf) -> Converted:
    """The sum's terms in another currency, each by the rate of the last day of its own date."""
    terms: list[ConvertedTerm] = []
    left: list[Term] = []
    for term in total.terms:
        rate = rate_of(term.amount.unit, currency, term.when.last) if term.when is not None else None
        value = anchor(term.amount)
        if rate is None or value is None:
            left.append(term)
        else:
            terms.append(ConvertedTerm(term, value * rate.value, rate))
    return Converted(currency, sum((each.value for each in terms), Decimal(0)), tuple(terms), tuple(left))
