"""What the sources agree on, and where they differ: every claim, the one that is shown, and the rule that chose it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from pledgebook.ledger.limits import MOST_VALUES
from pledgebook.ledger.official import official
from pledgebook.ledger.order import position
from pledgebook.ledger.witnesses import witnesses
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Claim, Disagreement
from pledgebook.model.reports import Report

T = TypeVar("T", bound=Hashable)

RULES = (
    "a person ruled so",
    "the donor's own side says so",
    "the latest report says so",
    "it is the more precise",
    "more independent sources say so",
    "it was reported first",
)
"""In this order; the first that tells two claims apart chooses."""


@dataclass(frozen=True, slots=True)
class Side(Generic[T]):
    """One value and the reports that state it."""

    value: T
    reports: tuple[Report, ...]


def sides(stated: Iterable[tuple[T, Report]], same: Callable[[T, T], bool], finer: Callable[[T], int]) -> list[Side[T]]:
    """The distinct values, each with its reports; of values that are the same the finest stands for all.

    A value is held against the first few dozen others: where there are more, no two that differ are ever taken for one.
    """
    by_value: dict[T, list[Report]] = {}
    for value, report in stated:
        by_value.setdefault(value, []).append(report)
    if len(by_value) == 1:
        return [Side(value, tuple(reports)) for value, reports in by_value.items()]
    groups: list[list[T]] = []
    for value in by_value:
        near = (group for group in groups[:MOST_VALUES] if len(group) < MOST_VALUES)
        home = next((group for group in near if all(same(value, other) for other in group)), None)
        if home is None:
            groups.append([value])
        else:
            home.append(value)
    return [Side(max(group, key=finer), tuple(report for value in group for report in by_value[value])) for group in groups]


def chosen(claims: Sequence[Side[T]], finer: Callable[[T], int], cell: str) -> tuple[Side[T], str]:
    """The claim about `cell` to show and the rule that chose it."""
    if len(claims) == 1:
        return claims[0], ""
    ranked = sorted(claims, key=lambda side: _rank(side, finer, cell), reverse=True)
    best, *others = ranked
    mine, theirs = _rank(best, finer, cell), _rank(others[0], finer, cell)
    decided = next(number for number, (ours, other) in enumerate(zip(mine, theirs, strict=True)) if ours != other)
    return best, RULES[decided]


def _rank(side: Side[T], finer: Callable[[T], int], cell: str) -> tuple[int, int, int, int, int, tuple[int, ...]]:
    first = min(position(report) for report in side.reports)
    return (
        by_ruling(side, cell),
        any(official(report) for report in side.reports),
        max(position(report)[0] for report in side.reports),
        finer(side.value),
        len(witnesses(side.reports)),
        tuple(-ord(letter) for letter in f"{first[0]:08d} {first[1]} {first[2]:09d} {side.reports[0].id}"),
    )


def by_ruling(side: Side[T], cell: str) -> bool:
    """Whether a person set this cell: a ruling is stronger than any rule."""
    readings = (getattr(report, cell) for report in side.reports)
    return any(isinstance(reading, Reading) and reading.rule.startswith("ruling.") for reading in readings)


def disagreement(cell: str, claims: Sequence[Side[T]], written: Callable[[T], str], finer: Callable[[T], int]) -> Disagreement:
    """The claims side by side, the shown one first, the others as they came."""
    best, rule = chosen(claims, finer, cell)
    ordered = [best, *(side for side in claims if side is not best)]
    return Disagreement(
        cell,
        tuple(Claim(written(side.value), tuple(report.id for report in side.reports)) for side in ordered),
        written(best.value),
        rule,
    )


def number(value: Decimal) -> str:
    """A number with thousands separated, without idle zeros."""
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
