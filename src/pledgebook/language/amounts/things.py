"""What a number counts: the unit behind it, or the noun at the end of its phrase."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from pledgebook.language.amounts.hedging import behind as hedge_behind
from pledgebook.language.amounts.spelled import DASHES
from pledgebook.language.amounts.strips import Strip
from pledgebook.language.doc import Word
from pledgebook.lexicon import quantities
from pledgebook.lexicon.quantities import Unit, UnitKind

_LINKS = frozenset(
    {
        "more",
        "additional",
        "further",
        "extra",
        "other",
        "consecutive",
        "straight",
        "full",
        "calendar",
        "whole",
        "long",
        "short",
        "metric",
        "new",
    }
)
_INSIDE = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD", "HYPH", "POS"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS"})
_OWNED = frozenset({"DT", "PRP$", "PDT"})
_REACH = 9
_MANY_BATTERIES = 50
_ABBREVIATED = 4  # "kg", "MW": letters


class Measured(NamedTuple):
    """A unit whose words end with atom `last`; `size` tells that it describes the next noun ("a 500-pound bomb")."""

    unit: Unit
    last: int
    size: bool = False


def unit_behind(strip: Strip, last: int) -> Measured | None:
    """The unit right behind the number that ends at atom `last`."""
    hyphen = strip.lower(last + 1) in DASHES
    at = last + 1 + hyphen + (strip.lower(last + 1) in _LINKS and (strip.lower(last + 2),) in quantities.units().phrases)
    known = quantities.units()
    for length in range(known.longest, 0, -1):
        words = strip.phrase(at, length)
        written = tuple(atom.text for atom in strip.atoms[at : at + length])
        unit = known.exact.get(written) or known.phrases.get(words)
        if unit and len(words) == length and not _is_second_hand(strip, at):
            return Measured(unit, at + length - 1, _is_size(strip, unit, at + length - 1, hyphen=hyphen))
    return None


def _is_second_hand(strip: Strip, at: int) -> bool:
    """Whether "second" counts no time: "19 *second*-hand tanks"."""
    return strip.lower(at) == "second" and strip.lower(at + 1) in DASHES


def _is_size(strip: Strip, unit: Unit, last: int, *, hyphen: bool) -> bool:
    """Whether the measure is a property of the noun behind it and not how much there is of it."""
    if unit.kind is not UnitKind.MEASURE or strip.lower(last + 1) in quantities.units().holders:
        return False
    plural = strip.lower(last).endswith("s") or strip.lower(last) == "feet"
    short = len(strip.lower(last)) < _ABBREVIATED
    return hyphen or (not plural and strip.tag(last + 1) in (_PLURALS if short else _NOUNS))


def counted(strip: Strip, last: int) -> Word | None:
    """The noun that a number ending at atom `last` counts: the last of its phrase, across "of its"."""
    words = strip.sentence.words
    hedge = hedge_behind(strip, last)
    at = strip.atoms[hedge[1] if hedge else last].until + 1
    if at + 1 < len(words) and words[at].lower == "of":
        at += 1
        while at < len(words) and (words[at].tag in _OWNED or words[at].lower in {"all", "these", "those"}):
            at += 1
    head: Word | None = None
    for word in words[at : at + _REACH]:
        if word.tag in _NOUNS and not (head and head.tag == "NNS" and word.tag.startswith("NNP")):
            head = word
        elif not (word.tag in _INSIDE or _couples(words, word, head)) or (head and head.tag == "NNS"):
            break
    return head


def _couples(words: tuple[Word, ...], word: Word, head: Word | None) -> bool:
    """As in "search and rescue teams": an "and" within the phrase."""
    joins = word.tag == "CC" or word.text == ","
    after = words[word.index + 1].tag if word.index + 1 < len(words) else ""
    return joins and (head is None or head.tag == "NN") and after in {"NN", "JJ", "NNS"} and word.tag == "CC"


def unit_of(noun: Word | None, value: Decimal | None, behind: Word | None) -> Unit | None:
    """The unit that a counted noun stands for ("battalions", "doses"), None for pieces. `behind` is the word after it."""
    if noun is None:
        return None
    unit = quantities.units().phrases.get((noun.lower,))
    if unit is None or unit.kind in {UnitKind.MEASURE, UnitKind.SHARE, UnitKind.NONE, UnitKind.TIME}:
        return None
    if unit.kind is UnitKind.FORMATION and not _is_formation(unit, value, behind):
        return None
    return unit


def _is_formation(unit: Unit, value: Decimal | None, behind: Word | None) -> bool:
    if unit.article == "of":
        return behind is not None and behind.lower == "of"
    return unit.article == "any" or value is None or value <= _MANY_BATTERIES


def formation_at(strip: Strip, at: int) -> tuple[Unit, int] | None:
    """The formation noun of a phrase that opens with the article at atom `at`: "a battalion of", "a Patriot battery"."""
    words = strip.sentence.words
    for word in words[strip.atoms[at].word + 1 : strip.atoms[at].word + _REACH]:
        unit = quantities.units().phrases.get((word.lower,))
        if unit and unit.kind is UnitKind.FORMATION and not word.lower.endswith("s") and not word.lower.endswith("ies"):
            return (unit, word.index) if _opens(strip, strip.atoms[at].word, word, unit) else None
        if word.tag not in _INSIDE:
            return None
    return None


def _opens(strip: Strip, article: int, word: Word, unit: Unit) -> bool:
    words = strip.sentence.words
    following = words[word.index + 1] if word.index + 1 < len(words) else None
    if following is not None and following.tag in _NOUNS:
        return False  # "a battalion commander"
    of = following is not None and following.lower == "of"
    after = words[word.index + 2] if word.index + 2 < len(words) else None
    if of and after is not None and after.tag in {"CD", "RB", "IN"}:
        return False  # "a company of 14" is counted by its number
    inside = words[article + 1 : word.index]
    if words[article].lower == "the":
        return of and unit.article == "any" and not inside
    if unit.article == "any":
        return True
    if unit.article == "name":
        return any(one.tag.startswith("NNP") or one.lower in unit.near for one in inside)
    return unit.article == "of" and of and after is not None and after.tag in {"NNPS", "NNP", "NNS", "CD", "PRP$"}
