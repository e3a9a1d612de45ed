"""The ledgers of a book for whoever asks again and again: put together once, and brought up to date when the book has grown."""

from __future__ import annotations

from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from pledgebook.ledger.undisturbed import let_go
from pledgebook.model.ledgers import Ledger
from pledgebook.pipeline.ledgers import amended, chronicle_of, said_otherwise
from pledgebook.store.book import Book
from pledgebook.store.kept import Held, State

if TYPE_CHECKING:
    from pledgebook.ledger.chronicle import Chronicle


class StandingLedgers:
    """What `ledger_of` tells of a book, without settling all of it each time. Many threads may ask.

    When copies of a story come in, who first wrote it may change for all of them, and all is put together anew.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._lock = Lock()
        self._known: tuple[State, Chronicle] | None = None
        self._amended: list[tuple[Held, ...]] = []
        self._copies: list[tuple[str, str]] = []

    def as_of(self, day: date | None = None) -> Ledger:
        """What follows from the book as it is now, as of a date; None for all that is known. Raises a BookError."""
        with self._lock:
            chronicle = self._caught_up()
            return chronicle.as_of(day, said_otherwise(self._book, self._amended, self._copies, day))

    def _caught_up(self) -> Chronicle:
        state = self._book.state()
        if self._known is not None and self._known[0] == state:
            return self._known[1]
        copies = self._book.copies()
        if self._known is None or copies != self._copies or self._is_copied(self._known[0], copies):
            if self._known is not None:
                self._known = None
                let_go()
            chronicle, before = chronicle_of(self._book, copies), None
        else:
            before, chronicle = self._known
            self._take(chronicle, before, state)
        if before is None or state.articles != before.articles:
            self._amended = amended(self._book)
        self._known, self._copies = (state, chronicle), copies
        return chronicle

    def _is_copied(self, before: State, copies: list[tuple[str, str]]) -> bool:
        """Whether an article read since then is a copy: its story may have another origin now."""
        copied = {article for pair in copies for article in pair}
        return bool(copied) and any(article in copied for article in self._book.read_since(before))

    def _take(self, chronicle: Chronicle, before: State, state: State) -> None:
        """Let the chronicle know what was read and ruled since the book was in an earlier state."""
        current = [next(self._book.versions(article)).source for article in self._book.read_since(before)]
        rulings = self._book.rulings() if state.rulings != before.rulings else None
        former = [report for source in current for report in self._book.former_reports_of(source)]
        chronicle.revise([self._book.reading(source) for source in current], rulings, former)
