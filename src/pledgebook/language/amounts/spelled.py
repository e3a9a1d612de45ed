"""Numbers written in words, and fractions: "two hundred and five thousand", "a dozen", "three quarters".

Each function looks at the atom `at` and gives the value with its last atom, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from pledgebook.language.amounts.atoms import Atom
from pledgebook.lexicon import quantities

DASHES = frozenset("-–—−‐‑")
ARTICLES = frozenset({"a", "an"})
_AND = frozenset({"and", "&"})
Found = tuple[Decimal, int]


def lower(found: Sequence[Atom], at: int) -> str:
    """The atom at `at` in small letters, "" beyond the ends."""
    return found[at].lower if 0 <= at < len(found) else ""


def scale(found: Sequence[Atom], at: int) -> Decimal | None:
    """What a scale word ("million", "lakh") at `at` multiplies by."""
    scales, name = quantities.numbers().scales, lower(found, at)
    return scales.get(name) or scales.get(name.removesuffix("s"))


def spelled(found: Sequence[Atom], at: int) -> Found | None:
    """As in "two thousand five hundred", "five and a half million", "a hundred", "nought point four"."""
    first = _hundreds(found, at) or _article(found, at)
    if first is None:
        return None
    if point := _pointed(found, first):
        first = point
    value, last, floor = _multiplied(found, *first)
    while floor and (more := _further(found, last, floor)):
        value, last, floor = value + more[0], more[1], more[2]
    if (tail := and_part(found, last)) and not floor:
        return value + tail[0], tail[1]
    return value, last


def _article(found: Sequence[Atom], at: int) -> Found | None:
    """As in "a" or "an" before a scale: one; "a hundred and ten" as far as it goes under a thousand."""
    if lower(found, at) not in ARTICLES or scale(found, at + 1) is None:
        return None
    return _hundreds(found, at, Decimal(1)) if lower(found, at + 1) == "hundred" else (Decimal(1), at)


def _hundreds(found: Sequence[Atom], at: int, given: Decimal | None = None) -> Found | None:
    """A number under a thousand; `given` stands for the word at `at`."""
    head = (given, at) if given is not None else small(found, at)
    if head is None or lower(found, head[1] + 1) not in {"hundred", "hundreds"}:
        return head
    value, last = head[0] * 100, head[1] + 1
    step = last + 1 + (lower(found, last + 1) in _AND)
    rest = small(found, step)
    return (value + rest[0], rest[1]) if rest and rest[0] else (value, last)


def small(found: Sequence[Atom], at: int) -> Found | None:
    """A number under a hundred: "seven", "twenty-two"."""
    words, name = quantities.numbers(), lower(found, at)
    if name in words.ones:
        return words.ones[name], at
    if name not in words.tens:
        return None
    step = at + 1 + (lower(found, at + 1) in DASHES)
    one = words.ones.get(lower(found, step), Decimal(0))
    return (words.tens[name] + one, step) if 0 < one < 10 else (words.tens[name], at)


def _pointed(found: Sequence[Atom], whole: Found) -> Found | None:
    """The decimals of "nine point nought four"."""
    step, written = whole[1] + 2, ""
    if lower(found, whole[1] + 1) != "point":
        return None
    while step < len(found) and (digit := small(found, step)):
        written, step = written + str(digit[0]), digit[1] + 1
    return (Decimal(f"{whole[0]}.{written}"), step - 1) if written else None


def _multiplied(found: Sequence[Atom], value: Decimal, last: int) -> tuple[Decimal, int, Decimal | None]:
    """The number times the scales behind it; the last scale bounds what may follow."""
    if (part := and_part(found, last)) and scale(found, part[1] + 1):
        value, last = value + part[0], part[1]
    floor = None
    step = last + 1 + (lower(found, last + 1) in DASHES and scale(found, last + 2) is not None)
    while (factor := scale(found, step)) is not None:
        value, last, floor, step = value * factor, step, factor, step + 1
    if floor and (part := and_part(found, last)) and scale(found, part[1] + 1) is None:
        return value + part[0] * floor, part[1], None
    return value, last, floor


def _further(found: Sequence[Atom], last: int, floor: Decimal) -> tuple[Decimal, int, Decimal | None] | None:
    """A smaller part of the same number: "five hundred" of "two thousand five hundred".

    Behind "and" it must be plainly one: "two million and six trucks" are not one number.
    """
    joined = lower(found, last + 1) in _AND
    head = _hundreds(found, last + 1 + joined)
    if joined and (part := fraction(found, last + 2, closed=False)) and (factor := scale(found, part[1] + 1)):
        return decimal(part[0]) * factor, part[1] + 1, factor
    if head is None or head[0] == 0:
        return None
    value, end, smaller = _multiplied(found, *head)
    if value >= floor or (joined and value < 100 and floor > 1000):
        return None
    return value, end, smaller


def and_part(found: Sequence[Atom], last: int) -> Found | None:
    """The fraction of "two and a half", "three and one fourth"."""
    if lower(found, last + 1) not in _AND or last + 2 >= len(found):
        return None
    part = fraction(found, last + 2, closed=False)
    return (decimal(part[0]), part[1]) if part and part[0] < 1 and lower(found, last + 2) not in {"half", "quarter"} else None


def fraction(found: Sequence[Atom], at: int, *, closed: bool = True) -> tuple[Fraction, int] | None:
    """As in "half", "two-thirds", "a fifth of". An ordinal is none: with `closed`, "a third" needs "of" or an end behind it."""
    parts, name = quantities.numbers().parts, lower(found, at)
    if name in {"half", "quarter"}:
        return parts[name], at
    head = small(found, at) or ((Decimal(1), at) if name in ARTICLES else None)
    if head is None:
        return None
    hyphen = lower(found, head[1] + 1) in DASHES
    step = head[1] + 1 + hyphen
    name = lower(found, step)
    if head[0] == 1 and name in parts and (hyphen or not closed or name in {"half", "quarter"} or _ends(found, step)):
        return parts[name], step
    single = "half" if name == "halves" else name.removesuffix("s")
    return (Fraction(head[0]) * parts[single], step) if single in parts and name != single else None


def _ends(found: Sequence[Atom], at: int) -> bool:
    return at + 1 >= len(found) or lower(found, at + 1) == "of" or found[at + 1].kind == "sign"


def decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / Decimal(share.denominator)
