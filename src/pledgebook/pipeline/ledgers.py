"""The ledger of a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Extract
from pledgebook.store.book import Book
from pledgebook.store.kept import Held

if TYPE_CHECKING:
    from pledgebook.ledger.chronicle import Chronicle


def ledger_of(book: Book, as_of: date | None = None) -> Ledger:
    """What follows from the book as of a date, by the versions that articles had then; None for all that is known.

    Whoever asks again and again keeps `StandingLedgers`.
    """
    then = said_otherwise(book, amended(book), as_of)
    return chronicle_of(book, as_of).as_of(as_of, then)


def chronicle_of(book: Book, until: date | None = None) -> Chronicle:
    """All that the book holds, put together as far as that day."""
    from pledgebook.ledger.chronicle import Chronicle, undisturbed

    with undisturbed():
        return Chronicle(book.reports(), book.rulings(), book.reactions(), until)


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
