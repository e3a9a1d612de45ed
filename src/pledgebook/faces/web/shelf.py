"""The book as of a date, made ready for the screen once and kept for as long as the book stays as it is."""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

from pledgebook.faces.web.facets import Index
from pledgebook.ledger.review import Case, review
from pledgebook.ledger.undisturbed import undisturbed
from pledgebook.model.ledgers import Commitment, Ledger
from pledgebook.model.reports import Report
from pledgebook.model.rulings import Ruling
from pledgebook.pipeline.standing import StandingLedgers
from pledgebook.store.book import Book
from pledgebook.store.kept import Held, State

T = TypeVar("T")

KEPT = 6
"""How many dates of a book are kept ready at once."""
MADE = 40
"""How many totals and pictures of one date are kept."""


class View:
    """A ledger with all that pages look up in it. What takes long is made when it is first asked for."""

    def __init__(self, ledger: Ledger, common: Common) -> None:
        self.ledger, self.common = ledger, common
        self.as_of = ledger.as_of
        self._made: dict[Hashable, Any] = {}
        self.by_id: dict[str, Commitment] = {each.id: each for each in ledger.commitments}

    @cached_property
    def index(self) -> Index:
        return Index.of(self.ledger)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made of this view under the key before, else what is made of it now. Several threads may ask."""
        if (held := self._made.get(key)) is not None:
            found: T = held
            return found
        if len(self._made) >= MADE:
            self._made.clear()
        made = self._made[key] = make()
        return made

    @cached_property
    def leads(self) -> dict[str, str]:
        """From every other id that a commitment has or could have carried to the one it carries now."""
        return dict(self.ledger.redirects)

    @cached_property
    def short(self) -> dict[str, set[str]]:
        """By the last part of an id, which people note down, where it leads."""
        found: dict[str, set[str]] = {}
        for name in (*self.by_id, *self.leads):
            found.setdefault(name.rpartition("-")[2], set()).add(self.leads.get(name, name))
        return found

    @cached_property
    def homes(self) -> dict[str, Commitment]:
        """The commitment of each report."""
        return {step.report.id: each for each in self.ledger.commitments for step in each.steps}

    @cached_property
    def reports(self) -> dict[str, Report]:
        """The reports that stand, as people's rulings have them."""
        return {step.report.id: step.report for each in self.ledger.commitments for step in each.steps}

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        return review(self.ledger)


@dataclass(frozen=True)
class Common:
    """What is the same as of every date."""

    state: State
    articles: dict[str, Held]
    rulings: tuple[Ruling, ...]

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which something was published, the first one first."""
        return tuple(sorted({each.source.published.last for each in self.articles.values() if each.source.published}))


class Shelf:
    """Views of one book by date; those of an older state of it are let go."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._ledgers = StandingLedgers(book)
        self._lock = Lock()
        self._common: Common | None = None
        self._views: OrderedDict[date | None, View] = OrderedDict()

    def view(self, as_of: date | None = None) -> View:
        """The book as of a date. Raises a BookError when it can't be read."""
        with self._lock:
            common = self._fresh()
            return self._kept(as_of, lambda day: View(self._ledgers.as_of(day), common))

    def make_ready(self) -> None:
        """Make now what the first visitor would wait for."""
        with undisturbed():
            view = self.view()
            view.index.texts, view.cases  # noqa: B018 - looked at so that they are made
            gc.freeze()  # the collector would go through millions of settled objects again and again, and find nothing

    def _fresh(self) -> Common:
        state = self.book.state()
        if self._common is None or self._common.state != state:
            articles = {held.source.article: held for held in self.book.articles()}
            self._common = Common(state, articles, tuple(self.book.rulings()))
            self._views.clear()
        return self._common

    def _kept(self, day: date | None, make: Callable[[date | None], View]) -> View:
        if day not in self._views:
            self._views[day] = make(day)
            while len(self._views) > KEPT:
                self._views.popitem(last=False)
        self._views.move_to_end(day)
        return self._views[day]
