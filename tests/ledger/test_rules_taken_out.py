"""Each of the nineteen rules is taken out in turn, and a test of that rule has to notice.

The rules in words, and where each lives, stand in `docs/rules.md`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest
import test_rules
from stories import story

from pledgebook.ledger import agreed, arrived, bars, boundary, checks, conversion, counting, draw, fold, lines, link, place, ruled
from pledgebook.ledger import totals as summing
from pledgebook.ledger import witnesses as told_by
from pledgebook.ledger.conversion import ConvertedTerm
from pledgebook.ledger.gist import Gist, gist
from pledgebook.ledger.settle import settle
from pledgebook.ledger.ties import Ties
from pledgebook.ledger.totals import By, Standing
from pledgebook.model.ledgers import Commitment


@dataclass(frozen=True)
class Cut:
    """A rule, what of it is taken out, and what stands in for the function or data that carries it."""

    rule: int
    what: str
    home: ModuleType | type
    name: str
    instead: Any

    def __str__(self) -> str:
        return f"rule {self.rule}: {self.what}"


def without(home: ModuleType, name: str, *gone: Callable[..., Any]) -> tuple[ModuleType, str, tuple[Any, ...]]:
    """A list of rules with some of them left out."""
    return home, name, tuple(each for each in getattr(home, name) if each not in gone)


def taken_as(**cells: Any) -> tuple[ModuleType, str, Callable[..., Gist]]:
    """Reports of which the linking sees other values than were read."""
    return lines, "gist_of", lambda report, placed=None: gist(report, placed)._replace(**cells)


def in_even_shares(commitment: Commitment, by: By) -> Iterator[Any]:
    for key, put in _ENTRIES(commitment, by):
        for donor in key[0].split(" + "):
            yield (donor, *key[1:]), put


def in_one_currency(commitment: Commitment, by: By) -> Iterator[Any]:
    return (((of, form, "USD"), put) for (of, form, _), put in _ENTRIES(commitment, by))


def by_outlet(reports: Any) -> tuple[str, ...]:
    return tuple(sorted({report.source.outlet for report in reports}))


def nothing(*_: Any) -> Iterator[Any]:
    return iter(())


def no(*_: Any) -> bool:
    return False


def yes(*_: Any) -> bool:
    return True


_ENTRIES = summing._entries

CUTS = (
    Cut(1, "parts are not added to their package", *without(counting, "AROUND", counting.inside_package)),
    Cut(1, "a package without a sum leaves it to its parts", *without(counting, "OWN", counting.unsized_package)),
    Cut(2, "only what enters a boundary is let in", boundary, "_is", yes),
    Cut(2, "a boundary has its days", boundary, "_in_time", yes),
    Cut(3, "what has arrived is no longer promised", summing, "_less", lambda amount, _: amount),
    Cut(3, "a delivery told twice arrived once", arrived, "_one_delivery", no),
    Cut(4, "what binds nobody is in no sum", *without(counting, "OWN", counting.not_binding)),
    Cut(4, "what hangs on a condition stands apart", summing, "_promised", lambda _: Standing.PLEDGED),
    Cut(5, "a running total adds nothing", *without(counting, "OWN", counting.running_total)),
    Cut(5, "a running total checks the sum", *without(checks, "AMONG_OTHERS", checks.total_differs)),
    Cut(6, "what is said again is evidence for the same", link, "JOIN", 99.0),
    Cut(6, "another one is another one", *without(place, "RARE_BARS", bars.another)),
    Cut(6, "another day is another promise", *without(place, "BARS", bars.other_day)),
    Cut(6, "what is doubtful counts for nothing", *without(counting, "OWN", counting.doubtful)),
    Cut(7, "who printed a story is not who wrote it", fold, "witnesses", by_outlet),
    Cut(7, "one sentence in two outlets is one witness", told_by, "FEWEST", 99),
    Cut(8, "what is bought together is never split", summing, "_entries", in_even_shares),
    Cut(8, "there is no fraction of a thing", *without(checks, "BY_ITSELF", checks.fraction_of_a_thing)),
    Cut(9, "money through a fund counts at the fund", *without(counting, "AROUND", counting.through_fund)),
    Cut(10, "a permission is no aid", *without(counting, "OWN", counting.permission)),
    Cut(11, "another recipient is another commitment", *taken_as(recipients=frozenset())),
    Cut(12, "parts beyond the sum are flagged", *without(checks, "AMONG_OTHERS", checks.parts_exceed_sum)),
    Cut(12, "the stated sum rules", *without(counting, "AROUND", counting.inside_package)),
    Cut(13, "slices of years are in their envelope", *without(counting, "AROUND", counting.inside_package)),
    Cut(14, "loans and guarantees stand apart", summing, "_FORMS", frozenset()),
    Cut(15, "two who count one event tell of one event", bars, "_two_counts", no),
    Cut(15, "the donor's own side goes first", agreed, "official", no),
    Cut(16, "a new reckoning is no new promise", *taken_as(restates=False)),
    Cut(17, "money keeps its currency", summing, "_entries", in_one_currency),
    Cut(17, "a conversion has its rate", conversion, "_converted", lambda term, *_: ConvertedTerm(term, Decimal(1), None)),
    Cut(18, "what people put together is together", Ties, "join", yes),
    Cut(18, "what people keep apart is apart", Ties, "part", yes),
    Cut(18, "a ruling can be undone", ruled, "in_force", lambda rulings: tuple(each for each in rulings if each.kind != "undo")),
    Cut(18, "an old ID leads to the one of today", draw, "_redirects", nothing),
    *(Cut(19, f"{each.__name__} is looked for", *without(checks, "BY_ITSELF", each)) for each in checks.BY_ITSELF),
    Cut(19, "a figure that can't be is in no sum", *without(counting, "OWN", counting.absurd_figure)),
    Cut(19, "overdue is looked for", *without(checks, "AMONG_OTHERS", checks.overdue)),
)


def news_of(rule: int) -> list[Callable[[], None]]:
    """The tests of a rule with all that they ask for."""
    return [ready for name, test in vars(test_rules).items() if name.startswith(f"test_rule_{rule}_") for ready in _ready(test)]


def _ready(test: Callable[..., None]) -> Iterator[Callable[[], None]]:
    match [*inspect.signature(test).parameters]:
        case ["ledger"]:
            yield lambda: test(settle(story(inspect.getdoc(test) or "")))
        case ["check"]:
            yield from ((lambda check=check: test(check)) for check in test_rules.ODD)
        case _:
            yield test


def notices(test: Callable[[], None]) -> bool:
    """Whether a test fails, by its own word or because what it looks for is not there."""
    try:
        test()
    except (AssertionError, ValueError, KeyError, StopIteration):
        return True
    return False


@pytest.mark.parametrize("cut", CUTS, ids=str)
def test_a_rule_that_is_taken_out_is_missed(cut: Cut, monkeypatch: pytest.MonkeyPatch) -> None:
    tests = news_of(cut.rule)
    assert not any(map(notices, tests))
    monkeypatch.setattr(cut.home, cut.name, cut.instead)
    assert any(map(notices, tests))


def test_every_one_of_the_nineteen_rules_is_taken_out_once_at_least() -> None:
    assert {cut.rule for cut in CUTS} == {*range(1, 20)}
