"""From a path or a database address to an engine whose tables are those of a book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from pledgebook import __version__
from pledgebook.model.errors import BookError, NoBook, NotABook
from pledgebook.store import queries
from pledgebook.store.format import FORMAT, MAKER, format_of
from pledgebook.store.migrations import migrate
from pledgebook.store.schema import TABLES, book
from pledgebook.store.trouble import in_short

DRIVER = "pg8000"
"""What speaks with PostgreSQL where the address names no other driver."""
WRITERS = 7_359_021_846
"""The number of the lock that the writers of a book in PostgreSQL take; any number that no other program uses."""


def engine_for(path_or_url: str, name: str, create: bool, patience: float) -> Engine:
    """An engine for the book, which is checked, and made or brought up to date where needed.

    Its transactions ask for the right to write when they begin, and so never wait half-way; `patience` is how many
    seconds they wait for another program.
    """
    try:
        engine = _engine(_url(path_or_url), patience)
    except ModuleNotFoundError as error:
        if error.name != DRIVER:
            raise _no_address(name, error) from error
        raise BookError(
            f"{name} is a PostgreSQL database. Install what it needs first: pip install 'pledgebook[postgres]'."
        ) from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise _no_address(name, error) from error
    try:
        with engine.begin() as db:  # of two programs one makes the tables and the other finds them
            claim(db, patience)
            _bring_up(db, name, create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def claim(db: Connection, patience: float) -> None:
    """In a transaction that will write: wait until no other one does, `patience` seconds at most.

    A file is claimed when its transaction begins. In PostgreSQL we take a lock that all writers of a book take first, so that
    they write one after another there too; those who only look are never kept waiting.
    """
    if db.dialect.name == "postgresql":
        db.execute(text(f"SET LOCAL lock_timeout = {max(1, round(patience * 1000))}"))
        db.execute(text(f"SELECT pg_advisory_xact_lock({WRITERS})"))


def _no_address(name: str, error: Exception) -> BookError:
    return BookError(f"{name} is no address of a database that can be opened here: {in_short(error)}.")


def _url(path_or_url: str) -> URL:
    if "://" not in path_or_url:
        return URL.create("sqlite", database=str(Path(path_or_url)))
    url = make_url(path_or_url)
    return url.set(drivername=f"postgresql+{DRIVER}") if url.drivername in {"postgresql", "postgres"} else url


def _engine(url: URL, patience: float) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(url, connect_args={"timeout": patience})
    event.listen(engine, "connect", _leave_transactions_to_us)
    event.listen(engine, "begin", lambda db: db.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _leave_transactions_to_us(connection: Any, _record: Any) -> None:
    """Python's sqlite3 would begin a transaction before some statements only; we begin one before all.

    A long transaction keeps what it writes in memory until it ends: written out early, it would shut out our own reading.
    """
    connection.execute("PRAGMA cache_spill = OFF")
    connection.isolation_level = None


def _bring_up(db: Connection, name: str, create: bool) -> None:
    tables = inspect(db).get_table_names()
    if not tables and not create:
        raise NoBook(name)
    if not tables:
        TABLES.create_all(db)
        db.execute(insert(book).values(format=FORMAT, made_by=f"{MAKER} {__version__}"))
        return
    columns = {column["name"] for column in inspect(db).get_columns("book")} if "book" in tables else set()
    if not columns >= {"format", "made_by"}:
        raise NotABook(name)
    migrate(db, format_of([dict(row) for row in db.execute(text(queries.FORMAT)).mappings()], name))
