"""From a path or a database address to an engine whose tables are those of a book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, make_url, select
from sqlalchemy.exc import ArgumentError

from pledgebook import __version__
from pledgebook.model.errors import NewerBook, NoBook, NotABook
from pledgebook.store.migrations import migrate
from pledgebook.store.schema import FORMAT, TABLES, book

MAKER = "pledgebook"
SQLITE = b"SQLite format 3\0"


def named(path_or_url: str) -> str:
    """How messages call the book; a password is never shown."""
    try:
        return make_url(path_or_url).render_as_string() if "://" in path_or_url else path_or_url
    except ArgumentError:
        return path_or_url


def engine_for(path_or_url: str, create: bool, patience: float) -> Engine:
    """An engine for the book, which is checked, and made or brought up to date where needed.

    `patience` is how many seconds to wait for another program that holds the book.
    """
    url = make_url(path_or_url) if "://" in path_or_url else _file(Path(path_or_url), create)
    engine = _engine(url, patience)
    try:
        _ready(engine, named(path_or_url), create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(url: URL, patience: float) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(url, connect_args={"timeout": patience})
    event.listen(engine, "connect", _leave_transactions_to_us)
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions ask for the right to write at once and so never wait half-way."""
    return engine.execution_options(writes=True)


def _file(path: Path, create: bool) -> URL:
    if path.is_dir() or _foreign(path):
        raise NotABook(str(path))
    if not create and (not path.exists() or path.stat().st_size == 0):
        raise NoBook(str(path))
    return URL.create("sqlite", database=str(path))


def _foreign(path: Path) -> bool:
    """Whether the file is something else than a database.

    SQLite itself takes a file of a few bytes for an empty one and writes over it.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) not in (b"", SQLITE)
    except OSError:
        return False  # opening it will tell why


def _leave_transactions_to_us(connection: Any, _record: Any) -> None:
    """Python's sqlite3 would begin a transaction before some statements only; `_begin` does before all."""
    connection.isolation_level = None


def _begin(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get("writes") else "BEGIN")


def _ready(engine: Engine, name: str, create: bool) -> None:
    with engine.connect() as db:
        found = _format(db, name)
    if found is None and not create:
        raise NotABook(name)
    if found is not None and found > FORMAT:
        raise NewerBook(name, found, FORMAT)
    if found != FORMAT:
        _bring_up(engine, name)


def _bring_up(engine: Engine, name: str) -> None:
    with writing(engine).begin() as db:
        found = _format(db, name)  # another program may have been faster
        if found is None:
            TABLES.create_all(db)
            db.execute(insert(book).values(format=FORMAT, made_by=f"{MAKER} {__version__}"))
        else:
            migrate(db, found)


def _format(db: Connection, name: str) -> int | None:
    """The format of the book, None for a database without any table. Raises NotABook for all others."""
    tables = inspect(db).get_table_names()
    if not tables:
        return None
    columns = {column["name"] for column in inspect(db).get_columns("book")} if "book" in tables else set()
    if not columns >= {"format", "made_by"}:
        raise NotABook(name)
    row = db.execute(select(book)).first()
    if row is None or not str(row.made_by).startswith(MAKER):
        raise NotABook(name)
    return int(row.format)
