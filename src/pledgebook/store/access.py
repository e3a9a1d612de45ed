"""The way to a book on disk or in a database: how it is opened, asked and written to, and what is said when that fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pledgebook.store.codec import decode
from pledgebook.store.doors import Door, EngineDoor, FileDoor, refuse_other_files
from pledgebook.store.format import FORMAT, format_of
from pledgebook.store.trouble import named, translated

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

T = TypeVar("T")
PATIENCE = 5.0


class Access:
    """A place where a book is, opened when first needed."""

    def __init__(self, place: str, create: bool = False, patience: float = PATIENCE) -> None:
        self.name = named(place)
        self._place, self._create, self._patience = place, create, patience
        self._together: Connection | None = None

    @classmethod
    def open(cls, path_or_url: str, create: bool = False, patience: float = PATIENCE) -> Self:
        """The book at a path or a database address; `patience` is how many seconds to wait for other programs.

        Raises NoBook when it is not there and not to be created, NotABook, NewerBook, BookLocked, DiskFull,
        ReadOnlyBook, DamagedBook, UnreachableBook.
        """
        book = cls(path_or_url, create, patience)
        with translated(book.name):
            book._check()
        return book

    def _check(self) -> None:
        """To make the engine is to check the book; a file that is only to be read is checked without."""
        if "://" not in self._place:
            path = Path(self._place)
            refuse_other_files(path, self._create)
            if not self._create and format_of(FileDoor(path, self._patience).format(), self.name) == FORMAT:
                return
        self._engine  # noqa: B018

    def close(self) -> None:
        if "_engine" in self.__dict__:
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """One transaction for all that is written within; nothing of it is kept when anything is raised.

        What is asked of the book within may not show yet what was written within.
        """
        with self._write() as db:
            self._together = db
            try:
                yield
            finally:
                self._together = None

    @contextmanager
    def whole(self) -> Iterator[Connection]:
        """A transaction over all of the book, for what is the store's own business."""
        with self._write() as db:
            yield db

    @cached_property
    def _door(self) -> Door:
        return EngineDoor(self._engine) if "://" in self._place else FileDoor(Path(self._place), self._patience)

    @cached_property
    def _engine(self) -> Engine:
        from pledgebook.store.opening import engine_for

        return engine_for(self._place, self.name, self._create, self._patience)

    def _rows(self, query: str, **values: str) -> list[Mapping[str, Any]]:
        with translated(self.name):
            return self._door.rows(query, **values)

    def _decoded(self, rows: Iterable[Mapping[str, Any]], kind: type[T]) -> Iterator[T]:
        with translated(self.name):
            for row in rows:
                yield decode(row["json"], kind)

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        if self._together is not None:
            yield self._together
            return
        from pledgebook.store.opening import claim

        with translated(self.name), self._engine.begin() as db:
            claim(db, self._patience)
            yield db
