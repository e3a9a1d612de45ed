"""The ledgers of a book for whoever asks again and again: put together once, and brought up to date when the book has grown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from pledgebook.ledger.origins import Pair, named, origins_of
from pledgebook.ledger.undisturbed import undisturbed
from pledgebook.model.articles import Source
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Extract
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
        self._copies: list[Pair] = []
        self._sources: dict[str, Source] = {}
        self._origins: dict[str, str] = {}

    def as_of(self, day: date | None = None) -> Ledger:
        """What follows from the book as it is now, as of a date; None for all that is known. Raises a BookError."""
        with self._lock:
            chronicle = self._caught_up()
            return chronicle.as_of(day, said_otherwise(self._book, self._amended, self._copies, day))

    def _caught_up(self) -> Chronicle:
        state = self._book.state()
        if self._known is not None and self._known[0] == state:
            return self._known[1]
        self._copies = self._book.copies()
        before, chronicle = self._known or (None, self._anew())
        if before is not None:
            self._take(chronicle, before, state)
        if before is None or state.articles != before.articles:
            self._amended = amended(self._book)
        self._known = (state, chronicle)
        return chronicle

    def _anew(self) -> Chronicle:
        with undisturbed():
            reports = list(self._book.reports())
            self._sources = {report.source.article: report.source for report in reports}
            self._origins = origins_of(self._sources, self._copies)
            told = (named(report, self._origins.get(report.source.article)) for report in reports)
            return chronicle_of(self._book, told)

    def _take(self, chronicle: Chronicle, before: State, state: State) -> None:
        """Let the chronicle know what was read and ruled since the book was in an earlier state."""
        read = {article: self._said(article) for article in self._book.read_since(before)}
        said = read | {article: self._said(article) for article in self._renamed(read)}
        rulings = self._book.rulings() if state.rulings != before.rulings else None
        former = [report for extract in read.values() for report in self._book.former_reports_of(extract.source)]
        chronicle.revise([self._with_origin(extract) for extract in said.values()], rulings, former)

    def _said(self, article: str) -> Extract:
        """What an article says now, as the book has it."""
        return self._book.reading(next(self._book.versions(article)).source)

    def _renamed(self, read: Mapping[str, Extract]) -> list[str]:
        """The other articles that have another origin, now that these were read."""
        for article, extract in read.items():
            self._sources.pop(article, None)
            if extract.reports:
                self._sources[article] = extract.reports[0].source
        before, self._origins = self._origins, origins_of(self._sources, self._copies)
        copied = sorted(before.keys() | self._origins.keys())
        return [each for each in copied if each not in read and before.get(each) != self._origins.get(each)]

    def _with_origin(self, extract: Extract) -> Extract:
        origin = self._origins.get(extract.source.article)
        return replace(extract, reports=tuple(named(report, origin) for report in extract.reports))
