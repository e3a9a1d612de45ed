"""Reports that an earlier reading took and today's does not: the ids that they gave still lead to where they are read now, and
what people ruled on them holds for what is read from the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from pledgebook.ledger.gist import gist
from pledgebook.ledger.home import Home
from pledgebook.ledger.likeness import OTHER, alike
from pledgebook.ledger.link import Course
from pledgebook.ledger.order import Moment
from pledgebook.ledger.place import JOIN_WITHIN, weigh
from pledgebook.ledger.strand import Strand, strand
from pledgebook.model.ledgers import Finding, Grade
from pledgebook.model.reports import Report
from pledgebook.model.rulings import Ruling


def successors(
    former: Iterable[Report], homes: Mapping[Home, Strand], course: Course, end: Moment
) -> Iterator[tuple[Report, Home | None]]:
    """Each former report with the home of what its article says now that is most like it; else the home that it would join."""
    former = tuple(former)
    near: dict[str, list[Home]] = {report.source.article: [] for report in former}
    for home, whole in homes.items() if former else ():
        for article in near.keys() & whole.articles:
            near[article].append(home)
    for report in former:
        line = strand([gist(report)])
        fits = [(weigh(line, homes[home]).score, home) for home in near[report.source.article] if _may_be(line, homes[home])]
        best = max(fits, key=lambda fit: fit[0], default=None)
        yield report, best[1] if best is not None and best[0] >= JOIN_WITHIN else course.fitting(report, end)


def _may_be(line: Strand, whole: Strand) -> bool:
    """Whether a name of the thing, at least, may be another reading of the line's."""
    return any(alike(mine, theirs) > OTHER for mine in line.things for theirs in whole.things)


def no_longer_read(names: Iterable[tuple[str, Report]]) -> Iterator[Finding]:
    for name, report in names:
        what = f"{name} was taken from {report.source.article} by an earlier reading of it. Nothing like it is read there today."
        yield Finding("no-longer-read", Grade.NOTE, name, what)


def carried_over(
    rulings: Iterable[Ruling],
    reports: Mapping[str, Report],
    former: Mapping[str, Report],
    told: Callable[[str], Iterable[Report]],
) -> tuple[Ruling, ...]:
    """The rulings, those on former reports as if they were made on today's report of the same words, where there is one.

    `told` gives what an article says today.
    """

    def today(name: str) -> str:
        if name in reports or name not in former:
            return name
        near = [each.id for each in told(former[name].source.article) if _words(each) == _words(former[name])]
        return near[0] if len(near) == 1 else name

    return tuple(
        replace(ruling, subject=today(ruling.subject), other=today(ruling.other) if ruling.other else ruling.other)
        for ruling in rulings
    )


def _words(report: Report) -> tuple[str | None, ...]:
    """What a report was read from: the sentence, and in it the words for the act and for the thing."""
    quotes = (next(iter(report.evidence), None), report.act.quote, report.item.quote)
    return tuple(quote.words if quote else None for quote in quotes)
