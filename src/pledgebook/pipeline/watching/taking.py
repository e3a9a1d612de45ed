"""One article that a watched place brought, into the book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pledgebook.ledger.changes import Change
from pledgebook.model.articles import Article, Setback
from pledgebook.model.raws import Raw
from pledgebook.pipeline.events import Event, What
from pledgebook.pipeline.intake import read_into
from pledgebook.pipeline.reader import Gathered, Reader
from pledgebook.pipeline.standing import StandingLedgers
from pledgebook.pipeline.watching.news import changed
from pledgebook.pipeline.watching.sightings import Sight, Sighting
from pledgebook.sources.card import Captured, Card
from pledgebook.sources.gather import finished
from pledgebook.store.book import Book


@dataclass(frozen=True, slots=True)
class Taker:
    """Puts what came into the book and tells of what is new. `keep` stores raw bytes, `clock` tells the time. `ledgers` are the
    book's, so that a changed article does not have all of it settled again.
    """

    book: Book
    reader: Reader
    keep: Callable[[Raw], object]
    clock: Callable[[], float]
    tell: Callable[[Sighting], None]
    ledgers: StandingLedgers

    def take(self, found: Iterable[Captured], outlet: str | None) -> list[Setback]:
        """All captures; those that can't be read are given back."""
        return self.read(finished(found, Card(), options=Card(outlet=outlet), keep=self.keep))

    def read(self, found: Iterable[Gathered]) -> list[Setback]:
        """All articles, one at a time."""
        return [setback for each in found for setback in self._one(each)]

    def _one(self, each: Gathered) -> Iterator[Setback]:
        before = self.ledgers.as_of() if isinstance(each, Article) and self._changes(each) else None
        events: list[Event] = []
        read_into(self.book, [each], self.reader, events.append)
        for event in events:
            match event.what:
                case What.SET_ASIDE:
                    yield Setback(event.where, event.reason)
                case What.NEW | What.CHANGED if isinstance(each, Article):
                    differ = changed(before, self.ledgers.as_of()) if before else ()
                    self._tell(each, event, differ)
                case _:
                    pass

    def _changes(self, article: Article) -> bool:
        """Whether the book holds another version of it."""
        held = self.book.article(article.id)
        return held is not None and held.version != article.version

    def _tell(self, article: Article, event: Event, differ: tuple[Change, ...]) -> None:
        sight = Sight.NEW if event.what is What.NEW else Sight.CHANGED
        self.tell(
            Sighting(
                sight=sight,
                where=article.location,
                at=self.clock(),
                title=article.title,
                outlet=article.outlet,
                reports=event.reports,
                changes=differ,
            )
        )
