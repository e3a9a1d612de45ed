"""How firmly a quantity is meant: "about", "more than", "up to", "or so"."""

from __future__ import annotations

from typing import NamedTuple

from pledgebook.language.amounts.spelled import DASHES
from pledgebook.language.amounts.strips import Strip
from pledgebook.lexicon import quantities
from pledgebook.model.amounts import Qualifier

_STEPS = 3


class Hedged(NamedTuple):
    """The qualifier of a quantity and the atoms that it stands on with its hedges."""

    qualifier: Qualifier
    first: int
    last: int


def hedged(strip: Strip, first: int, last: int, *, plain: bool, loose: bool) -> Hedged:
    """The words around the quantity of the atoms `first` to `last`; a bound ("up to") is stronger than "about".

    `plain` tells that words such as "under" can only be a hedge before it, `loose` that its own words say "about".
    """
    met = [Qualifier.ABOUT] if loose else []
    start = first
    while len(met) < _STEPS and (step := _before(strip, start, plain)):
        met.append(step[0])
        start = step[1]
    if after := behind(strip, last):
        met.append(after[0])
    bounds = [one for one in met if one is not Qualifier.ABOUT]
    return Hedged((bounds or met or [Qualifier.EXACT])[0], start, after[1] if after else last)


def _before(strip: Strip, first: int, plain: bool) -> tuple[Qualifier, int] | None:
    """The hedge that ends before atom `first`, across "an additional"."""
    known = quantities.hedges()
    at = first
    while at >= first - 3:
        for length in range(min(known.longest, at), 0, -1):
            words = strip.phrase(at - length, length)
            if words in known.before and (plain or words not in known.careful):
                return known.before[words], at - length
        skip = next((length for length in (3, 2, 1) if at >= length and strip.phrase(at - length, length) in known.between), 0)
        if not skip:
            return None
        at -= skip
    return None


def behind(strip: Strip, last: int) -> tuple[Qualifier, int] | None:
    """The hedge right behind atom `last`: "or so", "-plus", "+"."""
    known = quantities.hedges()
    at = last + 1 + (strip.lower(last + 1) in DASHES)
    for length in range(known.longest, 0, -1):
        words = strip.phrase(at, length)
        if words in known.after and len(words) == length and not _leads_on(strip, at + length):
            return known.after[words], at + length - 1
    return None


def _leads_on(strip: Strip, at: int) -> bool:
    """Whether a number follows, to which the words rather belong."""
    return at < len(strip.atoms) and (strip.atoms[at].kind == "digits" or strip.tag(at) in {"CD", "$"})
