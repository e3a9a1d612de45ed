"""How two stated amounts stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache

from pledgebook.model.amounts import Amount, Qualifier

SAME = 0.005
"""Figures closer than half a percent are one figure."""
NEAR = 0.1
"""Hedged figures ("about", "over") closer than a tenth may be one."""
ROUNDING = 0.02
"""Two running totals of one moment may be rounded by this much."""
EXCHANGE = 2.5
"""Sums in two of the usual currencies that are one sum differ by less than this factor."""
MOST_MONEY = Decimal(10) ** 13
MOST_PIECES = Decimal(10) ** 10
"""Ten trillion of any currency and ten billion pieces: nothing of this kind has ever been promised."""
VAGUE_REACH = 10
""""Dozens" (24 or more) may be anything below ten times that."""


class Relation(IntEnum):
    """From worst to best."""

    CLASH = 0
    OTHER_UNIT = 1
    LOOSE = 2
    """One is so vague that the other fits."""
    NEAR = 3
    SAME = 4


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """An amount with what comparing it needs, made once: `key` is its number and unit in one word, `size` its number in
    the precision that telling figures apart needs.
    """

    amount: Amount
    unit: str
    number: Decimal | None
    size: float
    money: bool
    exact: bool
    key: str


@lru_cache(maxsize=262144)
def figure(amount: Amount) -> Figure:
    number = anchor(amount)
    exact = amount.qualifier is Qualifier.EXACT
    return Figure(amount, amount.unit, number, float(number or 0), amount.is_money, exact, f"{number} {amount.unit}")


def relation(one: Figure, other: Figure) -> Relation:
    """How well one quantity can be both; the order of the two makes no difference."""
    if one.unit != other.unit:
        return Relation.OTHER_UNIT
    if one.number is None or other.number is None:
        return Relation.LOOSE if _fits(one.amount, other.amount) else Relation.CLASH
    if one.size == other.size or (gap := _gap(one.size, other.size)) <= SAME:
        return Relation.SAME
    return Relation.NEAR if gap <= NEAR and not (one.exact and other.exact) else Relation.CLASH


def related(one: Amount, other: Amount) -> Relation:
    return relation(figure(one), figure(other))


def _gap(one: float, other: float) -> float:
    """The difference as a share of the larger."""
    return abs(one - other) / max(abs(one), abs(other), 1.0)


def rounded_alike(one: Figure, other: Figure) -> bool:
    """Whether two totals of one moment can be one, each rounded in its way ("8.7 billion", "about 8.8 billion")."""
    if one.unit != other.unit or one.number is None or other.number is None:
        return False
    return _gap(one.size, other.size) <= ROUNDING


def other_money(one: Figure, other: Figure) -> bool:
    """Whether the two are sums of money in two currencies that no usual rate makes one."""
    if not (one.money and other.money) or one.unit == other.unit or one.number is None or other.number is None:
        return False
    return max(one.size, other.size) > EXCHANGE * min(one.size, other.size)


def anchor(amount: Amount) -> Decimal | None:
    """The number that the words name; None for a range and for words such as "dozens"."""
    if amount.qualifier in (Qualifier.VAGUE, Qualifier.RANGE):
        return amount.value
    return amount.value if amount.value is not None else amount.low if amount.low is not None else amount.high


def absurd(amount: Amount) -> bool:
    """Whether it is below zero, or larger than anything of its kind ever was."""
    most = MOST_MONEY if amount.is_money else MOST_PIECES
    return any(each < 0 or each > most for each in (amount.value, amount.low, amount.high) if each is not None)


def _fits(one: Amount, other: Amount) -> bool:
    (low, high), (floor, ceiling) = _bounds(one), _bounds(other)
    return _at_most(low, ceiling) and _at_most(floor, high)


def _bounds(amount: Amount) -> tuple[Decimal | None, Decimal | None]:
    high = amount.high
    if amount.qualifier is Qualifier.VAGUE and high is None and amount.low is not None:
        high = amount.low * VAGUE_REACH
    return amount.low, high


def _at_most(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low <= high
