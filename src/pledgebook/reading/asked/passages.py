"""An article cut for asking: numbered sentences, a request's worth at a time, the lead before each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pledgebook.language.doc import Doc, Kind, Sentence

CHARACTERS_A_TOKEN = 3.0
"""Fewer than English news has for any tokeniser in use (about 4), so that an estimate errs on the safe side."""
PASSAGE_TOKENS = 2200
LEAD_TOKENS = 120
_NOT_TEXT = frozenset({Kind.DEBRIS, Kind.DATELINE})


@dataclass(frozen=True, slots=True)
class Numbered:
    """A sentence under the number that the model knows it by: its place in the article, from 1."""

    number: int
    sentence: Sentence

    @property
    def line(self) -> str:
        return f"[{self.number}] {' '.join(self.sentence.text.split())}"


Paragraph = tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What one request shows of an article, in text order."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        return "\n\n".join("\n".join(each.line for each in paragraph) for paragraph in self.paragraphs)

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(each.number for paragraph in self.paragraphs for each in paragraph)


def tokens(text: str) -> int:
    """About how many tokens a text has, rather too many than too few."""
    return int(len(text.encode("utf-8", "surrogatepass")) / CHARACTERS_A_TOKEN) + 1


def passages(doc: Doc, worth_asking: Callable[[Sentence], bool], most: int = PASSAGE_TOKENS) -> tuple[Passage, ...]:
    """The passages to ask about: the paragraphs with a sentence worth asking about, as many to a passage as fit in
    `most` tokens, the article's lead before each. A paragraph that is too long by itself is cut between sentences.
    """
    paragraphs = _paragraphs(doc)
    wanted = [each for each in paragraphs if any(worth_asking(numbered.sentence) for numbered in each)]
    if not wanted:
        return ()
    lead = _lead(paragraphs)
    led = {numbered.number for numbered in lead}
    pieces = [piece for paragraph in wanted for piece in _cut(tuple(n for n in paragraph if n.number not in led), most)]
    return tuple(Passage(tuple(filter(None, (lead, *each)))) for each in _together(pieces, most))


def _paragraphs(doc: Doc) -> list[Paragraph]:
    numbered = (Numbered(place, sentence) for place, sentence in enumerate(doc.sentences, 1))
    told = (each for each in numbered if each.sentence.kind not in _NOT_TEXT)
    return [tuple(each) for _, each in groupby(told, key=lambda each: each.sentence.block)]


def _lead(paragraphs: Iterable[Paragraph]) -> Paragraph:
    """The beginning of the article's first paragraph of prose, as far as a lead's length goes."""
    first = next((each for each in paragraphs if each[0].sentence.kind is Kind.PROSE), ())
    return next(_cut(first, LEAD_TOKENS), ())


def _cut(paragraph: Paragraph, most: int) -> Iterator[Paragraph]:
    piece: list[Numbered] = []
    size = 0
    for each in paragraph:
        length = tokens(each.line)
        if piece and size + length > most:
            yield tuple(piece)
            piece, size = [], 0
        piece.append(each)
        size += length
    if piece:
        yield tuple(piece)


def _together(pieces: Iterable[Paragraph], most: int) -> Iterator[list[Paragraph]]:
    group: list[Paragraph] = []
    size = 0
    for piece in pieces:
        length = sum(tokens(each.line) for each in piece)
        if group and size + length > most:
            yield group
            group, size = [], 0
        group.append(piece)
        size += length
    yield group
