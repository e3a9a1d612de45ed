"""The words of quantities: numbers, hedges, units and currencies, from the word files of those names.

Phrases are kept as tuples of small-letter words, so that "metric tons" is ("metric", "tons"); the lexer of
`language.atoms` cuts text in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.amounts import Qualifier
from pledgebook.model.errors import BadLexicon

Phrase = tuple[str, ...]
# How words are cut, here and in texts: "U.S.", "approx.", "o'clock" are each one.
WORD = r"(?:(?i:approx|ca|c|lbs?|rs|tk|no)\.(?!\w)|[^\W\d_]++(?:(?:\.[^\W\d_]++)++\.?|['’][^\W\d_]++)?)"
_PIECES = re.compile(rf"{WORD}|\d+|\S")
GROUPS = ("ones", "tens", "scales", "suffixes", "dozens", "vague", "many", "parts", "labels", "years", "lengths", "changes")
_LISTS = frozenset({"many", "parts", "labels", "years", "lengths", "changes"})


class UnitKind(StrEnum):
    MEASURE = "measure"
    FORMATION = "formation"
    LOAD = "load"
    DOSE = "dose"
    PERSON = "person"
    SHARE = "share"
    TIME = "time"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words by what they do; `loose` are dozens that mean about so many, `money` suffixes that need a currency."""

    ones: Mapping[str, Decimal]
    tens: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    suffixes: Mapping[str, Decimal]
    money: frozenset[str]
    dozens: Mapping[str, Decimal]
    loose: frozenset[str]
    vague: Mapping[str, Decimal]
    many: tuple[Phrase, ...]
    parts: Mapping[str, Fraction]
    labels: frozenset[Phrase]
    years: frozenset[str]
    lengths: frozenset[str]
    changes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; `article` tells when "a" before a formation counts as one, `near` the words that make it one."""

    name: str
    kind: UnitKind
    article: str = "never"
    near: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Units:
    """Phrases to units. `exact` holds those that stand only as written; `counted` person words that name the unit itself."""

    phrases: Mapping[Phrase, Unit]
    exact: Mapping[Phrase, Unit]
    counted: frozenset[str]
    hyphened: frozenset[str]
    holders: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True)
class Currencies:
    """Signs (as written), names and bare names to ISO 4217 codes.

    A bare name has its candidates in file order, the default first; `dollars` are the codes that "$" can mean,
    `own_dollars` the currency that a country's own releases mean by "$",
    `minor` the names of hundredths, `homes` words that point to a currency's country.
    """

    signs: Mapping[str, str]
    names: Mapping[Phrase, str]
    bare: Mapping[str, tuple[str, ...]]
    defaults: frozenset[str]
    dollars: frozenset[str]
    own_dollars: Mapping[str, str]
    minor: Mapping[Phrase, str]
    homes: Mapping[str, tuple[str, ...]]
    worth: frozenset[str]
    weighing: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True)
class Hedges:
    """Phrases before and behind a number; `careful` ones are plain prepositions before small counts."""

    before: Mapping[Phrase, Qualifier]
    after: Mapping[Phrase, Qualifier]
    careful: frozenset[Phrase]
    between: frozenset[Phrase]
    longest: int


def phrase(words: object) -> Phrase:
    """A phrase of a word file, cut as the lexer cuts text."""
    return tuple(_PIECES.findall(str(words).lower()))


@cache
def numbers() -> NumberWords:
    """The number words. Raises BadLexicon when a group is missing or a value is no number."""
    found = {str(entry.get("group")): entry for entry in entries("numbers")}
    if missing := [group for group in GROUPS if "words" not in found.get(group, {})]:
        raise BadLexicon("numbers.yaml", f"has no group '{missing[0]}' with words")
    values = {group: _values(group, found[group]["words"]) for group in GROUPS if group not in _LISTS}
    return NumberWords(
        **values,
        money=frozenset(found["suffixes"].get("money", ())),
        loose=frozenset(found["dozens"].get("about", ())),
        many=tuple(sorted(map(phrase, found["many"]["words"]), key=len, reverse=True)),
        parts={str(word): Fraction(str(value)) for word, value in found["parts"]["words"].items()},
        labels=frozenset(map(phrase, found["labels"]["words"])),
        years=frozenset(found["years"]["words"]),
        lengths=frozenset(found["lengths"]["words"]),
        changes=frozenset(found["changes"]["words"]),
    )


def _values(group: str, words: dict[str, Any]) -> dict[str, Decimal]:
    try:
        return {str(word): Decimal(value) for word, value in words.items()}
    except (TypeError, ValueError, ArithmeticError) as error:
        raise BadLexicon(f"numbers.yaml ({group})", "has a word whose value is no number") from error


@cache
def units() -> Units:
    """The units. Raises BadLexicon when an entry lacks its unit, kind or words."""
    rows = entries("units")
    phrases: dict[Phrase, Unit] = {}
    exact: dict[Phrase, Unit] = {}
    for entry in rows[1:]:
        unit = _unit(entry)
        phrases |= {phrase(words): unit for words in entry["words"]}
        exact |= {tuple(_PIECES.findall(words)): unit for words in entry.get("exact", ())}
    counted, hyphened, holders = (_gathered(rows, key) for key in ("counted", "hyphened", "holders"))
    return Units(phrases, exact, counted, hyphened, holders, max(map(len, phrases)))


def _gathered(rows: Iterable[dict[str, Any]], key: str) -> frozenset[str]:
    return frozenset(str(word) for entry in rows for word in entry.get(key, ()))


def _unit(entry: dict[str, Any]) -> Unit:
    name = str(entry.get("unit", ""))
    if not name or not entry.get("words"):
        raise BadLexicon(f"units.yaml ({name or 'an entry without a unit'})", "must give a unit and its words")
    try:
        return Unit(name, UnitKind(str(entry.get("kind"))), str(entry.get("article", "never")), frozenset(entry.get("near", ())))
    except ValueError as error:
        raise BadLexicon(f"units.yaml ({name})", f"has the unknown kind '{entry.get('kind')}'") from error


@cache
def currencies() -> Currencies:
    """The currencies. Raises BadLexicon when a unit is no ISO 4217 code."""
    rows = entries("currencies")
    for entry in rows:
        if not re.fullmatch(r"[A-Z]{3}", str(entry.get("unit", ""))):
            raise BadLexicon("currencies.yaml", f"has the unit '{entry.get('unit')}', which is no ISO 4217 code")
    signs = {str(sign): entry["unit"] for entry in rows for sign in (*entry.get("signs", ()), entry["unit"])}
    names = {phrase(name): entry["unit"] for entry in rows for name in entry.get("names", ())}
    return Currencies(
        signs,
        names,
        _shared(rows),
        frozenset(entry["unit"] for entry in rows if entry.get("default")),
        frozenset(entry["unit"] for entry in rows if entry.get("dollar")),
        {str(entry["of"]): entry["unit"] for entry in rows if entry.get("of")},
        {phrase(name): entry["unit"] for entry in rows for name in entry.get("minor", ())},
        {entry["unit"]: tuple(map(str, entry.get("homes", ()))) for entry in rows},
        _gathered(rows, "worth"),
        _gathered(rows, "weighing"),
        max(map(len, names)),
    )


def _shared(rows: Iterable[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Bare names with all the currencies that use them."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in sorted(rows, key=lambda row: not row.get("default")):
        for name in entry.get("bare", ()):
            found[str(name)] = (*found.get(str(name), ()), entry["unit"])
    return found


@cache
def hedges() -> Hedges:
    """The words around a number. Raises BadLexicon when a qualifier is unknown."""
    before: dict[Phrase, Qualifier] = {}
    after: dict[Phrase, Qualifier] = {}
    rows = entries("hedges")
    for entry in rows:
        if "qualifier" in entry:
            qualifier = _qualifier(entry["qualifier"])
            before |= {phrase(words): qualifier for words in entry.get("before", ())}
            after |= {phrase(words): qualifier for words in entry.get("after", ())}
    return Hedges(
        before,
        after,
        frozenset(phrase(words) for entry in rows for words in entry.get("careful", ())),
        frozenset(phrase(words) for entry in rows for words in entry.get("between", ())),
        max(map(len, before)),
    )


def _qualifier(name: object) -> Qualifier:
    try:
        return Qualifier(str(name))
    except ValueError as error:
        raise BadLexicon("hedges.yaml", f"has the unknown qualifier '{name}'") from error
