"""The ledger of a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from pledgebook.model.articles import Source
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Extract, Report
from pledgebook.store.book import Book
from pledgebook.store.kept import Held

if TYPE_CHECKING:
    from pledgebook.ledger.chronicle import Chronicle


def ledger_of(book: Book, as_of: date | None = None) -> Ledger:
    """What follows from the book as of a date, by the versions that articles had then; None for all that is known.

    Whoever asks again and again keeps `StandingLedgers`.
    """
    from pledgebook.ledger.undisturbed import undisturbed

    with undisturbed():
        said, reports = said_today(book)
        then = said_otherwise(book, amended(book), said, as_of) if as_of is not None else ()
        return chronicle_of(book, reports, as_of).as_of(as_of, then)


@dataclass(frozen=True, slots=True)
class Said:
    """The sources of the articles that tell of anything, as the book has them, and the origins of those that are copies."""

    sources: Mapping[str, Source]
    origins: Mapping[str, str]

    def __call__(self, report: Report) -> Report:
        """The report with the origin of its story."""
        from pledgebook.ledger.origins import named

        return named(report, self.origins.get(report.source.article))


def said_today(book: Book) -> tuple[Said, list[Report]]:
    """What is said today, and the reports of it with their origins."""
    from pledgebook.ledger.origins import origins_of

    bare = list(book.reports())
    sources = {report.source.article: report.source for report in bare}
    said = Said(sources, origins_of(sources, book.copies()))
    return said, [said(report) for report in bare]


def said_now(book: Book, before: Said, read: Mapping[str, Extract]) -> Said:
    """What is said today, where these articles say something else than before."""
    from pledgebook.ledger.origins import origins_of

    kept = {article: source for article, source in before.sources.items() if article not in read}
    sources = kept | {article: extract.reports[0].source for article, extract in read.items() if extract.reports}
    return Said(sources, origins_of(sources, book.copies()))


def otherwise(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The articles that have another origin, by id."""
    return sorted(each for each in one.keys() | other.keys() if one.get(each) != other.get(each))


def chronicle_of(book: Book, reports: Iterable[Report], until: date | None = None) -> Chronicle:
    """All that the book holds, put together as far as that day; `reports` are its own, with the origins of today."""
    from pledgebook.ledger.chronicle import Chronicle
    from pledgebook.ledger.undisturbed import undisturbed

    with undisturbed():
        return Chronicle(reports, book.rulings(), book.reactions(), until, book.former_reports())


def amended(book: Book) -> list[tuple[Held, ...]]:
    """The versions of each article that has several, the current one first."""
    return [tuple(book.versions(article)) for article in book.amended()]


def said_otherwise(book: Book, amended: Iterable[tuple[Held, ...]], today: Said, day: date | None) -> Iterator[Extract]:
    """What articles said by that day that say something else now: an earlier version, or the same of a story that had
    another origin then.
    """
    if day is None:
        return
    from pledgebook.ledger.origins import origins_of

    earlier = {extract.source.article: extract for extract in _earlier(book, amended, day)}
    sources = {name: each for name, each in today.sources.items() if each.published and each.published.last <= day}
    sources |= {name: extract.reports[0].source for name, extract in earlier.items() if extract.reports}
    then = Said(sources, origins_of(sources, book.copies(day)))
    renamed = (each for each in otherwise(today.origins, then.origins) if each in sources and each not in earlier)
    same = (book.reading(sources[article]) for article in renamed)
    for extract in (*earlier.values(), *same):
        yield replace(extract, reports=tuple(map(then, extract.reports)))


def _earlier(book: Book, amended: Iterable[tuple[Held, ...]], day: date) -> Iterator[Extract]:
    """What those versions say that were current then and are not today."""
    for versions in amended:
        then = next((each for each in versions if each.source.published and each.source.published.last <= day), None)
        if then is not None and then is not versions[0]:
            yield book.reading(then.source)


def latest_day(book: Book) -> date | None:
    """The last day on which an article of the book was published; None when none has a date."""
    return max((held.source.published.last for held in book.articles() if held.source.published), default=None)
