"""The ledger of a book."""

from __future__ import annotations

from datetime import date

from pledgebook.model.ledgers import Ledger
from pledgebook.store.book import Book


def ledger_of(book: Book, as_of: date | None = None) -> Ledger:
    """What follows from the book as of a date, by the versions that articles had then; None for all that is known."""
    from pledgebook.ledger.settle import settle

    return settle(tuple(book.reports(as_of)), tuple(book.rulings()), as_of, tuple(book.reactions(as_of)))


def latest_day(book: Book) -> date | None:
    """The last day on which an article of the book was published; None when none has a date."""
    return max((held.source.published.last for held in book.articles() if held.source.published), default=None)
