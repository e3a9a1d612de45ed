"""Which articles of a book may be copies of another: those that share enough traits with it.

A trait that very many share is not asked for again and again: its bearers are kept at hand, and of them only those are looked
at whose words allow it. No copy is passed over for that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from contextlib import contextmanager

from pledgebook.sources.copies import Story
from pledgebook.sources.crowd import Crowd
from pledgebook.store.book import Book
from pledgebook.store.kept import Version

MANY = 64
"""Bearers of a trait from which on they are kept at hand."""

Bearers = dict[str, set[Version]]
"""Of each trait the versions that have it."""
NOBODY: Set[Version] = frozenset()


class Neighbours:
    """The compared versions of a book by their traits. `runs` tells the runs of words of a version."""

    def __init__(self, book: Book, runs: Callable[[Version], Collection[int]]) -> None:
        self._book, self._runs = book, runs
        self._compared = -1
        self._forget()

    def _forget(self) -> None:
        self._common: Bearers = {}
        self._crowd = Crowd[Version]()

    @contextmanager
    def together(self) -> Iterator[None]:
        """One transaction in which versions are compared and noted; what is at hand is forgotten if others did so."""
        with self._book.together():
            if self._book.compared_so_far() != self._compared:
                self._forget()
            yield
            self._compared = self._book.compared_so_far()

    def of(self, story: Story) -> list[Version]:
        """The compared versions that share enough with a story, by name; without some that by their words are no copies."""
        one, two = story.sought
        rare = self._rare([trait for trait in (*one, *two) if trait not in self._common])
        ones = [self._common[trait] for trait in one if trait in self._common]
        twos = [self._common[trait] for trait in two if trait in self._common]
        found = set[Version]().union(*(rare.get(trait, NOBODY) for trait in one))
        counted = Counter(each for trait in two for each in rare.get(trait, NOBODY))
        like = set(self._crowd.like(story.runs))
        for each in like | counted.keys():
            if counted[each] + sum(each in bearers for bearers in twos) > 1 or any(each in bearers for bearers in ones):
                found.add(each)
        return sorted(each for each in found if each in like or each not in self._crowd)

    def note(self, version: Version, traits: Iterable[str]) -> None:
        """Know a version that was compared just now by these traits."""
        if version in self._crowd:
            for bearers in self._common.values():
                bearers.discard(version)
        for trait in traits:
            if trait in self._common:
                self._common[trait].add(version)
                self._crowd.admit(version, self._runs)

    def _rare(self, traits: list[str]) -> Bearers:
        """The bearers of those of the traits that are rare; those of the others are at hand from now on."""
        asked = self._book.bearers(traits)
        for trait in [trait for trait, bearers in asked.items() if len(bearers) >= MANY]:
            self._common[trait] = asked.pop(trait)
            for each in self._common[trait]:
                self._crowd.admit(each, self._runs)
        return asked
