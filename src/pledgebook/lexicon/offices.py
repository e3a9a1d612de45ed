"""Offices and who held them when: `data/actors/offices.yaml` and `holders.yaml`.

A side follows from person and date: Joe Biden spoke for the United States until 20 January 2017 and again from 2021.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pledgebook.lexicon.actors import fold, phrases, tokens
from pledgebook.lexicon.files import entries
from pledgebook.model.actors import Actor
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadDate, BadLexicon


@dataclass(frozen=True, slots=True)
class Title:
    """Words before a name or for its bearer, in lower case. `office` is the name in holders.yaml, "" for a mere rank."""

    words: tuple[str, ...]
    office: str
    lone: bool = False
    private: bool = False
    courtesy: bool = False
    common: bool = False
    of: Actor | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An office held for an actor, from `start` to `end`, None while it lasts."""

    office: str
    actor: Actor
    start: PartialDate
    end: PartialDate | None = None

    def covers(self, when: PartialDate) -> bool:
        """Whether the office may have been held at that date, each date as precise as it is."""
        return self.start.first <= when.last and (self.end is None or when.first <= self.end.last)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who held an office. `names` are whole names, the usual one first; `alone` surnames that suffice."""

    names: tuple[tuple[str, ...], ...]
    name: str
    alone: tuple[tuple[str, ...], ...]
    held: tuple[Term, ...]

    def side(self, when: PartialDate | None) -> Actor | None:
        """Whom the person spoke for at that date; without a date, the only one whom the person ever spoke for."""
        if when is None:
            return self.held[0].actor if len({term.actor for term in self.held}) == 1 else None
        return next((term.actor for term in reversed(self.held) if term.covers(when)), None)

    def side_so_far(self, when: PartialDate | None) -> Actor | None:
        """Whom the person spoke for last by that date, also when that is over: "the Obama administration"."""
        begun = (term.actor for term in reversed(self.held) if when and term.start.first <= when.last)
        return self.side(when) or next(begun, None)


@lru_cache(maxsize=1)
def titles() -> tuple[Title, ...]:
    """Every title, no two with the same words; the first file entry wins."""
    found: dict[tuple[str, ...], Title] = {}
    for entry in entries("actors/offices"):
        flags = {flag: bool(entry[flag]) for flag in ("lone", "private", "courtesy", "common") if flag in entry}
        for words in entry["titles"]:
            cut = _cut(words)
            found.setdefault(cut, Title(cut, entry["office"], **flags, of=Actor(entry["of"]) if "of" in entry else None))
    return tuple(found.values())


def _cut(words: str) -> tuple[str, ...]:
    return tuple(token for part in words.split() for token in ((part,) if part.endswith(".") else tokens(part)))


@lru_cache(maxsize=1)
def persons() -> tuple[Person, ...]:
    """The holders of offices, in file order. Raises BadLexicon for an unknown institution or a malformed line."""
    known = {phrase.actor.id: phrase.actor for phrase in phrases() if phrase.actor}
    return tuple(_person(entry, known) for entry in entries("actors/holders"))


def _person(entry: dict[str, Any], known: dict[str, Actor]) -> Person:
    try:
        held = tuple(_term(line, known) for line in entry["held"])
        names = (entry["name"], *entry.get("also", ()))
        return Person(
            tuple(tokens(name) for name in names), names[0], tuple(tokens(word) for word in entry.get("alone", ())), held
        )
    except (KeyError, TypeError, ValueError, BadDate) as error:
        raise BadLexicon("actors/holders.yaml", f"has a line that can't be read ({error!r}): {entry}") from error


def _term(line: list[Any], known: dict[str, Actor]) -> Term:
    office, of, start, *end = line
    return Term(office, known[of], PartialDate(str(start)), PartialDate(str(end[0])) if end else None)


@lru_cache(maxsize=1)
def _by_office() -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for person in persons():
        for term in person.held:
            found.setdefault(term.office, []).append(term)
    return {office: tuple(terms) for office, terms in found.items()}


@lru_cache(maxsize=1024)
def having(office: str, when: PartialDate | None) -> tuple[Actor, ...]:
    """Those for whom the office was held at that date, or ever when there is none; each once, in file order."""
    terms = _by_office().get(office, ())
    return tuple(dict.fromkeys(term.actor for term in terms if when is None or term.covers(when)))


@lru_cache(maxsize=1)
def _by_surname() -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for person in persons():
        found.setdefault(fold(person.names[0][-1]), []).append(person)
    return {surname: tuple(held) for surname, held in found.items()}


def called(surname: str, office: str, when: PartialDate | None) -> Person | None:
    """The only person of that folded surname who held the office, or any when it is "", at that date: "Secretary Austin"."""
    if when is None:
        return None
    found = [person for person in _by_surname().get(surname, ()) if _held(person, office, when)]
    return found[0] if len(found) == 1 else None


def _held(person: Person, office: str, when: PartialDate) -> bool:
    return any(term.covers(when) and office in {"", term.office} for term in person.held)


def alone(title: Title, when: PartialDate | None) -> Actor | None:
    """Whom a title speaks for by itself: the secretary of state for the United States; None when several have such an office."""
    if title.of or title.common:
        return title.of
    holders = having(title.office, when) if title.office else ()
    return holders[0] if len(holders) == 1 else None
