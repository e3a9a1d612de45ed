"""What a book is asked: for articles, for what was read from them, for rulings, and for what tells whether any of it is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from datetime import date
from hashlib import sha256
from pathlib import Path

from pledgebook.model.articles import Article, Setback, Source
from pledgebook.model.polls import Poll
from pledgebook.model.reports import Extract, Reaction, Report, Unread
from pledgebook.model.rulings import Ruling
from pledgebook.store import queries
from pledgebook.store.access import Access
from pledgebook.store.kept import Held, State, Version
from pledgebook.store.rows import article_of, held_of
from pledgebook.store.trouble import translated


class Answers(Access):
    """The book as it is read. Every method raises a BookError when the book can't be used."""

    def holds(self, article: Article, reader: str) -> bool:
        """Whether this version of the article was read by this reader."""
        return bool(self._rows(queries.READING, article=article.id, version=article.version, reader=reader))

    def reply(self, key: str) -> str | None:
        """The reply to the request of this key, letter for letter; None when none is kept."""
        return next((str(row["text"]) for row in self._rows(queries.REPLY, key=key)), None)

    def polls(self) -> Iterator[Poll]:
        """What is known of the places that are or were watched, by address."""
        return self._decoded(self._rows(queries.POLLS), Poll)

    def uncompared(self, scheme: str) -> list[Version]:
        """The versions with reports whose copies were not looked for by this scheme, in the order of their reading."""
        return [Version(row["article"], row["version"]) for row in self._rows(queries.UNCOMPARED, scheme=scheme)]

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


def _days(as_of: date | None) -> dict[str, str]:
    """The days between which the articles asked for were published."""
    return {"since": "0001", "until": as_of.isoformat()} if as_of else queries.EVER
