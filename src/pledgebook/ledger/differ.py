"""The cells beside the amount on which sources can differ: item, act, act date, due date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pledgebook.ledger.agreed import disagreement, sides
from pledgebook.ledger.figures import Relation, related
from pledgebook.ledger.gist import ASKING
from pledgebook.ledger.likeness import likeness, loose
from pledgebook.ledger.order import effective
from pledgebook.ledger.wording import words
from pledgebook.model.dates import PartialDate, Precision
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item
from pledgebook.model.ledgers import Disagreement
from pledgebook.model.reports import ARTICLE_DATE, Act, Due, Report

OPPOSED = {
    Act.REFUSED: frozenset({Act.PLANNED, Act.PERMITTED, Act.PLEDGED, Act.ORDERED, Act.DELIVERED}),
    Act.WITHDRAWN: frozenset({Act.DELIVERED}),
}
"""Acts that can't both be true of one thing on one day."""


def item_shown(reports: Sequence[Report]) -> Item:
    """The most precise name, of several the one that came first."""
    items = [report.item.value for report in reports]
    return max(items, key=lambda item: (len(item.kinds), len(words(item.name)) if not item.kinds else 0))


def disagreements(history: Sequence[Report], act: Act) -> Iterator[Disagreement]:
    """Every cell on which the reports differ, the amount apart; `act` is the one that tells the stage."""
    yield from _items(history)
    if len({report.act.value for report in history}) > 1:
        yield from _acts(history)
    yield from _act_dates([report for report in history if report.act.value is act])
    yield from _dues([report for report in history if report.due])


def _items(history: Sequence[Report]) -> Iterator[Disagreement]:
    claims = sides(((report.item.value, report) for report in history), _one_thing, lambda item: len(item.kinds))
    if len(claims) > 1:
        yield disagreement("item", claims, lambda item: item.name, lambda item: len(item.kinds))


def _one_thing(one: Item, other: Item) -> bool:
    return one == other or likeness(one, other) >= 0 or (one.item_class is other.item_class and loose(one.item_class))


def _acts(history: Sequence[Report]) -> Iterator[Disagreement]:
    for one, other in opposed(history):
        yield disagreement("act", sides(_acts_of((one, other)), Act.__eq__, _even), lambda act: act.value, _even)


def opposed(history: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """Pairs of reports of different articles that date opposed acts to one day, each pair of acts once."""
    seen: set[frozenset[Act]] = set()
    for of_day in _by_day(history).values():
        for one, other in combinations(of_day, 2):
            acts = frozenset((one.act.value, other.act.value))
            if acts not in seen and _opposed(one, other):
                seen.add(acts)
                yield one, other


def _by_day(history: Sequence[Report]) -> dict[PartialDate, list[Report]]:
    """The reports that date their act to a day, one for each act, article and day, where a day has several acts."""
    days: dict[PartialDate, dict[tuple[Act, str], Report]] = {}
    for report in history:
        if report.act_date and report.act_date.value.precision is Precision.DAY:
            days.setdefault(report.act_date.value, {}).setdefault((report.act.value, report.source.article), report)
    return {day: _of_two_acts(list(told.values())) for day, told in days.items() if len({act for act, _ in told}) > 1}


def _of_two_acts(reports: list[Report]) -> list[Report]:
    """At most two articles for each act."""
    kept: list[Report] = []
    for report in reports:
        if sum(each.act.value is report.act.value for each in kept) < 2:
            kept.append(report)
    return kept


def _opposed(one: Report, other: Report) -> bool:
    first, second = one.act.value, other.act.value
    if second not in OPPOSED.get(first, ()) and first not in OPPOSED.get(second, ()):
        return False
    return one.source.article != other.source.article


def _acts_of(reports: Sequence[Report]) -> Iterator[tuple[Act, Report]]:
    return ((report.act.value, report) for report in reports)


def _even(_: object) -> int:
    return 0


def _act_dates(history: Sequence[Report]) -> Iterator[Disagreement]:
    """A promise, an order, a permission happen on one day; people ask and weigh for weeks, and of deliveries there are many."""
    told = [report for report in history if report.act_date and report.act_date.rule != ARTICLE_DATE]
    dated = [(report.act_date.value, report) for report in told if report.act_date and not revised(report, history[-1])]
    if dated and history[0].act.value not in (*ASKING, Act.DELIVERED):
        claims = sides(dated, PartialDate.meets, _precision)
        if len(claims) > 1:
            yield disagreement("act_date", claims, str, _precision)


def revised(report: Report, latest: Report) -> bool:
    """Whether the latest report states another figure, so that this one tells of an earlier moment."""
    if not isinstance(report.amount, Reading) or not isinstance(latest.amount, Reading):
        return False
    return related(report.amount.value, latest.amount.value) is Relation.CLASH


def _precision(when: PartialDate) -> int:
    return when.precision.value


def _dues(history: Sequence[Report]) -> Iterator[Disagreement]:
    claims = sides(((report.due.value, report) for report in history if report.due), _one_due, _due_precision)
    if len(claims) > 1:
        yield disagreement("due", claims, lambda due: due.words, _due_precision)


def _one_due(one: Due, other: Due) -> bool:
    return words(one.words) == words(other.words) or bool(one.latest and other.latest and one.latest == other.latest)


def _due_precision(due: Due) -> int:
    return due.latest.precision.value if due.latest else 0


def due_shown(history: Sequence[Report]) -> Due | None:
    """The due date of the latest report that states one and is not merely asking."""
    stated = [report for report in history if report.due]
    stated.sort(key=lambda report: (report.act.value is not Act.REQUESTED, str(effective(report) or "")))
    return stated[-1].due.value if stated and stated[-1].due else None
