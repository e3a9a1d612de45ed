"""The one order in which reports are taken: by publication, article and place in the article, never by arrival."""

from __future__ import annotations

import re
from datetime import date

from pledgebook.model.articles import Source
from pledgebook.model.dates import PartialDate
from pledgebook.model.reports import Report

Moment = tuple[int, str]
"""An article's place in the order of publication: the last day on which it can have come out, as an ordinal, and its id."""
Position = tuple[int, str, int, tuple[tuple[int, int, str], ...]]
UNDATED = date.max.toordinal()
_RUN = re.compile(r"(\d+)|(\D+)")


def published(report: Report) -> int:
    """The last day on which the article can have come out, as an ordinal; undated articles come after all others."""
    when = report.source.published
    return when.last.toordinal() if when else UNDATED


def moment_of(report: Report) -> Moment:
    return published(report), report.source.article


def out_by(source: Source, day: date | None) -> bool:
    """Whether the article surely was out by that day; None stands for today."""
    return day is None or (source.published is not None and source.published.last <= day)


def position(report: Report) -> Position:
    """The key under which reports are sorted."""
    quote = report.act.quote or next(iter(report.evidence), None)
    start = quote.start if quote else 0
    return published(report), report.source.article, start, natural(report.id) if start == 0 else ((1, 0, report.id),)


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key under which e2 stands before e10."""
    return tuple((0, int(number), "") if number else (1, 0, text) for number, text in _RUN.findall(name))


def effective(report: Report) -> PartialDate | None:
    """When the act happened: the day that the words tell, else the article's own."""
    return report.act_date.value if report.act_date else report.source.published
