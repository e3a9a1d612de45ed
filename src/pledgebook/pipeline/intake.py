"""Articles into the book, through a reader, in one process or several.

Only this process touches the book. What was read is written in the order of the sources and some of it at a time, so that
neither the number of processes nor their speed shows in the book.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import chain, islice

from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.model.errors import BookError
from pledgebook.model.reports import Extract
from pledgebook.pipeline.copies import find_copies
from pledgebook.pipeline.crew import BATCH, Crew, Hands
from pledgebook.pipeline.events import Event, Tally, What
from pledgebook.pipeline.reader import Gathered, Reader, read_one
from pledgebook.pipeline.waiting import Waiting
from pledgebook.sources.namesake import namesake
from pledgebook.store.book import Book
from pledgebook.store.kept import Kept

AT_ONCE, SECONDS = 64, 0.5
"""What is read is written when this many sources are done or this much time has gone by, whichever comes first."""


@dataclass(frozen=True, slots=True)
class Same:
    """An article that the book holds as this reader read it."""

    article: Article


@dataclass(frozen=True, slots=True)
class Taken:
    """An article with what was read from it."""

    article: Article
    extract: Extract


Outcome = PassedOver | Setback | Same | Taken


def read_into(
    book: Book,
    articles: Iterable[Gathered],
    reader: Reader,
    report: Callable[[Event], None],
    jobs: int = 1,
    hands: Hands | None = None,
) -> Tally:
    """Read articles into the book, skipping what it holds; `report` is told of each when it is on disk.

    `jobs` processes read, or the `hands` that are given; the book comes out the same. What can't be read is set aside in the
    book, until a later run finds its file without fault. Raises a BookError when the book can't be used.
    """
    with _desk(book, reader.name, report) as desk, closing(_outcomes(book, articles, reader, jobs, hands)) as outcomes:
        for outcome in outcomes:
            desk.take(outcome)
    desk.waiting.finish()
    find_copies(book)
    return desk.tally


@dataclass(slots=True)
class _Desk:
    """Where outcomes wait until they are written together, each told of once it is on disk."""

    book: Book
    reader: str
    report: Callable[[Event], None]
    waiting: Waiting
    tally: Tally = field(default_factory=Tally)
    open: list[Outcome] = field(default_factory=list)
    since: float = 0.0

    def take(self, outcome: Outcome) -> None:
        now = time.monotonic()
        self.since = self.since if self.open else now
        self.open.append(outcome)
        if len(self.open) >= AT_ONCE or now - self.since >= SECONDS:
            self.write()

    def write(self) -> None:
        done, self.open = self.open, []
        with self.book.together() if any(isinstance(each, Taken | Setback) for each in done) else nullcontext():
            events = [_written(self.book, outcome, self.reader) for outcome in done]
        for event in events:
            self.waiting.hear(event)
            self.tally = self.tally.with_event(event)
            self.report(event)


@contextmanager
def _desk(book: Book, reader: str, report: Callable[[Event], None]) -> Iterator[_Desk]:
    """A desk that is cleared at the end, and also when the run is stopped by anything but the book itself."""
    desk = _Desk(book, reader, report, Waiting(book))
    try:
        yield desk
    except BookError:
        raise
    except BaseException:
        desk.write()
        raise
    desk.write()


def _written(book: Book, outcome: Outcome, reader: str) -> Event:
    match outcome:
        case PassedOver():
            return Event(What.PASSED_OVER, outcome.where, files=sum(count for _, count in outcome.suffixes))
        case Setback():
            book.set_aside(outcome)
            return Event(What.SET_ASIDE, outcome.where, reason=outcome.reason)
        case Same(article):
            return Event(What.SAME, article.location, article.id)
        case Taken(article, extract):
            kept = book.keep(article, extract, reader)
            return Event(_WHAT[kept], article.location, article.id, len(extract.reports))


_WHAT = {Kept.NEW: What.NEW, Kept.CHANGED: What.CHANGED, Kept.REREAD: What.REREAD, Kept.SAME: What.SAME}


def _outcomes(
    book: Book, articles: Iterable[Gathered], reader: Reader, jobs: int, hands: Hands | None
) -> Generator[Outcome, None, None]:
    """What becomes of each source, in their order."""
    looked_at = (_looked_at(book, found, reader) for found in articles)
    begin = list(islice(looked_at, BATCH + 1)) if jobs > 1 and hands is None else []
    if len(begin) <= BATCH and hands is None:  # too few for other processes to be worth their start
        yield from (_read(each, reader) for each in chain(begin, looked_at))
        return
    with hands or Crew(reader, jobs) as at_work:
        yield from _by(at_work, _batches(chain(begin, looked_at)))


def _looked_at(book: Book, found: Gathered, reader: Reader) -> Outcome | Article:
    """What becomes of a source that need not be read, or the article to read."""
    if not isinstance(found, Article):
        return found
    if book.holds(found, reader.name):
        return Same(found)
    held = book.article(found.id)
    return (held and namesake(found, held)) or found


def _read(each: Outcome | Article, reader: Reader) -> Outcome:
    return _outcome(each, read_one(each, reader)) if isinstance(each, Article) else each


def _outcome(article: Article, found: Extract | Setback) -> Outcome:
    return found if isinstance(found, Setback) else Taken(article, found)


def _batches(looked_at: Iterable[Outcome | Article]) -> Iterator[list[Outcome | Article]]:
    """Runs of sources with as many articles to read as a process gets at a time."""
    batch: list[Outcome | Article] = []
    articles = 0
    for each in looked_at:
        batch.append(each)
        articles += isinstance(each, Article)
        if articles == BATCH or len(batch) == AT_ONCE:
            yield batch
            batch, articles = [], 0
    if batch:
        yield batch


def _by(at_work: Hands, batches: Iterable[list[Outcome | Article]]) -> Iterator[Outcome]:
    """Every batch with what was read from its articles."""
    handed: list[list[Outcome | Article]] = []

    def articles() -> Iterator[list[Article]]:
        for batch in batches:
            handed.append(batch)
            yield [each for each in batch if isinstance(each, Article)]

    for readings in at_work.read(articles()):
        found = iter(readings)
        yield from (_outcome(each, next(found)) if isinstance(each, Article) else each for each in handed.pop(0))
