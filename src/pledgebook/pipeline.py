"""Where the floors meet: sources into the book through a reader, and the book into a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.model.errors import PledgebookError
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Extract
from pledgebook.sources.origin import origin
from pledgebook.store.book import Book, Kept

Gathered = Article | Setback | PassedOver


class Reader(Protocol):
    """Whatever takes reports from articles. `name` changes whenever it would read some text differently."""

    @property
    def name(self) -> str: ...

    def read(self, article: Article) -> Extract: ...


class What(StrEnum):
    """What became of a source."""

    NEW = "new"
    CHANGED = "changed"
    REREAD = "reread"
    SAME = "same"
    SET_ASIDE = "set aside"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class Event:
    """One source done; by the time this is told it is on disk.

    `where` is the file or record, `article` the id of an article, `reports` how many were read from it;
    `reason` is for what was set aside, `files` for how many were passed over.
    """

    what: What
    where: str
    article: str = ""
    reports: int = 0
    reason: str = ""
    files: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What one run came to."""

    new: int = 0
    changed: int = 0
    reread: int = 0
    same: int = 0
    passed_over: int = 0
    reports: int = 0
    set_aside: tuple[Setback, ...] = ()

    def with_event(self, event: Event) -> Tally:
        if event.what is What.SET_ASIDE:
            return replace(self, set_aside=(*self.set_aside, Setback(event.where, event.reason)))
        if event.what is What.PASSED_OVER:
            return replace(self, passed_over=self.passed_over + event.files)
        field = event.what.value
        return replace(self, reports=self.reports + event.reports, **{field: getattr(self, field) + 1})


def read_into(book: Book, articles: Iterable[Gathered], reader: Reader, report: Callable[[Event], None]) -> Tally:
    """Read articles into the book, skipping what it holds; `report` is told of each when it is on disk.

    What can't be read is set aside in the book. Raises a BookError when the book can't be used.
    """
    tally = Tally()
    for found in articles:
        event = _done(book, found, reader)
        tally = tally.with_event(event)
        report(event)
    return tally


def _done(book: Book, found: Gathered, reader: Reader) -> Event:
    if isinstance(found, PassedOver):
        return Event(What.PASSED_OVER, found.where, files=sum(count for _, count in found.suffixes))
    if isinstance(found, Setback):
        return _set_aside(book, found)
    if book.holds(found, reader.name):
        return Event(What.SAME, found.location, found.id)
    extract = read_one(found, reader)
    if isinstance(extract, Setback):
        return _set_aside(book, extract)
    kept = book.keep(found, extract, reader.name)
    return Event(_WHAT[kept], found.location, found.id, len(extract.reports))


def _set_aside(book: Book, setback: Setback) -> Event:
    book.set_aside(setback)
    return Event(What.SET_ASIDE, setback.where, reason=setback.reason)


_WHAT = {Kept.NEW: What.NEW, Kept.CHANGED: What.CHANGED, Kept.REREAD: What.REREAD, Kept.SAME: What.SAME}


def read_one(article: Article, reader: Reader) -> Extract | Setback:
    """What the reader takes from an article, told who first wrote it; a Setback where the article defeats it."""
    try:
        return credited(reader.read(article), origin(article.text, article.outlet))
    except PledgebookError as error:
        return Setback(article.location, str(error))
    except RecursionError:
        return Setback(article.location, "Its sentences are nested too deeply to be read.")
    except MemoryError:
        return Setback(article.location, "There is not enough memory to read it. Split it and read the parts.")


def credited(extract: Extract, name: str | None) -> Extract:
    """The extract with the origin in its source and in those of all that it holds."""
    source = replace(extract.source, origin=name)
    return replace(
        extract,
        source=source,
        reports=tuple(replace(each, source=source) for each in extract.reports),
        reactions=tuple(replace(each, source=source) for each in extract.reactions),
    )


def extracts(articles: Iterable[Gathered], reader: Reader) -> Iterator[Extract | Setback]:
    """What is read from each article, without a book."""
    for found in articles:
        if isinstance(found, Article):
            yield read_one(found, reader)
        elif isinstance(found, Setback):
            yield found


def ledger_of(book: Book, as_of: date | None = None) -> Ledger:
    """What follows from the book as of a date; None for all that is known."""
    from pledgebook.ledger.settle import settle

    return settle(tuple(book.reports()), tuple(book.rulings()), as_of, tuple(book.reactions()))
