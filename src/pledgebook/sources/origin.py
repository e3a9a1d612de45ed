"""Who first wrote the words: the news agency that a story credits, by the marks listed in wires.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon

HEAD, FOOT = 300, 400
"""How many characters at a story's start may hold its dateline, and at its end its credits."""

NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class Wire:
    """An agency with what gives it away in an outlet's name, at the start and at the end of a story."""

    name: str
    outlet: re.Pattern[str]
    head: re.Pattern[str]
    foot: re.Pattern[str]


def origin(text: str, outlet: str | None) -> str | None:
    """The agency that a story comes from, None when it credits none. The first mark in the text counts."""
    for wire in wires():
        if outlet and wire.outlet.search(outlet):
            return wire.name
    return _earliest(text[:HEAD], [(wire.name, wire.head) for wire in wires()]) or _earliest(
        text[-FOOT:], [(wire.name, wire.foot) for wire in wires()]
    )


def _earliest(text: str, marks: list[tuple[str, re.Pattern[str]]]) -> str | None:
    found = [(match.start(), name) for name, mark in marks if (match := mark.search(text))]
    return min(found)[1] if found else None


@lru_cache(maxsize=1)
def wires() -> tuple[Wire, ...]:
    """The agencies of wires.yaml. Raises BadLexicon when that file breaks its own rules."""
    return tuple(_wire(entry) for entry in entries("wires"))


def _wire(entry: dict[str, Any]) -> Wire:
    name = entry.get("name")
    if not isinstance(name, str) or not name:
        raise BadLexicon("wires.yaml", "has an entry without a name")
    credit, owner, sign = (_any(name, key, entry.get(key)) for key in ("credits", "owners", "signs"))
    line = rf"^(?:By [^\n.]{{2,60}}, )?{credit}$"
    return Wire(
        name,
        re.compile(rf"^{credit}$|\({credit}\)|(?:^|\bvia ){credit}$"),
        re.compile(rf"(?:^|[\s.])(?:\({credit}\)|/{credit}/)\.?\s*(?:[-–—.]|$)|{line}", re.MULTILINE),
        re.compile(rf"(?:©|\(c\)|[Cc]opyright)\s*(?:\d{{4}}\s*)?{owner}\b|\b{sign}\b"),
    )


def _any(name: str, key: str, words: object) -> str:
    """A pattern for any of the words; one that nothing fits where there are none."""
    if words is None and key == "signs":
        return NEVER
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        raise BadLexicon("wires.yaml", f"must give '{name}' a list of words between square brackets as its `{key}`")
    return "(?:" + "|".join(map(re.escape, words)) + ")"
