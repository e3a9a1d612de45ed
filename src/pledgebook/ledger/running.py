"""Running totals held against the commitments that are known: they check a sum and never add to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.ledger.amounts import written
from pledgebook.ledger.figures import ROUNDING, anchor
from pledgebook.model.amounts import Amount
from pledgebook.model.ledgers import Commitment
from pledgebook.model.reports import Scope

Key = tuple[str, str, str, str]
TERMS = 6
"""How many terms of a sum are written out."""


@dataclass(frozen=True, slots=True)
class Column:
    """The commitments of one donor, recipient, class and unit by day, each with the sum up to it."""

    days: tuple[int, ...]
    sums: tuple[Decimal, ...]
    terms: tuple[tuple[str, Decimal], ...]


Parts = dict[Key, Column]


@dataclass(frozen=True, slots=True)
class Difference:
    stated: Decimal
    known: Decimal
    arithmetic: str


def parts_of(commitments: Sequence[Commitment]) -> Parts:
    """The columns of all that counts and is dated, where a running total asks for them."""
    wanted = {_key(each) for each in commitments if each.scope is Scope.CUMULATIVE} - {None}
    takers = {key[1] for key in wanted if key}
    columns: dict[Key, list[tuple[int, str, Decimal]]] = {}
    for commitment in commitments if wanted else ():
        if commitment.counts and commitment.since is not None and _first_taker(commitment) in takers:
            key, value = _key(commitment), _value(commitment)
            if key in wanted and key and value is not None:
                columns.setdefault(key, []).append((commitment.since.last.toordinal(), commitment.id, value))
    return {key: _column(sorted(rows)) for key, rows in columns.items()}


def _column(rows: list[tuple[int, str, Decimal]]) -> Column:
    sums, total = [], Decimal(0)
    for _, _, value in rows:
        total += value
        sums.append(total)
    return Column(tuple(day for day, _, _ in rows), tuple(sums), tuple((name, value) for _, name, value in rows))


def _key(commitment: Commitment) -> Key | None:
    if not isinstance(commitment.amount, Amount) or not commitment.donors or not commitment.recipients:
        return None
    donors = "+".join(sorted(actor.id for actor in commitment.donors))
    return donors, commitment.recipients[0].id, commitment.item.item_class.value, commitment.amount.unit


def _first_taker(commitment: Commitment) -> str | None:
    return commitment.recipients[0].id if commitment.recipients else None


def _value(commitment: Commitment) -> Decimal | None:
    return anchor(commitment.amount) if isinstance(commitment.amount, Amount) else None


def compared(commitment: Commitment, parts: Parts) -> Difference | None:
    """How a running total differs from what is known up to its day; None where it fits or nothing is known."""
    key, stated = _key(commitment), _value(commitment)
    if commitment.scope is not Scope.CUMULATIVE or key not in parts or stated is None or commitment.since is None:
        return None
    column = parts[key]
    count = bisect_right(column.days, commitment.since.last.toordinal())
    known = column.sums[count - 1] if count else Decimal(0)
    if not count or abs(known - stated) <= Decimal(str(ROUNDING)) * stated:
        return None
    return Difference(stated, known, _arithmetic(commitment, column, count, known, stated))


def _arithmetic(commitment: Commitment, column: Column, count: int, known: Decimal, stated: Decimal) -> str:
    terms = [f"{value:,f} ({name})" for name, value in column.terms[:count]]
    some = " + ".join(terms[:TERMS]) + (f" + {count - TERMS} more" if count > TERMS else "")
    total = written(commitment.amount) if isinstance(commitment.amount, Amount) else ""
    relation = f"{stated - known:,f} less than" if known < stated else f"{known - stated:,f} more than"
    return f"the known {some} = {known:,f} are {relation} the total of {total} stated for {commitment.since}"
