"""The one place where the database's complaints become ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import MsgspecError
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from pledgebook.model.errors import (
    BadDate,
    BookError,
    BookLocked,
    DamagedBook,
    DiskFull,
    NotABook,
    ReadOnlyBook,
    UnreachableBook,
)

# SQLite's result codes (https://sqlite.org/rescode.html); a longer code begins with its short one.
_CODES: tuple[tuple[str, Callable[[str], BookError]], ...] = (
    ("SQLITE_FULL", DiskFull),
    ("SQLITE_IOERR_WRITE", DiskFull),  # the operating system's own limits: a quota, a largest file
    ("SQLITE_BUSY", BookLocked),
    ("SQLITE_LOCKED", BookLocked),
    ("SQLITE_NOTADB", NotABook),
    ("SQLITE_READONLY", ReadOnlyBook),
    ("SQLITE_CANTOPEN", UnreachableBook),
    ("SQLITE_CORRUPT", lambda path: DamagedBook(path, "the database file is malformed")),
)


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Whatever goes wrong with the book at `path` inside is raised as a BookError."""
    try:
        yield
    except DBAPIError as error:
        raise _ours(path, error) from error
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise BookError(f"{path} is no address of a database that can be opened here: {_first_line(error)}.") from error
    except (MsgspecError, BadDate) as error:
        raise DamagedBook(path, f"a value in it can't be understood: {error}") from error


def _ours(path: str, error: DBAPIError) -> BookError:
    code = getattr(error.orig, "sqlite_errorname", "")
    for start, build in _CODES:
        if code.startswith(start):
            return build(path)
    return BookError(f"{path} can't be used: {_first_line(error.orig or error)}.")


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0].rstrip(".")
