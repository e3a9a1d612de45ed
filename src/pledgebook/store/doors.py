"""Two ways to ask a book: a file by Python's own sqlite3, any other database by SQLAlchemy.

SQLAlchemy takes longer to import than a small book takes to show; a command that only reads a file does without it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pledgebook.model.errors import NoBook, NotABook
from pledgebook.store import queries

if TYPE_CHECKING:
    from sqlalchemy import Engine

HEADER = b"SQLite format 3\0"


class Door(Protocol):
    def rows(self, query: str, **values: str) -> list[Mapping[str, Any]]:
        """All rows at once: whoever stops reading half-way holds no lock."""
        ...


class FileDoor:
    """A file of SQLite. `patience` is how many seconds to wait for another program that holds it."""

    def __init__(self, path: Path, patience: float) -> None:
        self._address = f"{path.absolute().as_uri()}?mode=rw"  # to write is not to create; a killed run may have to be undone
        self._patience = patience

    def rows(self, query: str, **values: str) -> list[Mapping[str, Any]]:
        with closing(sqlite3.connect(self._address, uri=True, timeout=self._patience)) as db:
            found = db.execute(query, values)
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found]

    def format(self) -> list[Mapping[str, Any]]:
        """What the file says of its format; nothing when it has no table of ours."""
        try:
            return self.rows(queries.FORMAT)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_ERROR":
                return []
            raise


class EngineDoor:
    """Any database that SQLAlchemy reaches."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def rows(self, query: str, **values: str) -> list[Mapping[str, Any]]:
        from sqlalchemy import text

        with self._engine.connect() as db:
            return [dict(row) for row in db.execute(text(query), values).mappings()]


def refuse_other_files(path: Path, create: bool) -> None:
    """Raises NotABook for what is no database, NoBook where there is nothing yet and nothing is to be made.

    SQLite itself takes a file of a few bytes for an empty one and writes over it.
    """
    try:
        with path.open("rb") as file:
            start = file.read(len(HEADER))
    except FileNotFoundError:
        start = b""
    except IsADirectoryError:
        raise NotABook(str(path)) from None
    except OSError:
        return  # opening it will tell why
    if not start and not create:
        raise NoBook(str(path))
    if start not in (b"", HEADER):
        raise NotABook(str(path))
