"""Where the floors meet: sources into the book through a reader, and the book into a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.model.errors import UnreadableSource
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.ledgers import Finding, Grade, Ledger
from pledgebook.model.reports import Extract, Report
from pledgebook.sources.namesake import namesake
from pledgebook.sources.origin import origin
from pledgebook.store.book import Book
from pledgebook.store.kept import Kept

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


class Waiting:
    """The setbacks of earlier runs. Those of a file are lifted once it has been gone through and they did not come again."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._file = ""
        self._old: dict[str, dict[str, Setback]] = {}
        for setback in book.setbacks():
            self._old.setdefault(_file_of(setback.where), {})[setback.where] = setback

    def hear(self, event: Event) -> None:
        """Take note of what became of one source; those of one file come one after another."""
        file = _file_of(event.where)
        if file != self._file:
            self.finish()
        self._file = file
        if event.what is What.SET_ASIDE:
            self._old.get(file, {}).pop(event.where, None)

    def finish(self) -> None:
        """The file heard of last has been gone through."""
        if old := self._old.pop(self._file, None):
            self._book.lift(old.values())


def _file_of(where: str) -> str:
    """The file of a record's address: "news.jsonl" of "news.jsonl:12"."""
    file, _, line = where.rpartition(":")
    return file if file and line.isdecimal() else where


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


def read_one(article: Article, reader: Reader) -> Extract | Setback:
    """What the reader takes from an article, told who first wrote it; a Setback where the article defeats it.

    What is wrong with the reader and not with the article (MissingModel, BadLexicon, a bug) stops the run.
    """
    try:
        return credited(reader.read(article), origin(article.text, article.outlet))
    except UnreadableSource as error:
        return Setback(article.location, f"{error.what}. {error.advice}".strip())
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
    """What follows from the book as of a date, by the versions that articles had then; None for all that is known."""
    from pledgebook.ledger.settle import settle

    return settle(tuple(book.reports(as_of)), tuple(book.rulings()), as_of, tuple(book.reactions(as_of)))


def latest_day(book: Book) -> date | None:
    """The last day on which an article of the book was published; None when none has a date."""
    return max((held.source.published.last for held in book.articles() if held.source.published), default=None)


def given_reports(line: Mapping[str, Any]) -> tuple[Report, ...]:
    """The reports of one article's line that others wrote, its items placed in the catalogue. Raises BadEntry."""
    from pledgebook.ledger.entries import reports_of

    return reports_of(line, catalogued)


def catalogued(name: str, item_class: ItemClass) -> Item:
    """The catalogue's item of that name, where it agrees on the class."""
    from pledgebook.language.items.finder import item_named

    found = item_named(name)
    return found if found.item_class is item_class else Item(name, item_class)


def settled_given(reports: Iterable[Report]) -> Iterator[dict[str, Any]]:
    """For every entry of given reports: its commitment, where that stands, and whether it counts."""
    from pledgebook.ledger.entries import settled_entries
    from pledgebook.ledger.settle import settle

    return settled_entries(settle(reports))


def checked(book: Book, as_of: date | None = None) -> Ledger:
    """The ledger with all its findings and those that only the book can tell: quotes that don't stand in their article."""
    ledger = ledger_of(book, as_of)
    return replace(ledger, findings=(*misquotes(book, as_of), *ledger.findings))


def misquotes(book: Book, as_of: date | None = None) -> Iterator[Finding]:
    """Every quote of a report that its article does not hold at its offsets, letter for letter."""
    texts: dict[tuple[str, str], str] = {}
    for report in book.reports(as_of):
        name = report.source.article, report.source.version
        if name not in texts:
            article = book.article(*name)
            texts[name] = article.text if article else ""
        for quote in report.quotes():
            if texts[name][quote.start : quote.end] != quote.words:
                where = f"{quote.article}:{quote.start}-{quote.end}"
                yield Finding("misquote", Grade.ERROR, where, f"The article does not say '{quote.words}' there.")
