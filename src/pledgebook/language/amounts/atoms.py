"""Words, digits and signs of a text, cut finely enough to read numbers from it.

An engine's tokens join or split "$1.5bn", "10–15" and "A$3" as its model pleases; atoms never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pledgebook.language.doc import Word
from pledgebook.lexicon.quantities import WORD

# Digits with groups of three, of two and three (lakh), in thin or plain spaces; decimals; vulgar fractions.
# decimals with a comma ("1,5"). A plain space groups only where no size follows: "18 155 mm guns" are eighteen.
_NO_SIZE = r"(?!\d| ?(?:mm|kg|lb|km|cm)\b)"
_ATOM = re.compile(
    rf"(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?P<word>{WORD})"
    r"|(?P<digits>(?=[\d.])(?:(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"
    rf"|(?<![\d.,])\d{{1,3}}(?: \d{{3}}){{2,}}{_NO_SIZE}|(?<![\d.,])\d{{1,3}} \d00{_NO_SIZE}"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|(?<![\d,.])\d+,\d{1,2}(?![\d,])|\d+)(?:\.\d+)?|(?<![\d.\w])\.\d+))"
    r"|(?P<sign>\S)"
)


class Atom(NamedTuple):
    """`text[start:end]` of a sentence; `kind` is digits, vulgar, word or sign; `word` and `until` are the indices of the engine's
    tokens that it begins and ends in: of "1 200" these are two.
    """

    text: str
    lower: str
    start: int
    end: int
    kind: str
    word: int
    until: int


def atoms(text: str, words: Sequence[Word] = (), offset: int = 0) -> tuple[Atom, ...]:
    """The atoms of `text`. `words` are its tokens, whose offsets lie `offset` higher."""
    found: list[Atom] = []
    ends = _ends(words, offset)
    end_of, number = next(ends)
    for piece in _ATOM.finditer(text):
        start, end = piece.span()
        while start >= end_of:
            end_of, number = next(ends)
        written, first = piece.group(), number
        while end > end_of:
            end_of, number = next(ends)
        found.append(Atom(written, written.lower().replace("’", "'"), start, end, piece.lastgroup or "", first, number))
    return tuple(found)


def _ends(words: Sequence[Word], offset: int) -> Iterator[tuple[int, int]]:
    for word in words:
        yield word.end - offset, word.index
    yield 1 << 60, max(len(words) - 1, 0)


def glued(before: Atom, after: Atom) -> bool:
    """Whether nothing stands between two neighbouring atoms."""
    return before.end == after.start
