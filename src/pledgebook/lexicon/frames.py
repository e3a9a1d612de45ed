"""Frames and operators: the words under which commitments are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act

OUTCOMES = frozenset(act.value for act in Act) | {"keep", "none", "part", "sum"}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of ours and the lines that must be read from it."""

    text: str
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What kind of thing happens between a giver and a taker; roles name places around the verb, best first.

    `only` are the classes of thing that the frame is about, all when empty.
    """

    name: str
    giver: tuple[str, ...]
    thing: tuple[str, ...]
    taker: tuple[str, ...]
    past: str
    item: str
    makes: str = ""
    without: str = ""
    only: frozenset[ItemClass] = frozenset()


@dataclass(frozen=True, slots=True)
class Operator:
    """What is done about a transfer. `thing` are the places where a thing stands directly beside the word; `ahead` is what
    it is when it is itself still to come ("will announce"); with `others` it is one only over what somebody else does.
    """

    name: str
    act: str
    denied: str
    thing: tuple[str, ...]
    asked: tuple[str, ...] = ()
    permission: bool = False
    ahead: str = "planned"
    others: bool = False


_KINDS = ("verbs", "nouns", "adjectives", "prepositions")


@dataclass(frozen=True, slots=True)
class Words:
    """An index from a word's dictionary form to its senses: (further words, what it stands for).

    Of a phrase it is the first word, of nouns the last ("green *light*"). Longer forms come first, so that "call for" is
    found before "call".
    """

    verbs: Mapping[str, tuple[tuple[tuple[str, ...], Any], ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Any], ...]]
    adjectives: Mapping[str, tuple[tuple[tuple[str, ...], Any], ...]]
    prepositions: Mapping[str, tuple[tuple[tuple[str, ...], Any], ...]]


def _frame(entry: Mapping[str, Any]) -> Frame:
    roles = entry["roles"]
    places = {role: tuple(roles.get(role) or ()) for role in ("giver", "thing", "taker")}
    return Frame(
        entry["frame"],
        **places,
        past=entry["past"],
        item=entry["item"],
        makes=entry.get("makes", ""),
        without=entry.get("without", ""),
        only=frozenset(ItemClass(name) for name in entry.get("only", ())),
    )


def _operator(entry: Mapping[str, Any]) -> Operator:
    return Operator(
        entry["operator"],
        entry["act"],
        entry["denied"],
        tuple(entry.get("thing") or ()),
        tuple(entry.get("asked") or ()),
        bool(entry.get("permission")),
        entry.get("ahead", "planned"),
        bool(entry.get("others")),
    )


def _index(pairs: Iterable[tuple[str, Any]], by: int = 0) -> dict[str, tuple[tuple[tuple[str, ...], Any], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for phrase, sense in pairs:
        words = phrase.split()
        key = words.pop(by)
        found.setdefault(key, []).append((tuple(words), sense))
    return {first: tuple(sorted(senses, key=_closeness)) for first, senses in found.items()}


def _closeness(sense: tuple[tuple[str, ...], Any]) -> tuple[int, bool]:
    """Longer forms come first, and of two the one that asks for more around it."""
    return -len(sense[0]), not getattr(sense[1], "others", False)


def _words(pairs: list[tuple[Mapping[str, Any], Any]]) -> Words:
    told = {kind: [(phrase, sense) for entry, sense in pairs for phrase in entry.get(kind) or ()] for kind in _KINDS}
    return Words(*(_index(told[kind], by=-1 if kind == "nouns" else 0) for kind in _KINDS))


def _checked(name: str, key: str) -> list[dict[str, Any]]:
    found = entries(name)
    for entry in found:
        if not entry.get("examples"):
            raise BadLexicon(f"{name}.yaml", f"has an entry without examples: {entry.get(key, '(no name)')}")
        if odd := [word for kind in _KINDS for word in entry.get(kind) or () if not isinstance(word, str)]:
            said = f"has a word in {entry.get(key)} that YAML takes for none: {odd[0]}. Write it in quotes"
            raise BadLexicon(f"{name}.yaml", said)
        if outcome := {str(entry[field]) for field in ("act", "denied", "past", "ahead") if field in entry} - OUTCOMES:
            raise BadLexicon(f"{name}.yaml", f"names an unknown act in {entry[key]}: {', '.join(sorted(outcome))}")
    return found


@cache
def frame_words() -> Words:
    return _words([(entry, _frame(entry)) for entry in _checked("frames", "frame")])


@cache
def operator_words() -> Words:
    return _words([(entry, _operator(entry)) for entry in _checked("operators", "operator")])


def examples() -> list[tuple[str, Example]]:
    """Every example of the two files with the name of its entry."""
    return [
        (entry[key], Example(example["text"], tuple(example["reads"])))
        for name, key in (("frames", "frame"), ("operators", "operator"))
        for entry in _checked(name, key)
        for example in entry["examples"]
    ]
