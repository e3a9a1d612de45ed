"""The one place where the database's complaints become ours."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import MsgspecError

from pledgebook.model.errors import (
    BadDate,
    BookError,
    BookLocked,
    DamagedBook,
    DiskFull,
    ReadOnlyBook,
    UnreachableBook,
    first_line,
)

# SQLite's result codes (https://sqlite.org/rescode.html); a longer code begins with its short one.
_CODES: tuple[tuple[str, Callable[[str], BookError]], ...] = (
    ("SQLITE_FULL", DiskFull),
    ("SQLITE_IOERR_WRITE", DiskFull),  # the operating system's own limits: a quota, a largest file
    ("SQLITE_BUSY", BookLocked),
    ("SQLITE_LOCKED", BookLocked),
    ("SQLITE_NOTADB", lambda path: DamagedBook(path, "the head of the database file is malformed")),  # its first words stand
    ("SQLITE_READONLY", ReadOnlyBook),
    ("SQLITE_CANTOPEN", UnreachableBook),
    ("SQLITE_CORRUPT", lambda path: DamagedBook(path, "the database file is malformed")),
)
# PostgreSQL's (https://www.postgresql.org/docs/current/errcodes-appendix.html); a class of them begins with its two letters.
_STATES: tuple[tuple[str, Callable[[str], BookError]], ...] = (
    ("53100", DiskFull),
    ("55P03", BookLocked),
    ("40P01", BookLocked),
    ("25006", ReadOnlyBook),
    ("42501", ReadOnlyBook),
    ("3D000", UnreachableBook),
    ("28", UnreachableBook),
    ("08", UnreachableBook),
    ("57P", UnreachableBook),
    ("XX001", lambda name: DamagedBook(name, "a page of the database is malformed")),
)
_PASSWORD = re.compile(r"(?<=:)[^:@/]*(?=@)")


def named(path_or_url: str) -> str:
    """How messages call the book; a password is never shown."""
    return _PASSWORD.sub("***", path_or_url) if "://" in path_or_url else path_or_url


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Whatever goes wrong with the book of that name inside is raised as a BookError."""
    try:
        yield
    except (MsgspecError, BadDate) as error:
        raise DamagedBook(name, f"a value in it can't be understood: {error}") from error
    except UnicodeDecodeError as error:  # sqlite3 can't decode its own complaint about a name
        raise DamagedBook(name, "a name or a text in it is not UTF-8") from error
    except Exception as error:
        if trouble := _trouble(name, error):
            raise trouble from error
        raise


def _trouble(name: str, error: Exception) -> BookError | None:
    """Ours for what a database says, by sqlite3 or through SQLAlchemy, which is not imported for this.

    None for anything else, bad SQL (SQLITE_ERROR) included: a programming error is left to crash.
    """
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlite_errorname", "SQLITE_ERROR")
    for start, build in _CODES:
        if code.startswith(start):
            return build(name)
    state = _state(cause)
    for start, build in _STATES:
        if state.startswith(start):
            return build(name)
    if isinstance(cause, sqlite3.Error) and code != "SQLITE_ERROR":
        return BookError(f"{name} can't be used: {in_short(cause)}.")
    if type(error).__module__.startswith("sqlalchemy.") and not isinstance(cause, sqlite3.Error):
        return BookError(f"{name} can't be used: {in_short(cause)}.")
    return None


def _state(cause: BaseException) -> str:
    """PostgreSQL's code, from the fields that pg8000 gives; a server that is not there has none and is told by the connection."""
    fields = cause.args[0] if cause.args else None
    if isinstance(fields, dict):
        return str(fields.get("C", ""))
    lost = type(cause).__module__.startswith("pg8000") and type(cause).__name__ == "InterfaceError"
    return "08" if lost or isinstance(cause, ConnectionError) else ""


def in_short(error: BaseException) -> str:
    """What an error says, in short and without passwords."""
    fields = error.args[0] if error.args else None
    words = str(fields.get("M", "")) if isinstance(fields, dict) else first_line(error)
    return _PASSWORD.sub("***", words)
