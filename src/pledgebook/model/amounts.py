"""How much: a number with its unit and how firmly the words state it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

COUNT = "count"


class Qualifier(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    RANGE = "range"
    VAGUE = "vague"


class Missing(StrEnum):
    """Why there is no value; never a dot, never a zero."""

    UNDISCLOSED = "undisclosed"
    NOT_MENTIONED = "not mentioned"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as the words bound it.

    `value` is None for a range and for words such as "dozens"; `low` and `high` are the bounds that the
    words allow, None where they leave a side open. `unit` is "count" for pieces, an ISO 4217 code for
    money (in full units: 2500000000, never 2.5), else an English singular ("tonne", "dose", "battalion").
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str = COUNT
    qualifier: Qualifier = Qualifier.EXACT

    @property
    def is_money(self) -> bool:
        return len(self.unit) == 3 and self.unit.isupper()

    def meets(self, other: Amount) -> bool:
        """Whether one quantity can satisfy both wordings."""
        if self.unit != other.unit:
            return False
        return _at_most(self.low, other.high) and _at_most(other.low, self.high)


def _at_most(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low <= high


def exact(value: Decimal | int | str, unit: str = COUNT) -> Amount:
    number = Decimal(value)
    return Amount(number, number, number, unit)


def about(value: Decimal | int | str, unit: str = COUNT) -> Amount:
    """For "about", "nearly", "some": the bounds stay at the number that the words name."""
    number = Decimal(value)
    return Amount(number, number, number, unit, Qualifier.ABOUT)


def at_least(value: Decimal | int | str, unit: str = COUNT) -> Amount:
    number = Decimal(value)
    return Amount(number, number, None, unit, Qualifier.AT_LEAST)


def at_most(value: Decimal | int | str, unit: str = COUNT) -> Amount:
    number = Decimal(value)
    return Amount(number, None, number, unit, Qualifier.AT_MOST)


def between(low: Decimal | int | str, high: Decimal | int | str, unit: str = COUNT) -> Amount:
    return Amount(None, Decimal(low), Decimal(high), unit, Qualifier.RANGE)


def vague(low: Decimal | int | str | None = None, unit: str = COUNT) -> Amount:
    """For "dozens" (low 24), "hundreds" (low 200), "a lot of" (no bound)."""
    return Amount(None, None if low is None else Decimal(low), None, unit, Qualifier.VAGUE)
