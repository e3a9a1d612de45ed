"""Money in another currency, only when asked for; every converted term carries its rate, the rate's day and who states it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.ledger.figures import anchor
from pledgebook.ledger.totals import Standing, Term, Total


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of the target currency one unit was worth on a day, by whose reckoning."""

    value: Decimal
    day: date
    source: str


CENT = Decimal("0.01")

RateOf = Callable[[str, str, date], Rate | str]
"""From currency, to currency, day: the rate of that day or the last one before it, else why there is none."""


@dataclass(frozen=True, slots=True)
class ConvertedTerm:
    """A term in the target currency; no rate where it is in that currency anyway."""

    term: Term
    value: Decimal
    rate: Rate | None


@dataclass(frozen=True, slots=True)
class Left:
    """A term that could not be converted, and why. It is in no sum."""

    term: Term
    why: str


@dataclass(frozen=True, slots=True)
class Converted:
    """What somebody's money of one form and standing comes to in one currency."""

    of: str
    form: str
    standing: Standing
    currency: str
    value: Decimal
    terms: tuple[ConvertedTerm, ...]
    left: tuple[Left, ...]


def converted(totals: Iterable[Total], currency: str, rate_of: RateOf) -> Iterator[Converted]:
    """For each name, form and standing of money, all currencies in one: each term by the rate of the last day of its date."""
    terms: dict[tuple[str, str, Standing], list[Term]] = {}
    for total in totals:
        for standing, found in total.sums:
            money = [term for term in found.terms if term.amount.is_money]
            if money:
                terms.setdefault((total.of, total.form, standing), []).extend(money)
    for (of, form, standing), found_terms in terms.items():
        done = [_converted(term, currency, rate_of) for term in found_terms]
        said = tuple(each for each in done if isinstance(each, ConvertedTerm))
        left = tuple(each for each in done if isinstance(each, Left))
        yield Converted(of, form, standing, currency, sum((each.value for each in said), Decimal(0)), said, left)


def _converted(term: Term, currency: str, rate_of: RateOf) -> ConvertedTerm | Left:
    value = anchor(term.amount)
    if value is None:
        return Left(term, "its words name no single figure")
    if term.amount.unit == currency:
        return ConvertedTerm(term, value, None)
    if term.when is None:
        return Left(term, "it has no date to take a rate of")
    rate = rate_of(term.amount.unit, currency, term.when.last)
    return ConvertedTerm(term, (value * rate.value).quantize(CENT), rate) if isinstance(rate, Rate) else Left(term, rate)
