"""Currencies around a number: signs and codes on both sides, names behind it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pledgebook.language.amounts.labels import reads_as_year
from pledgebook.language.amounts.spelled import DASHES
from pledgebook.language.amounts.strips import Strip
from pledgebook.lexicon import quantities
from pledgebook.lexicon.groups import group

UNKNOWN = "XXX"
"""ISO 4217 for "no currency": what "kr 40 million" is without a country."""
CENT = Decimal("0.01")
_POUNDS = frozenset({"pound", "pounds"})
_SMALL = 3  # figures


class Coin(NamedTuple):
    """A currency over some atoms, of which `edge` is the farthest from the number; `worth` is a unit's share ("cents": 0.01)."""

    code: str
    edge: int
    worth: Decimal = Decimal(1)


def before(strip: Strip, first: int) -> Coin | None:
    """The sign or code in front of the number that starts at atom `first`."""
    sign = strip.sign_before(strip.atoms[first].start)
    if sign and not _is_mere_word(strip, sign[0], first):
        edge = next(atom for atom in range(first, -1, -1) if strip.atoms[atom].start <= sign[0])
        return Coin(sign[1].code, edge, Decimal(sign[1].factor))
    if code := _in_brackets(strip, first):
        return code
    name = strip.lower(first - 1)
    if name in {"kr", "rs"} and name in quantities.currencies().bare:
        return Coin(_bare(strip, name) or UNKNOWN, first - 1)
    return None


def _in_brackets(strip: Strip, first: int) -> Coin | None:
    """The code in brackets in front of a number, behind the currency's name: "Japanese Yen (JPY) 9 billion"."""
    if strip.lower(first - 1) != ")" or strip.lower(first - 3) != "(":
        return None
    code, last = strip.sign_at(strip.atoms[first - 2].start), first - 4
    starts = range(max(0, last - quantities.currencies().longest + 1), last + 1)
    named = (at for at in starts if (name := _name(strip, at)) and name.edge == last)
    return next((Coin(code[1].code, at) for at in named if code), None)


def _is_mere_word(strip: Strip, begin: int, first: int) -> bool:
    """Whether letters that are also a word stand before a small number and nothing larger: "COP30", "the TOP 10"."""
    number = strip.atoms[first]
    letters = strip.sentence.text[begin : number.start].strip().lower()
    small = number.text.isdigit() and len(number.text) <= _SMALL and strip.lower(first + 1) not in group("large numbers")
    return small and letters in group("words like currencies")


def behind(strip: Strip, last: int) -> Coin | None:
    """The currency behind the number that ends at atom `last`: a sign, a code, a name, hundredths."""
    dashed = strip.lower(last + 1) in DASHES
    at = last + 1 + dashed
    if at >= len(strip.atoms) or (dashed and strip.gap(last + 1) > 0):  # "FP50 – USD 26 million"
        return None
    return _sign(strip, last, at) or _name(strip, at)


def _sign(strip: Strip, last: int, at: int) -> Coin | None:
    """The sign or code at atom `at`; one that opens the next number ("3 $5 bills", "in 2023 USD 9 million") is not meant."""
    sign = strip.sign_at(strip.atoms[at].start)
    if sign is None or strip.gap(at) > 1:
        return None
    end, text = sign[0], strip.sentence.text
    opens = text[end : end + 1].isdigit() or (text[end + 1 : end + 2].isdigit() and reads_as_year(strip.atoms[last].text))
    if opens and strip.gap(at) > 0:
        return None
    edge = next(atom for atom in range(at, len(strip.atoms)) if strip.atoms[atom].end >= end)
    return Coin(sign[1].code, edge, Decimal(sign[1].factor))


def _name(strip: Strip, at: int) -> Coin | None:
    known = quantities.currencies()
    for length in range(known.longest, 0, -1):
        words = strip.phrase(at, length)
        if words in known.names and len(words) == length:
            return Coin(known.names[words], at + length - 1)
        if words in known.minor and len(words) == length:
            return Coin(known.minor[words] if words != ("cents",) else strip.dollar, at + length - 1, CENT)
    name = strip.lower(at)
    if name in {"dollar", "dollars"}:
        return Coin(strip.dollar, at)
    if name not in known.bare or _is_verb(strip, at) or (name in _POUNDS and _weight(strip, at)):
        return None
    return Coin(_bare(strip, name) or UNKNOWN, at)


def _is_verb(strip: Strip, at: int) -> bool:
    """Whether a currency's name does something here: "Day 3 pounds the coast", and "COP 29 marks", whatever its tag."""
    return strip.tag(at).startswith("V") or strip.lower(at - 2) in group("words like currencies")


def _bare(strip: Strip, name: str) -> str | None:
    """Which of the currencies that share a name is meant: that of the country in the sentence, else of the one in its text."""
    known = quantities.currencies()
    codes = known.bare[name]
    default = codes[0] if codes[0] in known.defaults else None
    at_home = _at_home(codes, strip.sentence.text) or ([] if default else _at_home(codes, strip.around))
    if default and (not at_home or default in at_home):
        return default
    return at_home[0] if len(at_home) == 1 else default


def _at_home(codes: Sequence[str], text: str) -> list[str]:
    known = quantities.currencies()
    return [code for code in codes if any(home in text for home in known.homes[code])]


def _weight(strip: Strip, at: int) -> bool:
    """Whether pounds are a weight: "44,000 pounds of flour", "a 500-pound bomb"."""
    known = quantities.currencies()
    scaled = any(strip.lower(step).startswith(("million", "billion", "trillion")) for step in (at - 1, at - 2))
    if strip.lower(at + 1) == "of":
        return not (scaled and any(strip.lower(step) in known.worth for step in range(at + 2, at + 6)))
    if strip.lower(at - 1) in DASHES and not scaled:
        return True
    return any(atom.lower in known.weighing for atom in strip.atoms)
