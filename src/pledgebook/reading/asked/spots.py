"""Where claimed words stand in an article: exactly, else but for white space, typography and case. Nothing looser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pledgebook.language.doc import Sentence
from pledgebook.language.layout import plain_view
from pledgebook.model.evidence import Quote
from pledgebook.reading.asked.claims import Said

_DASHES = str.maketrans("‐‑‒–—−", "------")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Spot:
    """Words `first` to `last` of the sentence with this number."""

    number: int
    sentence: Sentence
    first: int
    last: int

    @property
    def quote(self) -> Quote:
        return self.sentence.quote(self.first, self.last)

    def overlaps(self, first: int, last: int) -> bool:
        return self.first <= last and first <= self.last


def spots(said: Said, sentences: Mapping[int, Sentence]) -> tuple[Spot, ...]:
    """Every place where the words stand in the sentence named; in the only other sentence that holds them when that one
    does not. `sentences` are those that the model was shown. Empty when the words stand nowhere, or it is open where.
    """
    named = sentences.get(said.sentence)
    if named and (found := tuple(_within(said, said.sentence, named))):
        return found
    others = [found for number, sentence in sentences.items() if (found := tuple(_within(said, number, sentence)))]
    return others[0] if len(others) == 1 and len(others[0]) == 1 else ()


def _within(said: Said, number: int, sentence: Sentence) -> Iterator[Spot]:
    words = _plain(said.quote).split()
    if not words or len(said.quote) > _LONGEST:
        return
    pattern = r"\s+".join(map(re.escape, words))
    for found in re.finditer(pattern, _plain(sentence.text), re.IGNORECASE):
        if spot := _whole_words(number, sentence, found.start() + sentence.start, found.end() + sentence.start):
            yield spot


def _plain(text: str) -> str:
    return plain_view(text).translate(_DASHES)


def _whole_words(number: int, sentence: Sentence, start: int, end: int) -> Spot | None:
    """The words from `start` to `end`; None when a word is cut ("4" out of "14")."""
    inside = [word for word in sentence.words if word.start >= start and word.end <= end]
    if not inside or sentence.text[inside[0].start - sentence.start : inside[-1].end - sentence.start].strip() == "":
        return None
    held = inside[0].start == start and inside[-1].end == end
    return Spot(number, sentence, inside[0].index, inside[-1].index) if held else None
