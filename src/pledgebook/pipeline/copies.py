"""Which articles of a book are copies of one story, found once for each version and kept.

Only articles with reports are compared, since only they can be witnesses, and none with another of its own outlet, which
is one witness in any case. Each pair is judged by its two texts alone, so the order of reading makes no difference.
"""

from __future__ import annotations

from functools import lru_cache

from pledgebook.model.articles import Article
from pledgebook.sources.copies import SCHEME, Story, copied
from pledgebook.sources.origin import origin
from pledgebook.store.book import Book
from pledgebook.store.kept import Version

AT_ONCE = 64
"""Versions whose comparison is written together."""


def find_copies(book: Book) -> None:
    """Compare all articles of the book that were not compared yet with all others that may be their copies.

    A run that is stopped in the middle is taken up where it was.
    """
    stories = _Stories(book)
    waiting = book.uncompared(SCHEME)
    for start in range(0, len(waiting), AT_ONCE):
        with book.together():
            for version in waiting[start : start + AT_ONCE]:
                _compare(book, version, stories)


def _compare(book: Book, version: Version, stories: _Stories) -> None:
    article, story = stories.of(version)
    near = (other for other in book.sharing(story.traits) if other.article != version.article)
    book.compared(version, SCHEME, story.traits, [other for other in near if _copied(article, story, *stories.of(other))])


def _copied(one: Article, first: Story, other: Article, second: Story) -> bool:
    return (one.outlet is None or one.outlet != other.outlet) and copied(first, second)


class _Stories:
    """The articles of a book as they are compared; those that were asked for last are remembered."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.of = lru_cache(maxsize=2000)(self._of)

    def _of(self, version: Version) -> tuple[Article, Story]:
        article = self._book.article(version.article, version.version)
        if article is None:
            raise KeyError(version)
        return article, Story(article.text, origin(article.text, article.outlet))
