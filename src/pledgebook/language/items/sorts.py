"""Sorts of one thing that share its noun: "*conventional* and long-range rockets", "*155-mm* and 25-mm artillery rounds"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledgebook.language.items.phrases import Phrase, Scene
from pledgebook.language.items.wording import name_of, text_of
from pledgebook.lexicon.groups import group

_CALIBRE = re.compile(r"\d{1,3}(\.\d+)?-?(mm|millimetre|millimeter)")
_JOINS = frozenset({"and", "or", ",", "&"})


Sort = tuple[int, int, str]
"""The first and last word of a sort, and its name with the noun that it shares."""


def sorts_before(scene: Scene, phrase: Phrase, low: int) -> Iterator[Sort]:
    """The other sorts in front of a phrase that begins with one, left to right, none before the word `low`; nor where a number
    counts all of them together.
    """
    last = _unit_end(scene, phrase.first)
    own = text_of(scene, phrase.first, last)
    if last >= phrase.head or not _is_sort(own):
        return
    name, found, first = name_of(scene, phrase), [], phrase.first
    while (unit := _unit_before(scene, first)) and unit[0] >= low and _is_alike(text := _whole(text_of(scene, *unit), own), own):
        found.append((*unit, f"{text}{name[len(own) :]}"))
        first = unit[0]
    before = [scene.tag(index) for index in range(max(first - 3, scene.low), first)]
    counted = "CD" in (before if scene.lower(first - 1) == "of" else before[-1:])
    yield from () if counted else reversed(found)


def _unit_before(scene: Scene, first: int) -> tuple[int, int] | None:
    """The words, written as one, that a comma or an "and" joins to those that begin at `first`."""
    last = first - 1
    while last > scene.low and scene.lower(last) in _JOINS:
        last -= 1
    if last in (first - 1, scene.low - 1):
        return None
    start = last
    while start > scene.low and scene.lower(start - 1) not in _JOINS and _touches(scene, start - 1):
        start -= 1
    return start, last


def _unit_end(scene: Scene, first: int) -> int:
    """The last of the words that are written as one with the word at `first`: "long-range", "155mm"."""
    last = first
    while last < scene.high and _touches(scene, last):
        last += 1
    return last


def _touches(scene: Scene, index: int) -> bool:
    words = scene.sentence.words
    return words[index].end == words[index + 1].start and words[index + 1].text not in {",", "'s", "’s"}


def _whole(text: str, own: str) -> str:
    """A sort that leaves out what the next one says: the "short-" of "short- and medium-range"."""
    return f"{text}{own.partition('-')[2]}" if text.endswith("-") else text


def _is_sort(text: str) -> bool:
    return text.lower() in group("sorts") or _CALIBRE.fullmatch(text.lower()) is not None


def _is_alike(text: str, own: str) -> bool:
    """Whether both are calibres, or both other sorts."""
    return _is_sort(text) and (_CALIBRE.fullmatch(text.lower()) is None) == (_CALIBRE.fullmatch(own.lower()) is None)
