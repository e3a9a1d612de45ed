"""Where the words of the lexicon stand in a sentence: one pass over its words, each looked up once.

Phrases are kept by their first word. A capital in the phrase asks for one in the text, and a word all in capitals for
capitals, so that "US" is never "us" and "Turkey" never "turkey".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
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


Entry = tuple[list[str], tuple[int, ...], T]
"""The folded words after the first, the capitals that all words ask for, and what the phrase stands for."""


@dataclass(frozen=True, slots=True)
class Called:
    """The holder of an office, called by a whole name or by a surname that suffices."""

    person: Person
    whole: bool


class Index(Generic[T]):
    """Phrases by their first two words ("" for none), the longest first."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], T]], *, cased: bool) -> None:
        self._by_words: dict[str, dict[str, list[Entry[T]]]] = {}
        for written, what in entries:
            first, *rest = (fold(word) for word in written)
            shapes = tuple(map(_shape, written)) if cased else (_ANY,) * len(written)
            seconds = self._by_words.setdefault(first, {})
            seconds.setdefault(rest[0] if rest else "", []).append((rest, shapes, what))
        for seconds in self._by_words.values():
            for held in seconds.values():
                held.sort(key=lambda entry: (-len(entry[0]), -sum(entry[1])))

    def spots(self, sentence: Sentence, keys: list[str]) -> list[Spot[T]]:
        """The longest phrase from every word where one begins; `keys` are the folded words of the sentence."""
        found = []
        for first, (seconds, second) in enumerate(zip(map(self._by_words.get, keys), (*keys[1:], ""), strict=True)):
            if seconds is None or not ("" in seconds or second in seconds):
                continue
            if spot := _longest(sentence, keys, first, (*seconds.get(second, ()), *seconds.get("", ()))):
                found.append(spot)
        return found

    def exact(self, word: str) -> T | None:
        """What a single word stands for."""
        held = self._by_words.get(fold(word), {}).get("", ())
        return held[0][2] if held else None


def _longest(sentence: Sentence, keys: list[str], first: int, held: Sequence[Entry[T]]) -> Spot[T] | None:
    for rest, shapes, what in held:
        last = first + len(rest)
        if (not rest or keys[first + 1 : last + 1] == rest) and _shaped(sentence, first, shapes):
            return Spot(first, last, what)
    return None


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


def without_overlaps(spots: Sequence[Spot[T]], keys: Sequence[str]) -> list[Spot[T]]:
    """The longest of those that share words, a leading article not counted; in text order."""
    if all(before.last < after.first for before, after in pairwise(spots)):
        return list(spots)
    kept: list[Spot[T]] = []
    for spot in sorted(spots, key=lambda each: (each.first - each.last + (keys[each.first] == "the"), each.first)):
        if all(spot.last < other.first or other.last < spot.first for other in kept):
            kept.append(spot)
    return sorted(kept, key=lambda each: each.first)


@lru_cache(maxsize=1)
def names() -> Index[Phrase | Called]:
    """Actors and those who held an office, by whole names and by surnames that suffice."""
    whole = [(name, Called(person, True)) for person in offices.persons() for name in person.names]
    alone = [(name, Called(person, False)) for person in offices.persons() for name in person.alone]
    return Index([*((phrase.words, phrase) for phrase in actors.phrases()), *whole, *alone], cased=True)


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
