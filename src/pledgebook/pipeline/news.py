"""What the articles of a book say from which day on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pledgebook.ledger.origins import stories, with_origins
from pledgebook.model.reports import Extract, Report
from pledgebook.store.book import Book
from pledgebook.store.kept import Held, Version

Days = dict[date, list[Extract]]
Versions = Mapping[str, tuple[Held, ...]]
"""Of each article all versions, the current one first."""


def news_by_day(book: Book) -> Days:
    """Each day on which articles say something else than before, the earliest first, with what they say since.

    What has no date is left out. Copies of a story have the origin that was known by the day.
    """
    current = _current(book)
    pairs = book.copied()
    copied = {each.article for pair in pairs for each in pair}
    together = stories((one.article, other.article) for one, other in pairs)
    alone = [frozenset((article,)) for article in book.amended() if article not in copied]
    days: Days = {}
    for story in (*together, *alone):
        versions = {article: tuple(book.versions(article)) for article in sorted(story)}
        for day, extract in _told(book, versions, current, [pair for pair in pairs if pair[0].article in story]):
            days.setdefault(day, []).append(extract)
    special = frozenset().union(*together, *alone)
    for article, reports in current.items():
        if article not in special and (out := reports[0].source.published):
            days.setdefault(out.last, []).append(Extract(reports[0].source, reports))
    return dict(sorted(days.items()))


def _current(book: Book) -> dict[str, tuple[Report, ...]]:
    """What each article says today."""
    told: dict[str, list[Report]] = {}
    for report in book.reports():
        told.setdefault(report.source.article, []).append(report)
    return {article: tuple(reports) for article, reports in told.items()}


def _told(
    book: Book,
    versions: Versions,
    current: Mapping[str, tuple[Report, ...]],
    pairs: Iterable[tuple[Version, Version]],
) -> Iterator[tuple[date, Extract]]:
    """What the articles of one story say, each time that one of them says something else than before."""
    pairs, said = tuple(pairs), dict[str, Extract]()
    for day in sorted({each.source.published.last for held in versions.values() for each in held if each.source.published}):
        then = {article: held for article, several in versions.items() if (held := _by(day, several)) is not None}
        known = {Version(article, held.source.version) for article, held in then.items()}
        reports = with_origins(
            (report for article, held in then.items() for report in _said(book, held, versions[article], current)),
            [(one.article, other.article) for one, other in pairs if one in known and other in known],
        )
        for article, held in then.items():
            extract = Extract(held.source, tuple(each for each in reports if each.source.article == article))
            if said.get(article) != extract:
                said[article] = extract
                yield day, extract


def _by(day: date, versions: Iterable[Held]) -> Held | None:
    """The version that was current on a day."""
    return next((each for each in versions if each.source.published and each.source.published.last <= day), None)


def _said(book: Book, held: Held, versions: tuple[Held, ...], current: Mapping[str, tuple[Report, ...]]) -> tuple[Report, ...]:
    return current.get(held.source.article, ()) if held is versions[0] else book.reading(held.source).reports
