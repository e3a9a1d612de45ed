"""The actors that the program knows: countries, institutions, organisations and groups, with every word for them.

The words are in `data/actors/*.yaml`, each file with its own account of its fields; here they become phrases to be
found in a text. What a phrase means in its sentence is judged on the floor above.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.errors import BadLexicon


class Form(StrEnum):
    """In what way a phrase names its actor. The order is that of precedence among equal words."""

    NAME = "name"
    INSTITUTION = "institution"
    ORGANISATION = "organisation"
    CAPITAL = "capital"
    SEAT = "seat"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    PLACE = "place"
    REGION = "region"
    GROUP = "group"
    NOTHING = "nothing"
    """Holds the name of an actor but names none."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name an actor. `words` are tokens as written; `at` is where a seat of power lies, when elsewhere."""

    words: tuple[str, ...]
    form: Form
    actor: Actor | None = None
    at: Actor | None = None
    branches: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """How to tell whether a phrase means its actor; the fields are explained in doubtful.yaml."""

    person: bool = False
    needs: bool = False
    shout: bool = True
    instead: str = ""
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    counter: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()


_COUNTRY_FORMS = {
    "names": Form.NAME,
    "capital": Form.CAPITAL,
    "seats": Form.SEAT,
    "adjectives": Form.ADJECTIVE,
    "people": Form.PEOPLE,
    "places": Form.PLACE,
}
_FIELDS = {
    "countries": {"id", "place_only", "of", *_COUNTRY_FORMS},
    "institutions": {"id", "names", "capital", "at", "branches"},
    "organisations": {"id", "names", "home", "branches"},
    "groups": {"id", "names", "adjectives", "region", "examples"},
    "nothing": {"words", "examples"},
    "doubtful": {"word", "person", "before", "after", "counter", "signs", "needs", "instead", "shout", "examples"},
    "words": {"list", "words", "examples"},
}
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"})
_TOKEN = re.compile(r"'s\b|[^\s,'\-()/]+(?:'(?!s\b)[^\s,'\-()/]+)*(?:-\d[^\s,]*)?|[,\-()'/]")


def fold(word: str) -> str:
    """The word in lower case without accents: "Türkiye" as "turkiye"."""
    return word.lower() if word.isascii() else plain(word).lower()


def plain(word: str) -> str:
    """The word without accents."""
    spread = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def tokens(phrase: str) -> tuple[str, ...]:
    """A phrase cut as the language engine cuts a text: apart at blanks, hyphens, commas and possessives."""
    return tuple(_TOKEN.findall(phrase))


def checked(name: str) -> list[dict[str, Any]]:
    """The entries of one of the actor files, its field names checked. Raises BadLexicon."""
    found = entries(f"actors/{name}")
    for entry in found:
        if strays := [
            word for value in entry.values() if isinstance(value, list) for word in value if isinstance(word, bool | int)
        ]:
            raise BadLexicon(f"actors/{name}.yaml", f"needs quotes around words that YAML takes for something else: {strays}")
        if unknown := sorted(set(entry) - _FIELDS[name]):
            raise BadLexicon(f"actors/{name}.yaml", f"has a field '{unknown[0]}' that it should not have: {entry}")
    return found


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """Every phrase for an actor, no two with the same words. Raises BadLexicon where two actors share words."""
    found: dict[tuple[str, ...], Phrase] = {}
    for phrase in sorted(_all(), key=lambda each: list(Form).index(each.form)):
        held = found.setdefault(phrase.words, phrase)
        if held.actor != phrase.actor:
            raise BadLexicon("actors/*.yaml", f"use '{' '.join(phrase.words)}' for {_id(held)} and for {_id(phrase)}")
    return tuple(found.values())


def _id(phrase: Phrase) -> str:
    return phrase.actor.id if phrase.actor else "nothing"


def _all() -> Iterator[Phrase]:
    yield from _countries()
    for entry in checked("institutions"):
        yield from _named(entry, ActorKind.INSTITUTION, Form.INSTITUTION)
        if entry.get("capital"):
            at = Actor(entry["at"])
            yield from (
                Phrase(tokens(word), Form.CAPITAL, Actor(entry["id"], ActorKind.INSTITUTION), at) for word in entry["capital"]
            )
    for entry in checked("organisations"):
        yield from _named(entry, ActorKind.ORGANISATION, Form.ORGANISATION)
    for entry in checked("groups"):
        yield from _named(entry, ActorKind.GROUP, Form.REGION if entry.get("region") else Form.GROUP)
        group = Actor(entry["id"], ActorKind.GROUP)
        yield from (Phrase(tokens(word), Form.ADJECTIVE, group) for word in entry.get("adjectives", ()))
    for entry in checked("nothing"):
        yield from (Phrase(tokens(word), Form.NOTHING) for word in entry["words"])


def _countries() -> Iterator[Phrase]:
    for entry in checked("countries"):
        actor = Actor(_text(entry, "countries"))
        for field, form in _COUNTRY_FORMS.items():
            for word in entry.get(field, ()):
                yield Phrase(tokens(word), Form.PLACE if entry.get("place_only") else form, actor)


def _named(entry: dict[str, Any], kind: ActorKind, form: Form) -> Iterator[Phrase]:
    actor = Actor(_text(entry, kind), kind)
    for name in entry["names"]:
        yield Phrase(tokens(name), form, actor, branches=bool(entry.get("branches")))


def _text(entry: dict[str, Any], where: str) -> str:
    if not isinstance(entry.get("id"), str) or not isinstance(entry.get("names"), list):
        raise BadLexicon(f"actors/{where}", f'needs an id in letters (quote "NO") and a list of names: {entry}')
    return str(entry["id"])


@lru_cache(maxsize=1)
def homes() -> dict[str, str]:
    """For organisations that are plainly of one country, its code."""
    return {entry["id"]: entry["home"] for entry in checked("organisations") if "home" in entry}


@lru_cache(maxsize=1)
def owners_of_lands() -> dict[str, str]:
    """For lands that belong to a country and have no state of their own, the country's code."""
    return {entry["id"]: entry["of"] for entry in checked("countries") if "of" in entry}


@lru_cache(maxsize=1)
def doubts() -> dict[tuple[str, ...], Doubt]:
    """The phrases that may mean something else, by their words. Raises BadLexicon when no actor has such words."""
    known = {phrase.words for phrase in phrases()}
    found = {tokens(entry["word"]): _doubt(entry) for entry in checked("doubtful")}
    if strays := sorted(set(found) - known):
        raise BadLexicon("actors/doubtful.yaml", f"speaks of '{' '.join(strays[0])}', which is in none of the other files")
    return found


def _doubt(entry: dict[str, Any]) -> Doubt:
    plainly = {name: bool(entry[name]) for name in ("person", "needs", "shout") if name in entry}
    lists = {name: _folded(entry.get(name, ())) for name in ("before", "after", "counter", "signs")}
    return Doubt(instead=entry.get("instead", ""), **plainly, **lists)  # type: ignore[arg-type]


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    return {entry["list"]: tuple(entry["words"]) for entry in checked("words")}


def words(name: str) -> tuple[str, ...]:
    """The list of that name in words.yaml, in its order."""
    return _lists()[name]


@lru_cache(maxsize=64)
def word_set(name: str) -> frozenset[str]:
    """The single words of a list in words.yaml, folded."""
    return _folded(words(name))
