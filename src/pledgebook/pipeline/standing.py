"""The ledgers of a book for whoever asks again and again: put together once, and brought up to date when the book has grown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from pledgebook.ledger.undisturbed import undisturbed
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Extract
from pledgebook.pipeline.ledgers import Said, amended, chronicle_of, otherwise, said_now, said_otherwise, said_today
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
        self._today = Said({}, {})

    def as_of(self, day: date | None = None) -> Ledger:
        """What follows from the book as it is now, as of a date; None for all that is known. Raises a BookError."""
        with self._lock:
            chronicle = self._caught_up()
            return chronicle.as_of(day, said_otherwise(self._book, self._amended, self._today, day))

    def _caught_up(self) -> Chronicle:
        state = self._book.state()
        if self._known is not None and self._known[0] == state:
            return self._known[1]
        before, chronicle = self._known or (None, self._anew())
        if before is not None:
            self._take(chronicle, before, state)
        if before is None or state.articles != before.articles:
            self._amended = amended(self._book)
        self._known = (state, chronicle)
        return chronicle

    def _anew(self) -> Chronicle:
        with undisturbed():
            self._today, reports = said_today(self._book)
            return chronicle_of(self._book, reports)

    def _take(self, chronicle: Chronicle, before: State, state: State) -> None:
        """Let the chronicle know what was read and ruled since the book was in an earlier state."""
        read = {article: self._said(article) for article in self._book.read_since(before)}
        then, self._today = self._today, said_now(self._book, self._today, read)
        renamed = (article for article in otherwise(then.origins, self._today.origins) if article not in read)
        said = read | {article: self._said(article) for article in renamed}
        rulings = self._book.rulings() if state.rulings != before.rulings else None
        former = [report for extract in read.values() for report in self._book.former_reports_of(extract.source)]
        chronicle.revise(
            [replace(each, reports=tuple(map(self._today, each.reports))) for each in said.values()], rulings, former
        )

    def _said(self, article: str) -> Extract:
        """What an article says now, as the book has it."""
        return self._book.reading(next(self._book.versions(article)).source)
