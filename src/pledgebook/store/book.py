"""The book: where articles, what was read from them, and rulings are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, RowMapping, Select, Table, delete, insert, select

from pledgebook.model.articles import Article, Setback
from pledgebook.model.errors import BadRuling
from pledgebook.model.reports import Extract, Reaction, Report, Unread
from pledgebook.model.rulings import Ruling
from pledgebook.store import schema
from pledgebook.store.codec import decode, encode
from pledgebook.store.current import LATEST_FIRST, current, newest
from pledgebook.store.opening import engine_for, named, writing
from pledgebook.store.rows import WITHOUT_TEXT, Held, article_of, held_of, row_of
from pledgebook.store.trouble import translated

T = TypeVar("T")
PATIENCE = 5.0


class Kept(StrEnum):
    """What an article was to the book."""

    NEW = "new"
    CHANGED = "changed"
    """A new version of an article that the book held."""
    REREAD = "reread"
    """A held version that another reader has read now."""
    SAME = "same"


class Book:
    """A book on disk. Every method raises a BookError when the book can't be used.

    `keep`, `set_aside`, `lift` and `rule` are a transaction each: what they return from is on disk.
    """

    def __init__(self, name: str, engine: Engine) -> None:
        self.name = name
        self._engine = engine
        self._writer = writing(engine)

    @classmethod
    def open(cls, path_or_url: str, create: bool = False, patience: float = PATIENCE) -> Book:
        """The book at a path or a database address.

        Raises NoBook when it is not there and not to be created, NotABook, NewerBook, BookLocked (after
        `patience` seconds), DiskFull, ReadOnlyBook, DamagedBook, UnreachableBook.
        """
        name = named(path_or_url)
        with translated(name):
            return cls(name, engine_for(path_or_url, create, patience))

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Book:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def holds(self, article: Article, reader: str) -> bool:
        """Whether this version of the article was read by this reader."""
        return bool(self._rows(select(schema.readings.c.number).where(_same_reading(article, reader))))

    def keep(self, article: Article, extract: Extract, reader: str) -> Kept:
        """Add an article with what a reader took from it, unless the book holds just that."""
        with self._write() as db:
            versions = db.execute(select(schema.articles.c.version).where(schema.articles.c.id == article.id)).scalars().all()
            if article.version not in versions:
                db.execute(insert(schema.articles).values(row_of(article)))
            elif db.execute(select(schema.readings.c.number).where(_same_reading(article, reader))).first():
                return Kept.SAME
            _add_reading(db, article, extract, reader)
        if article.version in versions:
            return Kept.REREAD
        return Kept.CHANGED if versions else Kept.NEW

    def set_aside(self, setback: Setback) -> None:
        """Note a source that could not be read; the last reason is the one that stays."""
        with self._write() as db:
            db.execute(delete(schema.setbacks).where(schema.setbacks.c.address == setback.where))
            db.execute(insert(schema.setbacks).values(address=setback.where, reason=setback.reason))

    def lift(self, setbacks: Iterable[Setback]) -> None:
        """Forget setbacks whose sources are being read again."""
        with self._write() as db:
            for setback in setbacks:
                db.execute(delete(schema.setbacks).where(schema.setbacks.c.address == setback.where))

    def rule(self, ruling: Ruling) -> None:
        """Append a ruling. Raises BadRuling when another one has its id."""
        with self._write() as db:
            held = db.execute(select(schema.rulings.c.json).where(schema.rulings.c.id == ruling.id)).scalar()
            if held is None:
                db.execute(insert(schema.rulings).values(id=ruling.id, json=encode(ruling)))
            elif decode(held, Ruling) != ruling:
                raise BadRuling(f"Another ruling has the id '{ruling.id}'", "Give this one an id of its own.")

    def reports(self, as_of: date | None = None) -> Iterator[Report]:
        """Of the current version of each article, by the newest reading; by article id, then in the reader's order.

        As of a date, of the versions that were current then, the undated left out.
        """
        return self._taken(schema.reports, Report, as_of)

    def reactions(self, as_of: date | None = None) -> Iterator[Reaction]:
        """As `reports`."""
        return self._taken(schema.reactions, Reaction, as_of)

    def unread(self) -> Iterator[Unread]:
        """As `reports`."""
        return self._taken(schema.unread, Unread)

    def rulings(self) -> Iterator[Ruling]:
        """In the order in which they were made."""
        rows = self._rows(select(schema.rulings.c.json).order_by(schema.rulings.c.number))
        return self._decoded(rows, Ruling)

    def setbacks(self) -> Iterator[Setback]:
        """By address."""
        rows = self._rows(select(schema.setbacks).order_by(schema.setbacks.c.address))
        return (Setback(row["address"], row["reason"]) for row in rows)

    def articles(self) -> Iterator[Held]:
        """The current version of each article, by id, without its text."""
        rows = self._rows(select(*WITHOUT_TEXT).join(*current()).order_by(schema.articles.c.id))
        with translated(self.name):
            yield from map(held_of, rows)

    def article(self, id: str, version: str | None = None) -> Article | None:  # noqa: A002 - the model's word
        """The named version of an article, else its current one; None when the book does not hold it."""
        query = select(schema.articles).where(schema.articles.c.id == id).order_by(*LATEST_FIRST).limit(1)
        if version:
            query = query.where(schema.articles.c.version == version)
        with translated(self.name):
            return next(map(article_of, self._rows(query)), None)

    def _taken(self, table: Table, kind: type[T], as_of: date | None = None) -> Iterator[T]:
        return self._decoded(self._rows(newest(table, as_of)), kind)

    def _rows(self, query: Select[Any]) -> list[RowMapping]:
        """All rows at once: a reader that stops half-way holds no lock."""
        with translated(self.name), self._engine.connect() as db:
            return list(db.execute(query).mappings())

    def _decoded(self, rows: Iterable[RowMapping], kind: type[T]) -> Iterator[T]:
        with translated(self.name):
            for row in rows:
                yield decode(row["json"], kind)

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with translated(self.name), self._writer.begin() as db:
            yield db


def _same_reading(article: Article, reader: str) -> Any:
    of = schema.readings.c
    return (of.article == article.id) & (of.version == article.version) & (of.reader == reader)


def _add_reading(db: Connection, article: Article, extract: Extract, reader: str) -> None:
    made = db.execute(insert(schema.readings).values(article=article.id, version=article.version, reader=reader))
    number = made.inserted_primary_key[0] if made.inserted_primary_key else None
    taken = ((schema.reports, extract.reports), (schema.reactions, extract.reactions), (schema.unread, extract.unread))
    for table, values in taken:
        rows = [{"reading": number, "position": place, "json": encode(value)} for place, value in enumerate(values)]
        if rows:
            db.execute(insert(table), rows)
