"""The ledgers of a book for whoever asks again and again: put together once, and brought up to date when the book has grown."""

from __future__ import annotations

from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from pledgebook.model.ledgers import Ledger
from pledgebook.pipeline.ledgers import amended, chronicle_of, said_otherwise
from pledgebook.store.book import Book
from pledgebook.store.kept import Held, State

if TYPE_CHECKING:
    from pledgebook.ledger.chronicle import Chronicle


class StandingLedgers:
    """What `ledger_of` tells of a book, without settling all of it each time. Many threads may ask."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._lock = Lock()
        self._known: tuple[State, Chronicle] | None = None
        self._amended: list[tuple[Held, ...]] = []

    def as_of(self, day: date | None = None) -> Ledger:
        """What follows from the book as it is now, as of a date; None for all that is known. Raises a BookError."""
        with self._lock:
            chronicle = self._caught_up()
            return chronicle.as_of(day, said_otherwise(self._book, self._amended, day))

    def _caught_up(self) -> Chronicle:
        state = self._book.state()
        if self._known is None:
            chronicle, before = chronicle_of(self._book), None
        else:
            before, chronicle = self._known
            if state != before:
                self._take(chronicle, before, state)
        if before is None or state.articles != before.articles:
            self._amended = amended(self._book)
        self._known = state, chronicle
        return chronicle

    def _take(self, chronicle: Chronicle, before: State, state: State) -> None:
        """Let the chronicle know what was read and ruled since the book was in an earlier state."""
        current = (next(self._book.versions(article)).source for article in self._book.read_since(before))
        rulings = self._book.rulings() if state.rulings != before.rulings else None
        chronicle.revise([self._book.reading(source) for source in current], rulings)
