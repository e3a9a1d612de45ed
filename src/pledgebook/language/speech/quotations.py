"""What stands between quotation marks, straight or curly, within a sentence and over paragraphs.

A quotation that is opened again at the start of the next paragraph without having been closed goes on there; one
that is never closed ends with the sentence that it was opened in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.language.doc import Doc, Word

_OPENERS, _CLOSERS = frozenset('“„«‟"‘'), frozenset('”»"’')
_PARTNERS = {"'": "'", "‘": "'", "’": "'"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words `first` to `last` of a sentence stand in quotation marks; pieces of one quotation share `turn`."""

    first: int
    last: int
    turn: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark: where it is, whether it may open and close, and which kind it is."""

    sentence: int
    word: int
    opens: bool
    closes: bool
    single: bool


def quotations(doc: Doc) -> tuple[tuple[Quoted, ...], ...]:
    """The quoted stretches of each sentence, without their marks; empty quotations are none."""
    found: list[list[Quoted]] = [[] for _ in doc.sentences]
    for turn, start, end in _stretches(doc):
        for number in range(start.sentence, end.sentence + 1):
            first = start.word + 1 if number == start.sentence else 0
            last = end.word - 1 if number == end.sentence else len(doc.sentences[number].words) - 1
            if first <= last:
                found[number].append(Quoted(first, last, turn))
    return tuple(tuple(sorted(pieces, key=lambda piece: piece.first)) for pieces in found)


def _stretches(doc: Doc) -> Iterator[tuple[int, _Mark, _Mark]]:
    """Turn, opening and closing mark of every stretch; no stretch leaves its paragraph."""
    turn, left_open = 0, False
    for block in _blocks(doc):
        was_open, left_open = left_open, False
        for start, end in _pairs([mark for number in block for mark in _marks(doc, number)]):
            turn += not (was_open and (start.sentence, start.word) == (block[0], 0))
            left_open = end is None
            yield turn, start, end or _unclosed(doc, start, block)


def _blocks(doc: Doc) -> Iterator[list[int]]:
    block: list[int] = []
    for number, sentence in enumerate(doc.sentences):
        if block and doc.sentences[block[0]].block != sentence.block:
            yield block
            block = []
        block.append(number)
    if block:
        yield block


def _pairs(marks: list[_Mark]) -> Iterator[tuple[_Mark, _Mark | None]]:
    """Opening marks with their closing ones; a single mark without a partner is an apostrophe."""
    start: _Mark | None = None
    for number, mark in enumerate(marks):
        if start is None:
            if mark.opens and (not mark.single or _has_partner(marks[number + 1 :])):
                start = mark
        elif mark.single == start.single and mark.closes:
            yield start, mark
            start = None
    if start is not None and not start.single:
        yield start, None


def _has_partner(later: list[_Mark]) -> bool:
    return any(mark.single and mark.closes for mark in later)


def _unclosed(doc: Doc, start: _Mark, block: list[int]) -> _Mark:
    """Where an unclosed quotation ends: with its paragraph when the next one opens it again, else with its sentence."""
    following = block[-1] + 1
    reopened = following < len(doc.sentences) and any(mark.word == 0 and mark.opens for mark in _marks(doc, following))
    number = block[-1] if reopened else start.sentence
    return _Mark(number, len(doc.sentences[number].words), opens=False, closes=True, single=False)


def _marks(doc: Doc, number: int) -> list[_Mark]:
    return [mark for word in doc.sentences[number].words if (mark := _mark(doc, number, word))]


def _mark(doc: Doc, number: int, word: Word) -> _Mark | None:
    shown = doc.text[word.start : word.end]
    if shown not in {*_OPENERS, *_CLOSERS, "'", "''", "``"} or word.tag == "POS":
        return None
    before, after = doc.text[word.start - 1 : word.start], doc.text[word.end : word.end + 1]
    after_space = not before or before.isspace() or before in "([{-—–\"'“‘"
    before_space = not after or not (after.isalnum() or after in "$€£([")
    opens = shown in {"“", "„", "«", "‘", "``"} or (shown in {'"', "'", "''"} and (after_space or not before_space))
    closes = shown in {"”", "»", "’"} or (shown in {'"', "'", "''"} and (before_space or not after_space))
    return _Mark(number, word.index, opens, closes, single=shown in _PARTNERS)
