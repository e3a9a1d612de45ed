"""The ledger of a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Extract, Report
from pledgebook.store.book import Book
from pledgebook.store.kept import Held

if TYPE_CHECKING:
    from pledgebook.ledger.chronicle import Chronicle
    from pledgebook.ledger.origins import Pair


def ledger_of(book: Book, as_of: date | None = None) -> Ledger:
    """What follows from the book as of a date, by the versions that articles had then; None for all that is known.

    Whoever asks again and again keeps `StandingLedgers`.
    """
    from pledgebook.ledger.origins import with_origins
    from pledgebook.ledger.undisturbed import undisturbed

    copies = book.copies()
    with undisturbed():
        then = said_otherwise(book, amended(book), copies, as_of) if as_of is not None else ()
        return chronicle_of(book, with_origins(book.reports(), copies), as_of).as_of(as_of, then)


def chronicle_of(book: Book, reports: Iterable[Report], until: date | None = None) -> Chronicle:
    """All that the book holds, put together as far as that day; `reports` are its own, with the origins of today."""
    from pledgebook.ledger.chronicle import Chronicle
    from pledgebook.ledger.undisturbed import undisturbed

    with undisturbed():
        return Chronicle(reports, book.rulings(), book.reactions(), until, book.former_reports())


def amended(book: Book) -> list[tuple[Held, ...]]:
    """The versions of each article that has several, the current one first."""
    return [tuple(book.versions(article)) for article in book.amended()]


def said_otherwise(
    book: Book, amended: Iterable[tuple[Held, ...]], copies: Iterable[Pair], day: date | None
) -> Iterator[Extract]:
    """What articles said by that day that may say something else now: an earlier version, or the same of a story that had
    another origin then.
    """
    if day is None:
        return
    from pledgebook.ledger.origins import with_origins

    by_then = book.copies(day)
    then = {extract.source.article: extract for extract in _extracts_by(book, amended, (*copies, *by_then), day)}
    named: dict[str, list[Report]] = {article: [] for article in then}
    for report in with_origins((each for extract in then.values() for each in extract.reports), by_then):
        named[report.source.article].append(report)
    yield from (replace(extract, reports=tuple(named[article])) for article, extract in then.items())


def _extracts_by(book: Book, amended: Iterable[tuple[Held, ...]], copies: Iterable[Pair], day: date) -> Iterator[Extract]:
    """Of amended articles and of copies, what the version that was current then says."""
    several = {versions[0].source.article: versions for versions in amended}
    copied = {article for pair in copies for article in pair}
    for versions in (*several.values(), *(tuple(book.versions(article)) for article in sorted(copied - several.keys()))):
        then = next((each for each in versions if each.source.published and each.source.published.last <= day), None)
        if then is not None and (then is not versions[0] or then.source.article in copied):
            yield book.reading(then.source)


def latest_day(book: Book) -> date | None:
    """The last day on which an article of the book was published; None when none has a date."""
    return max((held.source.published.last for held in book.articles() if held.source.published), default=None)
