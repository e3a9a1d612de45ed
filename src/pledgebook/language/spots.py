"""Where the words of the lexicon stand in a sentence: one pass over its words, each looked up once.

Phrases are kept by their first word. A capital in the phrase asks for one in the text, and a word all in capitals for
capitals, so that "US" is never "us" and "Turkey" never "turkey".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon import actors, offices
from pledgebook.lexicon.actors import Phrase, fold, word_set, words
from pledgebook.lexicon.offices import Person, Title

T = TypeVar("T")
_ANY, _CAPITAL, _CAPITALS = 0, 1, 2
_CUE_LISTS = ("bodies", "folk", "displaced", "fighters", "group heads", "group heads alone", "group heads of some", "societies")


@dataclass(frozen=True, slots=True)
class Spot(Generic[T]):
    """Words of the lexicon found in a sentence, from word `first` to word `last`, both included."""

    first: int
    last: int
    what: T


@dataclass(frozen=True, slots=True)
class Cue:
    """A common noun that matters beside a name: which lists of words.yaml hold it, and the title that it is, if any."""

    lists: frozenset[str] = frozenset()
    title: Title | None = None


class Index(Generic[T]):
    """Phrases by their first word, the longest first."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], T]], *, cased: bool) -> None:
        self._by_first: dict[str, list[tuple[list[str], tuple[int, ...], T]]] = {}
        for written, what in entries:
            folded = [fold(word) for word in written]
            shapes = tuple(map(_shape, written)) if cased else (_ANY,) * len(written)
            self._by_first.setdefault(folded[0], []).append((folded[1:], shapes, what))
        for held in self._by_first.values():
            held.sort(key=lambda entry: (-len(entry[0]), -sum(entry[1])))

    def spots(self, sentence: Sentence, keys: list[str]) -> list[Spot[T]]:
        """The longest phrase from every word where one begins; `keys` are the folded words of the sentence."""
        found = []
        by_first = self._by_first
        for first, held in enumerate(map(by_first.get, keys)):
            if held is None:
                continue
            for rest, shapes, what in held:
                last = first + len(rest)
                if keys[first + 1 : last + 1] == rest and _shaped(sentence, first, shapes):
                    found.append(Spot(first, last, what))
                    break
        return found

    def exact(self, word: str) -> T | None:
        """What a single word stands for."""
        return next((what for rest, _, what in self._by_first.get(fold(word), ()) if not rest), None)


def _shape(word: str) -> int:
    if len(word) > 1 and word.isupper():
        return _CAPITALS
    return _CAPITAL if word[0].isupper() else _ANY


def _shaped(sentence: Sentence, first: int, shapes: tuple[int, ...]) -> bool:
    for offset, shape in enumerate(shapes):
        if shape == _ANY:
            continue
        text = sentence.words[first + offset].text
        if not text[0].isupper() or (shape == _CAPITALS and not text.isupper()):
            return False
    return True


def keys_of(sentence: Sentence) -> list[str]:
    """The folded words of a sentence."""
    texts = [word.text for word in sentence.words]
    return [text.lower() if text.isascii() else fold(text) for text in texts]


def without_overlaps(spots: Sequence[Spot[T]]) -> list[Spot[T]]:
    """The longest of those that share words, a leading article not counted; in text order."""
    if len(spots) < 2:
        return list(spots)
    kept: list[Spot[T]] = []
    for spot in sorted(spots, key=lambda each: (each.first - each.last, each.first)):
        if all(spot.last < other.first or other.last < spot.first for other in kept):
            kept.append(spot)
    return sorted(kept, key=lambda each: each.first)


@lru_cache(maxsize=1)
def names() -> Index[Phrase | Person]:
    """Actors and those who held an office, by whole names and by surnames that suffice."""
    people = [(name, person) for person in offices.persons() for name in (*person.names, *person.alone)]
    return Index([*((phrase.words, phrase) for phrase in actors.phrases()), *people], cased=True)


@lru_cache(maxsize=1)
def cues() -> Index[Cue]:
    """Titles and the nouns that make a group, a government or a people of the name beside them."""
    titles = {title.words: title for title in offices.titles()}
    lists: dict[tuple[str, ...], set[str]] = {}
    for name in _CUE_LISTS:
        for phrase in words(name):
            lists.setdefault(actors.tokens(phrase.lower()), set()).add(name)
    every = dict.fromkeys((*titles, *lists))
    return Index([(cut, Cue(frozenset(lists.get(cut, ())), titles.get(cut))) for cut in every], cased=False)


def word_at(sentence: Sentence, index: int) -> Word | None:
    """The word at an index, None beyond either end."""
    return sentence.words[index] if 0 <= index < len(sentence.words) else None


def is_in(word: str, list_name: str) -> bool:
    """Whether a word is in a list of words.yaml, its case put aside."""
    return fold(word) in word_set(list_name)
