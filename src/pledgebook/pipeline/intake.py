"""Articles into the book, through a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pledgebook.model.articles import PassedOver, Setback
from pledgebook.pipeline.events import Event, Tally, What
from pledgebook.pipeline.reader import Gathered, Reader, read_one
from pledgebook.pipeline.waiting import Waiting
from pledgebook.sources.namesake import namesake
from pledgebook.store.book import Book
from pledgebook.store.kept import Kept


def read_into(book: Book, articles: Iterable[Gathered], reader: Reader, report: Callable[[Event], None]) -> Tally:
    """Read articles into the book, skipping what it holds; `report` is told of each when it is on disk.

    What can't be read is set aside in the book, until a later run finds its file without fault. Raises a
    BookError when the book can't be used.
    """
    tally, waiting = Tally(), Waiting(book)
    for found in articles:
        event = _done(book, found, reader)
        waiting.hear(event)
        tally = tally.with_event(event)
        report(event)
    waiting.finish()
    return tally


def _done(book: Book, found: Gathered, reader: Reader) -> Event:
    if isinstance(found, PassedOver):
        return Event(What.PASSED_OVER, found.where, files=sum(count for _, count in found.suffixes))
    if isinstance(found, Setback):
        return _set_aside(book, found)
    if book.holds(found, reader.name):
        return Event(What.SAME, found.location, found.id)
    held = book.article(found.id)
    extract = (held and namesake(found, held)) or read_one(found, reader)
    if isinstance(extract, Setback):
        return _set_aside(book, extract)
    kept = book.keep(found, extract, reader.name)
    return Event(_WHAT[kept], found.location, found.id, len(extract.reports))


def _set_aside(book: Book, setback: Setback) -> Event:
    book.set_aside(setback)
    return Event(What.SET_ASIDE, setback.where, reason=setback.reason)


_WHAT = {Kept.NEW: What.NEW, Kept.CHANGED: What.CHANGED, Kept.REREAD: What.REREAD, Kept.SAME: What.SAME}
