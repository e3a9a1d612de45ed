"""A book that may be damaged: what is wrong with it, and what is left of it in a new file. The damaged one is never changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from pledgebook.model.errors import BookError, NewerBook, NoBook
from pledgebook.model.rulings import PREFIX
from pledgebook.store.access import PATIENCE
from pledgebook.store.book import Book
from pledgebook.store.format import FORMAT
from pledgebook.store.pages import MAGIC, Pages
from pledgebook.store.recognised import Found, recognised
from pledgebook.store.remains import KEYS, SAVED, Remains, Stated
from pledgebook.store.schema import articles, book, polls, reactions, reports, rulings, unread
from pledgebook.store.trouble import in_short, translated

OURS = (book, articles, reports, reactions, unread, rulings, polls)
"""Tables whose rows no other program writes by chance."""
LOOKED_AT = 400
"""Rows of a file that are looked at to tell whether it is a book."""
AT_ONCE = 2000
"""Rows that are written together."""
JOURNAL = "-journal"
"""What SQLite keeps beside a file while it writes; where a run was killed, the file is whole only together with it."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many rows of a table are left and how many are lost; `sure` where there can be no more that are lost."""

    kept: int
    lost: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Health:
    """What is wrong with a book as SQLite says it ("" when nothing), what is left of each table, and by name the articles and
    rulings that are lost. `doubted` are rulings that are there, but whose id does not follow from their words.
    """

    fault: str
    shares: Mapping[str, Share]
    lost_articles: tuple[str, ...] = ()
    lost_rulings: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.fault and not any(share.lost for share in self.shares.values())


def may_be_book(path: Path) -> bool:
    """Whether a file is one of SQLite's, or has rows of a book in it though its head is gone."""
    try:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) == MAGIC:
                return True
        with closing(Pages(path)) as pages:
            return any(recognised(row, OURS) for row in islice(pages.rows(), LOOKED_AT))
    except OSError:
        return False


def examined(path: Path) -> Health:
    """What is left of a book; nothing is written. Raises NoBook, and a BookError where there is nothing of one."""
    return _gone_through(path, _nowhere)


def saved(path: Path, target: Path) -> Health:
    """What is left of a book, once it stands in a new one. Raises what `examined` does, and a BookError where the new one is
    there already.
    """
    if target.exists():
        raise BookError(f"{target} is there already, and nothing is ever written over. Name another file with --save.")
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        health = _gone_through(path, lambda rows: _write(rows, part))
        with translated(str(target)):
            part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    return health


def _nowhere(rows: Iterable[Found]) -> None:
    for _ in rows:
        pass


def _write(rows: Iterable[Found], path: Path) -> None:
    rest = iter(rows)
    with Book.open(str(path), create=True) as new:
        while some := list(islice(rest, AT_ONCE)):
            with new.whole() as db:
                for table, found in groupby(some, key=lambda each: each.table):
                    db.execute(insert(table), [each.row for each in found])


def _gone_through(path: Path, write: Callable[[Iterable[Found]], None]) -> Health:
    if not path.is_file() or not path.stat().st_size:
        raise NoBook(str(path))
    with translated(str(path)), _at_rest(path) as still, closing(Pages(still)) as pages:
        remains, doubted = Remains(pages, _stated(still)), list[str]()
        write(_watched(remains, doubted))
        if remains.format > FORMAT:
            raise NewerBook(str(path), remains.format, FORMAT)
        if not remains.format and not any(remains.kept[table.name] for table in OURS if table is not book):
            raise BookError(f"There is nothing of a Pledgebook book in {path}.")
        return Health(
            _fault(still),
            {table.name: _share(remains, table.name) for table in SAVED},
            _names(remains, articles.name),
            _names(remains, rulings.name),
            tuple(doubted),
        )


def _watched(remains: Remains, doubted: list[str]) -> Iterator[Found]:
    for found in remains.rows():
        if found.table is rulings and found.value.id.startswith(PREFIX) and found.value.id != found.value.name():
            doubted.append(found.value.id)
        yield found


def _share(remains: Remains, name: str) -> Share:
    missing, kept = remains.missing(name), len(remains.kept[name])
    if missing is not None:
        return Share(kept, len(missing), sure=True)
    return Share(kept, remains.missing_numbers(name), sure=False)


def _names(remains: Remains, name: str) -> tuple[str, ...]:
    return tuple(sorted({str(key[0]) for key in remains.missing(name) or ()}))


@contextmanager
def _at_rest(path: Path) -> Iterator[Path]:
    """The file while nobody writes it. One that a run left half-written is brought back, in a copy.

    Raises sqlite3.OperationalError where another program holds it for too long.
    """
    with closing(_connected(path)) as db:
        try:
            db.execute("BEGIN")
            db.execute("SELECT COUNT(*) FROM sqlite_master")
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise
            if path.with_name(path.name + JOURNAL).exists():
                with _brought_back(path) as copy:
                    yield copy
                return
        yield path


@contextmanager
def _brought_back(path: Path) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "book.db"
        shutil.copy(path, copy)
        shutil.copy(path.with_name(path.name + JOURNAL), copy.with_name(copy.name + JOURNAL))
        with closing(sqlite3.connect(copy)) as db, suppress(sqlite3.DatabaseError):
            db.execute("SELECT COUNT(*) FROM sqlite_master")
        yield copy


def _connected(path: Path) -> sqlite3.Connection:
    """To look, never to write. A file that is shorter than it says is opened all the same."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE, isolation_level=None)
    db.execute("PRAGMA writable_schema = ON")
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    return db


def _fault(path: Path) -> str:
    """The first thing that SQLite finds wrong, "" when nothing."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)) as db:
        try:
            (found,) = db.execute("PRAGMA integrity_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            return in_short(error)
        except UnicodeDecodeError:  # of the message itself, which names the table
            return "a name in its schema is malformed"
    return "" if found == "ok" else " ".join(found.replace("*** in database main ***", "").split())


def _stated(path: Path) -> Stated:
    with closing(_connected(path)) as db:
        try:
            there = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return dict.fromkeys(KEYS)
        return {name: _keys(db, name, columns) if name in there else frozenset() for name, columns in KEYS.items()}


def _keys(db: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> frozenset[tuple[object, ...]] | None:
    """By the table's index, or without it; None where SQLite can go through neither."""
    for way in ("", " NOT INDEXED"):
        with suppress(sqlite3.DatabaseError):
            return frozenset(db.execute(f"SELECT {', '.join(columns)} FROM {table}{way}"))  # noqa: S608 - all words are ours
    return None
