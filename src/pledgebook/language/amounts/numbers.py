"""Numbers in digits and words: "4,000", "two and a half billion", "1.5bn", "dozens", "three quarters".

A number is found at the place where it starts and reaches as far as its words do; whether it counts anything is
the business of `amounts`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from pledgebook.language.amounts.atoms import Atom, glued
from pledgebook.language.amounts.spelled import ARTICLES, DASHES, and_part, decimal, fraction, lower, scale, small, spelled
from pledgebook.lexicon import quantities

_COMMA = re.compile(r"^(\d+),(\d{1,2})$")
_LONGEST = 30  # digits; what is longer is no quantity of this world
_VULGAR = {
    sign: Fraction(above, below)
    for sign, above, below in zip(
        "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
        (1, 1, 2, 1, 3, 1, 2, 3, 4, 1, 5, 1, 3, 5, 7),
        (2, 3, 3, 4, 4, 5, 5, 5, 5, 6, 6, 8, 8, 8, 8),
        strict=True,
    )
}


class Numeral(NamedTuple):
    """A number over the atoms `first` to `last`, both included.

    `value` is None for words that only bound it from below (`low`) or not at all. `factor` is what the scale words
    behind it multiply by ("million"), `digits` tells that it starts with digits, `loose` that its words mean about
    so many, `part` that it is a fraction of something.
    """

    value: Decimal | None
    first: int
    last: int
    low: Decimal | None = None
    factor: Decimal = Decimal(1)
    digits: bool = False
    loose: bool = False
    part: bool = False


def numeral_at(found: Sequence[Atom], at: int, *, money: bool = False) -> Numeral | None:
    """The number that starts at atom `at`, None when none does. `money` tells that a currency stands before it:
    then "5m" is five million.
    """
    if found[at].kind == "sign":
        return None
    if found[at].kind != "word":
        return _digits(found, at, money)
    if found[at].lower not in _starts():
        return None
    return _share(found, at) or _unbounded(found, at) or _dozens(found, at) or _spelled(found, at) or _vague(found, at)


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    words = quantities.numbers()
    named = {*words.ones, *words.tens, *words.scales, *words.dozens, *words.vague, *words.parts, "multi"}
    return frozenset(named | ARTICLES | {phrase[0] for phrase in words.many})


@lru_cache(maxsize=1)
def starts() -> frozenset[str]:
    """The words, in small letters, without which no sentence has a number in words."""
    words = quantities.numbers()
    return (
        (_starts() - ARTICLES) | {phrase[-1] for phrase in words.many} | {phrase[-2] for phrase in words.many if len(phrase) > 1}
    )


def _digits(found: Sequence[Atom], at: int, money: bool) -> Numeral | None:
    value, last = _written(found[at]), at
    if value is None:
        return None
    if found[at].kind == "digits":
        slash = _slashed(found, at)
        value, last = slash or _mixed(found, at, value)
    scaled, last = _scaled(found, value, last, money)
    factor = scaled / value if value and scaled % value == 0 else Decimal(1)
    return Numeral(scaled, at, last, factor=factor, digits=True)


def _written(atom: Atom) -> Decimal | None:
    if atom.kind == "vulgar":
        return decimal(_VULGAR[atom.text])
    written = re.sub(r"[,\s]", "", _COMMA.sub(r"\1.\2", atom.text))
    if written.count(".") > 1:
        written = written.replace(".", "")
    return Decimal(written) if len(written) <= _LONGEST else None


def _mixed(found: Sequence[Atom], at: int, value: Decimal) -> tuple[Decimal, int]:
    """The number with the fraction behind it: "2½", "10 1/2"."""
    if at + 1 < len(found) and found[at + 1].kind == "vulgar":
        return value + decimal(_VULGAR[found[at + 1].text]), at + 1
    if at + 1 < len(found) and found[at + 1].kind == "digits" and (slash := _slashed(found, at + 1)) and slash[0] < 1:
        return value + slash[0], slash[1]
    return value, at


def _slashed(found: Sequence[Atom], at: int) -> tuple[Decimal, int] | None:
    """The fraction "3/4" at `at`; what has a further slash is a date."""
    if lower(found, at + 1) != "/" or at + 2 >= len(found) or found[at + 2].kind != "digits":
        return None
    above, below = _written(found[at]), _written(found[at + 2])
    loose = found[at].end != found[at + 1].start or found[at + 1].end != found[at + 2].start
    if not above or not below or loose or "/" in {lower(found, at + 3), lower(found, at - 1)}:
        return None
    return above / below, at + 2


def _scaled(found: Sequence[Atom], value: Decimal, last: int, money: bool) -> tuple[Decimal, int]:
    """The number times the scales behind it: "1.5bn", "400-million", "3 lakh crore", "3 million and a half"."""
    start = last
    while factor := _scale(found, last, money and last == start):
        value, last = value * factor[0], factor[1]
        if part := and_part(found, last):
            return value + part[0] * factor[0], part[1]
    return value, last


def _scale(found: Sequence[Atom], last: int, money: bool) -> tuple[Decimal, int] | None:
    words = quantities.numbers()
    hyphen = lower(found, last + 1) in DASHES and scale(found, last + 2) is not None
    at = last + 1 + hyphen
    if (factor := scale(found, at)) is not None:
        return factor, at
    name = lower(found, at)
    if name in {"dozen", "dozens"}:
        return words.dozens["dozen"], at
    if name not in words.suffixes or found[last].kind == "word" or _opens_name(found, at):
        return None
    return (words.suffixes[name], at) if money or name not in words.money or _counts(found, last, at) else None


def _opens_name(found: Sequence[Atom], at: int) -> bool:
    """Whether figures run on behind a letter, as in the name of a model: "2K12"."""
    return at + 1 < len(found) and found[at + 1].kind == "digits" and glued(found[at], found[at + 1])


def _counts(found: Sequence[Atom], last: int, at: int) -> bool:
    """Whether a letter without a currency is a scale: "10k", "5 m ISK", "1.2m doses" are, "500m away" and "5 m" are not."""
    following = found[at + 1] if at + 1 < len(found) else None
    if following is not None and following.text in quantities.currencies().signs:
        return True
    if not glued(found[last], found[at]):
        return False
    if found[at].text in {"k", "K", "b", "B", "M", "MM", "mil"}:
        return True
    return (
        found[at].text == "m"
        and following is not None
        and following.kind == "word"
        and following.lower not in quantities.numbers().lengths
    )


def _share(found: Sequence[Atom], at: int) -> Numeral | None:
    """As in "half a million", "a quarter of a million", "two thirds of", "half of"."""
    part = fraction(found, at)
    if part is None:
        return None
    step = part[1] + 1
    while step <= part[1] + 2 and lower(found, step) in {"of", "-", *ARTICLES}:
        step += 1
    factor = scale(found, step) or quantities.numbers().dozens.get(lower(found, step))
    if factor:
        return Numeral(decimal(part[0] * Fraction(factor)), at, step, factor=factor)
    return Numeral(decimal(part[0]), at, part[1], part=True)


def _unbounded(found: Sequence[Atom], at: int) -> Numeral | None:
    """As in "several", "a lot of"; with a scale behind it at least two of it: "several hundred"."""
    for words in quantities.numbers().many:
        if words[0] == found[at].lower and all(lower(found, at + i) == word for i, word in enumerate(words)):
            last = at + len(words) - 1
            factor = scale(found, last + 1) or quantities.numbers().dozens.get(lower(found, last + 1))
            return Numeral(None, at, last + 1, low=2 * factor, factor=factor) if factor else Numeral(None, at, last)
    return None


def _dozens(found: Sequence[Atom], at: int) -> Numeral | None:
    """As in "two dozen", "a couple of", "a couple of hundred"."""
    words = quantities.numbers()
    head = small(found, at) or ((Decimal(1), at) if lower(found, at) in ARTICLES or lower(found, at) == "couple" else None)
    if head is None:
        return None
    step = head[1] if lower(found, head[1]) == "couple" else head[1] + 1
    name = lower(found, step).removesuffix("s") if lower(found, step) != "dozens" else "dozen"
    if name not in words.dozens or (name == "score" and head[0] < 2 and lower(found, at) in ARTICLES):
        return None
    value, last = head[0] * words.dozens[name], step
    linked = last + 1 + (lower(found, last + 1) == "of")
    if factor := scale(found, linked):
        return Numeral(value * factor, at, linked, factor=factor, loose=name in words.loose)
    return Numeral(value, at, last, loose=name in words.loose)


def _spelled(found: Sequence[Atom], at: int) -> Numeral | None:
    result = spelled(found, at)
    if result is None:
        return None
    value, last = result
    if lower(found, last + 1) in {"dozen", "dozens"}:
        return Numeral(value * 12, at, last + 1)
    factor, step = Decimal(1), last
    while step > at and (one := scale(found, step)):
        factor, step = factor * one, step - 1
    return Numeral(value, at, last, factor=factor)


def _vague(found: Sequence[Atom], at: int) -> Numeral | None:
    """As in "dozens", "tens of thousands", "hundreds of millions", "multi-billion"."""
    words = quantities.numbers()
    if found[at].lower == "multi":
        step = at + 1 + (lower(found, at + 1) in DASHES)
        factor = scale(found, step)
        return Numeral(None, at, step, low=2 * factor, factor=factor) if factor else None
    low = words.vague.get(found[at].lower)
    if low is None:
        return None
    last = at
    while lower(found, last + 1) == "of" and (factor := scale(found, last + 2)) and lower(found, last + 2).endswith("s"):
        low, last = low * factor, last + 2
    return Numeral(None, at, last, low=low)
