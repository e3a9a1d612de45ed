"""Which words of a thing's name tell what it is, and which only its class or the form of help: `data/naming.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon
from pledgebook.model.items import ItemClass

NAME = "naming"


@dataclass(frozen=True, slots=True)
class Naming:
    """`spellings` are pairs of a spelling and the usual one, in the order in which they are applied. `generic` are the words
    that every name of a class may have, `families` the classes that outlets use for one thing. `loose` are classes whose things
    every outlet words in its own way, `close` pairs of classes that one thing is put in. `using`, `handing_on` and `permitting`
    are words of permissions, the last one all of them.
    """

    spellings: tuple[tuple[str, str], ...]
    idle: frozenset[str]
    form: frozenset[str]
    generic: Mapping[ItemClass, frozenset[str]]
    families: Mapping[ItemClass, str]
    loose: frozenset[ItemClass]
    close: frozenset[frozenset[ItemClass]]
    using: frozenset[str]
    handing_on: frozenset[str]
    permitting: frozenset[str]


@cache
def naming() -> Naming:
    """All of the file. Raises BadLexicon."""
    try:
        permits = {name: _words(each["words"]) for name, each in _by("permits").items()}
        return Naming(
            tuple(pair for entry in _entries() for pair in entry.get("spellings", {}).items()),
            _all("idle"),
            _all("form"),
            {ItemClass(name): _words(each["words"]) for name, each in _by("class").items()},
            {ItemClass(each): name for name, entry in _by("family").items() for each in entry["classes"]},
            frozenset(ItemClass(each) for entry in _entries() for each in entry.get("loose", ())),
            frozenset(frozenset(map(ItemClass, entry["close"])) for entry in _entries() if "close" in entry),
            permits["using"],
            permits["handing-on"],
            frozenset().union(*permits.values()),
        )
    except (KeyError, ValueError) as error:
        raise BadLexicon(f"{NAME}.yaml", f"lacks or misspells {error}") from error


def naming_examples() -> list[dict[str, Any]]:
    """What is said of names in the file, as it is written there."""
    return [example for entry in _entries() for example in entry.get("examples", ())]


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    return tuple(entries(NAME))


def _by(kind: str) -> dict[str, dict[str, Any]]:
    return {str(entry[kind]): entry for entry in _entries() if kind in entry}


def _all(kind: str) -> frozenset[str]:
    return frozenset().union(*(_words(entry[kind]) for entry in _entries() if kind in entry))


def _words(listed: Any) -> frozenset[str]:
    if not isinstance(listed, list | tuple) or not all(isinstance(word, str) for word in listed):
        raise BadLexicon(f"{NAME}.yaml", f"has a list that is not one of words (is a quote missing?): {listed}")
    return frozenset(listed)
