"""The ledger of a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

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
    from pledgebook.ledger.settle import settle

    return settle(told(book, as_of), book.rulings(), as_of, book.reactions(as_of))


def told(book: Book, as_of: date | None = None) -> tuple[Report, ...]:
    """The reports out by a date, those of copies with the origin that their story had by then."""
    from pledgebook.ledger.origins import with_origins

    return with_origins(book.reports(as_of), book.copies(as_of))


def chronicle_of(book: Book) -> Chronicle:
    """All that the book holds, put together."""
    from pledgebook.ledger.chronicle import Chronicle, undisturbed

    with undisturbed():
        return Chronicle(told(book), book.rulings(), book.reactions())


def amended(book: Book) -> list[tuple[Held, ...]]:
    """The versions of each article that has several, the current one first."""
    return [tuple(book.versions(article)) for article in book.amended()]


def said_otherwise(book: Book, amended: Iterable[tuple[Held, ...]], day: date | None) -> Iterator[Extract]:
    """What those articles said by that day of which a later version is current now."""
    if day is None:
        return
    for versions in amended:
        then = next((each for each in versions if each.source.published and each.source.published.last <= day), None)
        if then is not None and then is not versions[0]:
            yield book.reading(then.source)


def latest_day(book: Book) -> date | None:
    """The last day on which an article of the book was published; None when none has a date."""
    return max((held.source.published.last for held in book.articles() if held.source.published), default=None)
