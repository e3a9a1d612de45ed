"""The book: where articles, what was read from them, and rulings are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from pledgebook.model.articles import Article, Setback, Source
from pledgebook.model.polls import Poll
from pledgebook.model.reports import Extract, Reaction, Report, Unread
from pledgebook.model.rulings import Ruling
from pledgebook.store import queries
from pledgebook.store.codec import decode
from pledgebook.store.doors import Door, EngineDoor, FileDoor, refuse_other_files
from pledgebook.store.format import FORMAT, format_of
from pledgebook.store.kept import Held, Kept, State, Version
from pledgebook.store.rows import article_of, held_of
from pledgebook.store.trouble import named, translated

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

T = TypeVar("T")
PATIENCE = 5.0


class Book:
    """A book on disk. Every method raises a BookError when the book can't be used.

    `keep`, `set_aside`, `lift` and `rule` are a transaction each: what they return from is on disk. Within `together`
    they are one, which is on disk when `together` is left.
    """

    def __init__(self, place: str, create: bool = False, patience: float = PATIENCE) -> None:
        self.name = named(place)
        self._place, self._create, self._patience = place, create, patience
        self._together: Connection | None = None

    @classmethod
    def open(cls, path_or_url: str, create: bool = False, patience: float = PATIENCE) -> Book:
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

    def __enter__(self) -> Book:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def holds(self, article: Article, reader: str) -> bool:
        """Whether this version of the article was read by this reader."""
        return bool(self._rows(queries.READING, article=article.id, version=article.version, reader=reader))

    def keep(self, article: Article, extract: Extract, reader: str) -> Kept:
        """Add an article with what a reader took from it, unless the book holds just that."""
        from pledgebook.store import pen

        with self._write() as db:
            return pen.keep(db, article, extract, reader)

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

    def set_aside(self, setback: Setback) -> None:
        """Note a source that could not be read; of several setbacks at one address the last stays."""
        from pledgebook.store import pen

        with self._write() as db:
            pen.set_aside(db, setback)

    def lift(self, setbacks: Iterable[Setback]) -> None:
        """Forget setbacks whose sources have been read since."""
        from pledgebook.store import pen

        with self._write() as db:
            pen.lift(db, setbacks)

    def rule(self, *rulings: Ruling, after: int | None = None) -> None:
        """Append rulings, all or none. Raises BadRuling when another one has the id of one of them.

        `after` is how many rulings the book held when these were decided; raises RuledMeanwhile when it holds more now.
        """
        from pledgebook.store import pen

        with self._write() as db:
            pen.rule(db, rulings, after)

    def keep_reply(self, key: str, text: str) -> None:
        """Keep what a language model replied to the request of this key; a reply that is kept stays as it is."""
        from pledgebook.store import pen

        with self._write() as db:
            pen.keep_reply(db, key, text)

    def reply(self, key: str) -> str | None:
        """The reply to the request of this key, letter for letter; None when none is kept."""
        return next((str(row["text"]) for row in self._rows(queries.REPLY, key=key)), None)

    def polls(self) -> Iterator[Poll]:
        """What is known of the places that are or were watched, by address."""
        return self._decoded(self._rows(queries.POLLS), Poll)

    def note_poll(self, poll: Poll) -> None:
        """Remember what a look at a place left, instead of what the one before did."""
        from pledgebook.store import pen

        with self._write() as db:
            pen.note_poll(db, poll)

    def uncompared(self, scheme: str) -> list[Version]:
        """The versions with reports whose copies were not looked for by this scheme, in the order of their reading."""
        return [Version(row["article"], row["version"]) for row in self._rows(queries.UNCOMPARED, scheme=scheme)]

    def bearers(self, traits: Sequence[str]) -> dict[str, set[Version]]:
        """Of each of these traits that any has, the compared versions that have it; those written within `together` too."""
        from pledgebook.store import likeness

        with self._write() as db:
            return likeness.bearers(db, traits)

    def compared_so_far(self) -> int:
        """How many versions were compared; those written within `together` too."""
        from pledgebook.store import likeness

        with self._write() as db:
            return likeness.compared_so_far(db)

    def compared(self, version: Version, scheme: str, traits: Iterable[str], copies: Iterable[Version]) -> None:
        """Note a version's traits and copies; what was noted of it before goes."""
        from pledgebook.store import likeness

        with self._write() as db:
            likeness.note(db, version, scheme, traits, copies)

    def copies(self, as_of: date | None = None) -> list[tuple[str, str]]:
        """The pairs of articles whose current versions are copies, by id; as of a date, as `reports`."""
        return [(row["article"], row["other"]) for row in self._rows(queries.COPIES, **_days(as_of))]

    def reports(self, as_of: date | None = None) -> Iterator[Report]:
        """Of the current version of each article, by the newest reading; by article id, then in the reader's order.

        As of a date, of the versions that were current then, the undated left out.
        """
        return self._decoded(self._rows(queries.REPORTS, **_days(as_of)), Report)

    def former_reports(self) -> Iterator[Report]:
        """What earlier readings took, and readings of versions that are not current: all that `reports` leaves out."""
        return self._decoded(self._rows(queries.FORMER, **queries.EVER), Report)

    def former_reports_of(self, source: Source) -> Iterator[Report]:
        """Of `former_reports` those of one article, whose current version the source names."""
        return self._decoded(self._rows(queries.FORMER_OF, article=source.article, version=source.version), Report)

    def reactions(self, as_of: date | None = None) -> Iterator[Reaction]:
        """As `reports`."""
        return self._decoded(self._rows(queries.REACTIONS, **_days(as_of)), Reaction)

    def unread(self, as_of: date | None = None) -> Iterator[Unread]:
        """As `reports`."""
        return self._decoded(self._rows(queries.UNREAD, **_days(as_of)), Unread)

    def rulings(self) -> Iterator[Ruling]:
        """In the order in which they were made."""
        return self._decoded(self._rows(queries.RULINGS), Ruling)

    def setbacks(self) -> Iterator[Setback]:
        """By address."""
        return (Setback(row["address"], row["reason"]) for row in self._rows(queries.SETBACKS))

    def articles(self, as_of: date | None = None) -> Iterator[Held]:
        """The current version of each article, by id, without its text."""
        rows = self._rows(queries.ARTICLES, **_days(as_of))
        with translated(self.name):
            yield from map(held_of, rows)

    def article(self, id: str, version: str | None = None) -> Article | None:  # noqa: A002 - the model's word
        """The named version of an article, else its current one; None when the book does not hold it."""
        rows = self._rows(queries.VERSION, id=id, version=version) if version else self._rows(queries.ARTICLE, id=id)
        with translated(self.name):
            return next(map(article_of, rows), None)

    def versions(self, id: str) -> Iterator[Held]:  # noqa: A002 - the model's word
        """All versions of an article without their texts, the current one first."""
        rows = self._rows(queries.VERSIONS, id=id)
        with translated(self.name):
            yield from map(held_of, rows)

    def reading(self, source: Source) -> Extract:
        """All that the newest reading took from the version of an article that the source names, and what it left."""
        of = {"article": source.article, "version": source.version}
        reports = tuple(self.reports_of(source.article, source.version))
        reactions = tuple(self._decoded(self._rows(queries.REACTIONS_OF, **of), Reaction))
        return Extract(source, reports, reactions, tuple(self._decoded(self._rows(queries.UNREAD_OF, **of), Unread)))

    def reports_of(self, article: str, version: str) -> Iterator[Report]:
        """The reports that the newest reading took from a version of an article."""
        return self._decoded(self._rows(queries.REPORTS_OF, article=article, version=version), Report)

    def amended(self) -> tuple[str, ...]:
        """The articles of which the book holds several versions, by id."""
        return tuple(row["id"] for row in self._rows(queries.AMENDED))

    def reacting(self) -> frozenset[str]:
        """The articles in any version of which any reading found a reaction, by id."""
        return frozenset(str(row["article"]) for row in self._rows(queries.REACTING))

    def tells_undated(self) -> bool:
        """Whether any version without a date tells of anything."""
        return bool(self._rows(queries.UNDATED)[0]["told"])

    def read_since(self, state: State) -> tuple[str, ...]:
        """The articles that were read, in whatever version, since the book was in that state, by id."""
        return tuple(row["article"] for row in self._rows(queries.READ_SINCE, number=str(state.readings)))

    def state(self) -> State:
        """How much the book holds now: as long as it is the same, so is everything that follows from the book."""
        with translated(self.name):
            return State(**self._rows(queries.STATE)[0])

    def copied(self) -> list[tuple[Version, Version]]:
        """The pairs of versions, whether they are current or not, that are copies."""
        return [
            (Version(row["article"], row["version"]), Version(row["other"], row["other_version"]))
            for row in self._rows(queries.COPIED)
        ]

    def contents(self, state: State) -> str:
        """A digest of the versions that the book held when it was in that state, of who had read them, of the copies among
        them as they are known today, and of the rulings.
        """
        held, read = {"articles": str(state.articles)}, {"readings": str(state.readings)}
        asked = ((queries.CONTENTS, held), (queries.PAIRED, held), (queries.READ, read))
        lines = [[str(row["what"]) for row in self._rows(query, **values)] for query, values in asked]
        lines.append([str(row["json"]) for row in self._rows(queries.RULINGS)[: state.rulings]])
        return sha256("\n\n".join("\n".join(each) for each in lines).encode()).hexdigest()

    def earliest_since(self, state: State) -> date | None:
        """The first day of which an article tells that was written or read since the book was in that state."""
        row = self._rows(queries.EARLIEST, articles=str(state.articles), readings=str(state.readings))[0]
        return date.fromisoformat(row["day"]) if row["day"] else None

    def stamp(self) -> tuple[str, ...] | None:
        """What tells a file, as it is now, from all others and from itself at any other time; None for other databases."""
        if "://" in self._place:
            return None
        state = self.state()
        with translated(self.name):
            file = Path(self._place).stat()
        name = str(Path(self._place).resolve())
        numbers = (file.st_dev, file.st_ino, file.st_size, file.st_mtime_ns, *astuple(state))
        return (name, *map(str, numbers))

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


def _days(as_of: date | None) -> dict[str, str]:
    """The days between which the articles asked for were published."""
    return {"since": "0001", "until": as_of.isoformat()} if as_of else queries.EVER
