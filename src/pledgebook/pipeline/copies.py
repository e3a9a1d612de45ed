"""Which articles of a book are copies of one story, found once for each version and kept.

Only articles with reports are compared, since only they can be witnesses, and none with another of its own outlet, which
is one witness in any case. Each pair is judged by its two texts alone, so the order of reading makes no difference.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from pledgebook.pipeline.neighbours import Neighbours
from pledgebook.sources.copies import SCHEME, Story, copied
from pledgebook.store.book import Book
from pledgebook.store.kept import Version

AT_ONCE = 64
"""Versions whose comparison is written together."""
REMEMBERED = 20_000
"""Articles of which it is remembered what their words are: of five hundred words each, fifty megabytes."""


def find_copies(book: Book) -> None:
    """Compare all articles of the book that were not compared yet with all others that may be their copies.

    A run that is stopped in the middle is taken up where it was.
    """
    stories = _Stories(book)
    neighbours = Neighbours(book, lambda version: stories.of(version).runs)
    waiting = book.uncompared(SCHEME)
    for start in range(0, len(waiting), AT_ONCE):
        with neighbours.together():
            for version in waiting[start : start + AT_ONCE]:
                _compare(book, version, stories, neighbours)


def _compare(book: Book, version: Version, stories: _Stories, neighbours: Neighbours) -> None:
    story = stories.whole(version)
    others = [other for other in neighbours.of(story) if other.article != version.article]
    book.compared(version, SCHEME, story.traits, [other for other in others if _copied(story, stories.of(other))])
    neighbours.note(version, story.traits)


def _copied(story: Story, known: _Known) -> bool:
    return (story.outlet is None or story.outlet != known.outlet) and copied(story, known)


@dataclass(frozen=True, slots=True)
class _Known:
    """What of an article tells whether another is a copy of it; where a phrase stands in thousands, it is asked millions of
    times. `signed` looks up who signs it, which its words nearly always make needless.
    """

    outlet: str | None
    runs: array[int]
    signed: Callable[[], str | None]

    @property
    def agency(self) -> str | None:
        return self.signed()


class _Stories:
    """The articles of a book as they are compared; those that were asked for last are remembered."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.of = lru_cache(maxsize=REMEMBERED)(self._of)
        self.agency = lru_cache(maxsize=REMEMBERED)(self._agency)
        self.whole = lru_cache(maxsize=AT_ONCE)(self._whole)

    def _of(self, version: Version) -> _Known:
        story = self.whole(version)
        return _Known(story.outlet, array("I", story.runs), partial(self.agency, version))

    def _agency(self, version: Version) -> str | None:
        return self.whole(version).agency

    def _whole(self, version: Version) -> Story:
        article = self._book.article(version.article, version.version)
        if article is None:
            raise KeyError(version)
        return Story(article.text, article.outlet)
