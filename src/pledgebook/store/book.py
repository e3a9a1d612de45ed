"""The book: where articles, what was read from them, and rulings are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pledgebook.model.articles import Article, Setback
from pledgebook.model.polls import Poll
from pledgebook.model.reports import Extract
from pledgebook.model.rulings import Ruling
from pledgebook.store.answers import Answers
from pledgebook.store.kept import Kept, Version


class Book(Answers):
    """A book on disk. Every method raises a BookError when the book can't be used.

    `keep`, `set_aside`, `lift` and `rule` are a transaction each: what they return from is on disk. Within `together`
    they are one, which is on disk when `together` is left.
    """

    def keep(self, article: Article, extract: Extract, reader: str) -> Kept:
        """Add an article with what a reader took from it, unless the book holds just that."""
        from pledgebook.store import pen

        with self._write() as db:
            return pen.keep(db, article, extract, reader)

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

    def note_poll(self, poll: Poll) -> None:
        """Remember what a look at a place left, instead of what the one before did."""
        from pledgebook.store import pen

        with self._write() as db:
            pen.note_poll(db, poll)

    def compared(self, version: Version, scheme: str, traits: Iterable[str], copies: Iterable[Version]) -> None:
        """Note a version's traits and copies; what was noted of it before goes."""
        from pledgebook.store import likeness

        with self._write() as db:
            likeness.note(db, version, scheme, traits, copies)

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
