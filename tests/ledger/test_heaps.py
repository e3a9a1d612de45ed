"""Heaps of reports that no sound book holds: twice as many take about twice the steps, and none is lost.

Steps are counted, not timed: calls of the ledger's own functions.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import FrameType

import pytest
from stories import story

from pledgebook.ledger.settle import settle
from pledgebook.model.amounts import exact
from pledgebook.model.dates import PartialDate, day
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Act, Due, Report

[PLAIN] = story("2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank")
[HANGING] = story("2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | if US sends Abrams tank")
[AWAITED] = story("2023-01-25 Herald: US -> UA pledged 31 Abrams tank")
FEW, MANY = 150, 300


def on(number: int) -> PartialDate:
    return day(date(2000, 1, 1) + timedelta(days=number))


def printed(report: Report, number: int, published: PartialDate | None = None) -> Report:
    """The report as an article of its own tells it."""
    name = f"a{number:05d}"
    words = (Quote(name, 0, 9, f"article {number} has words of its own, {number * 7} of them"),)
    source = replace(report.source, article=name, outlet=name, published=published or report.source.published)
    return replace(report, id=f"{name}#1", source=source, evidence=words)


def listed(report: Report, number: int, package: int | None) -> Report:
    """The report as one article tells it among many, as a part of another."""
    name = f"x{package:05d}" if package is not None else None
    return replace(report, id=f"x{number:05d}", amount=Reading(exact(number + 1), None, "x"), package=name)


HEAPS: dict[str, Callable[[int, int], Report]] = {
    "the same over and over": lambda n, _: printed(PLAIN, n),
    "another figure in each": lambda n, _: replace(printed(PLAIN, n), amount=Reading(exact(n + 1), None, "x")),
    "another name in each": lambda n, _: replace(
        printed(PLAIN, n), item=Reading(replace(PLAIN.item.value, name=f"Leopard 2 tank Mark {n}"), None, "x")
    ),
    "another due date and condition in each": lambda n, _: replace(
        printed(PLAIN, n),
        due=Reading(Due(f"by day {n} of year {n * 3}"), None, "x"),
        conditions=(Reading(f"vote {n} on law {n * 3}", None, "x"),),
    ),
    "a delivery each day": lambda n, _: replace(
        printed(PLAIN, n, on(n)), act=Reading(Act.DELIVERED, None, "x"), act_date=Reading(on(n), None, "x")
    ),
    "recalled from another day each time": lambda n, _: replace(
        printed(PLAIN, n), act_date=Reading(on(n), None, "x"), restates=Quote("a", 0, 1, "again")
    ),
    "gates and what they wait for": lambda n, _: replace(
        printed(HANGING if n % 2 else AWAITED, n, on(n * 9)), amount=Reading(exact(n * 7 + 1), None, "x")
    ),
    "parts of one package": lambda n, _: listed(PLAIN, n, 0 if n else None),
    "parts of parts of parts": lambda n, _: listed(PLAIN, n, n - 1 if n else None),
    "parts in a circle": lambda n, count: listed(PLAIN, n, (n - 1) % count),
}


def counted(reports: list[Report]) -> tuple[Ledger, int]:
    """The ledger, and how many calls of Python functions it took."""
    calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        ledger = settle(reports)
    finally:
        sys.setprofile(before)
    return ledger, calls


@pytest.mark.parametrize("heap", HEAPS)
def test_a_heap_takes_steps_in_proportion_and_loses_nothing(heap: str) -> None:
    made = HEAPS[heap]
    few, many = ([made(number, count) for number in range(count)] for count in (FEW, MANY))
    settle(many)  # what is remembered of single words and figures
    _, less = counted(few)
    ledger, more = counted(many)
    assert more < 2.6 * less
    held = [step.report.id for commitment in ledger.commitments for step in commitment.steps]
    assert sorted(held) == [report.id for report in many]
