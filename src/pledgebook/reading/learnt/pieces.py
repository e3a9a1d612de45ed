"""Words cut into the pieces that the encoder knows.

WordPiece (Wu et al. 2016) over the uncased English vocabulary of BERT (Devlin et al. 2019): the longest known beginning of a
word, then the longest known continuation, and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from unicodedata import category, normalize

OPEN, BREAK = 101, 102
"""The pieces that stand before everything and between its parts: [CLS] and [SEP]."""
_UNKNOWN = 100
_LONGEST = 40  # letters of a word that is still cut up
_PARTS = re.compile(r"\w+|[^\w\s]")


@cache
def _numbers() -> dict[str, int]:
    text = files("pledgebook.reading.learnt").joinpath("pieces.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.splitlines())}


@lru_cache(maxsize=50_000)
def pieces_of(word: str) -> tuple[int, ...]:
    """The numbers of a word's pieces; one for "unknown" where a part of it can't be made of any."""
    plain = "".join(letter for letter in normalize("NFD", word.lower()) if category(letter) != "Mn")
    return tuple(chain.from_iterable(_cut(part) for part in _PARTS.findall(plain)))


def pieces_of_all(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(chain.from_iterable(map(pieces_of, words)))


def _cut(part: str) -> tuple[int, ...]:
    numbers, found, start = _numbers(), [], 0
    while start < len(part) <= _LONGEST:
        mark = "##" if start else ""
        end = next((end for end in range(len(part), start, -1) if mark + part[start:end] in numbers), None)
        if end is None:
            break
        found.append(numbers[mark + part[start:end]])
        start = end
    return tuple(found) if start == len(part) else (_UNKNOWN,)
