"""Where a commitment stands: a fold over its dated acts, in the order in which they happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pledgebook.ledger.order import effective
from pledgebook.lexicon.signs import holds
from pledgebook.model.dates import PartialDate
from pledgebook.model.ledgers import Stage
from pledgebook.model.reports import Act, Report

STRENGTH: tuple[Act, ...] = (
    Act.REQUESTED,
    Act.CONSIDERED,
    Act.PLANNED,
    Act.REFUSED,
    Act.PERMITTED,
    Act.PLEDGED,
    Act.ORDERED,
    Act.WITHDRAWN,
    Act.DELIVERED,
)
"""The weaker act first: of two acts of one day the stronger one tells where the commitment stands."""
_RANK = {act: rank for rank, act in enumerate(STRENGTH)}
_RUNGS = {Act.PLEDGED: 1, Act.ORDERED: 2, Act.DELIVERED: 3}
"""The ladder of what binds: once a rung is reached, only a withdrawal or a refusal leads down."""
_SOFT = frozenset({Act.REQUESTED, Act.CONSIDERED, Act.PLANNED})


def in_time(reports: Iterable[Report]) -> list[Report]:
    """The reports in the order in which their acts happened; of one day the weaker act first, then as they were given."""
    return sorted(reports, key=lambda report: (last_day(report), _RANK[report.act.value]))


def last_day(report: Report) -> int:
    """The last day on which the act can have happened: within what its words allow, and not after the article.

    What an article recalls without a date happened before the article's own day.
    """
    when, out = effective(report), report.source.published
    if when is None:
        return date.max.toordinal()
    last = when.last if out is None or out.last < when.first else min(when.last, out.last)
    return last.toordinal() - (report.act_date is None and report.restates is not None)


def stage(history: Iterable[Report]) -> tuple[Report, Stage, PartialDate | None]:
    """The report that tells where a commitment stands, the stage, and since when.

    `history` is in the order of `in_time`. A part delivery is told apart by the amounts, not here.
    """
    current: Report | None = None
    for report in history:
        if current is None or moves(current, report):
            current = report
    if current is None:
        raise ValueError("a commitment without reports")
    return current, _name(current), effective(current)


def moves(current: Report, report: Report) -> bool:
    """Whether the later act changes where the commitment stands."""
    old, new = current.act.value, report.act.value
    if new is old:
        return False
    if old in _RUNGS or old is Act.WITHDRAWN:
        return _moves_what_binds(current, report)
    return not (new is Act.REQUESTED or (new in _SOFT and old is Act.PERMITTED))


def _moves_what_binds(current: Report, report: Report) -> bool:
    old, new = current.act.value, report.act.value
    if new in _RUNGS and old in _RUNGS:
        return _RUNGS[new] > _RUNGS[old]
    if new in _RUNGS:
        return report.act_date is not None  # an undated "has pledged" after a withdrawal tells of the old promise
    return new is Act.WITHDRAWN or (new is Act.REFUSED and old is not Act.WITHDRAWN)


def _name(report: Report) -> Stage:
    if report.act.value is Act.WITHDRAWN and paused(report):
        return Stage.SUSPENDED
    return Stage(report.act.value.value)


def paused(report: Report) -> bool:
    """Whether the words of a withdrawal speak of a pause."""
    quotes = (report.act.quote, *report.act.cited)
    said = [quote.words for quote in quotes if quote] or [quote.words for quote in report.evidence[:1]]
    return any(holds("pause", words) for words in said)
