"""The words that tell who says, asks, promises or thinks something: `data/speech.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon

NAME = "speech"


class Form(StrEnum):
    """What part of speech a cue is."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PREPOSITION = "preposition"


class Voice(StrEnum):
    """What the cue does with its content."""

    SAYS = "says"
    COMMITS = "commits"
    ASKS = "asks"
    THINKS = "thinks"
    REACTS = "reacts"


class Takes(StrEnum):
    """The grammar in which a cue's content stands."""

    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    THING = "thing"
    NAMING = "naming"
    HEARER = "hearer"
    FELT = "felt"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words with which somebody is made to speak, all in the same grammar.

    `prepositions` lead to the content ("agreed on"); a `particle` must be there for the entry to hold
    ("point out"). `read` are examples with [source] and {content} marked, `unread` sentences without this cue.
    """

    words: tuple[str, ...]
    form: Form
    voice: Voice
    takes: frozenset[Takes]
    prepositions: frozenset[str]
    particle: str
    read: tuple[str, ...]
    unread: tuple[str, ...]


@lru_cache(maxsize=1)
def cues() -> dict[tuple[Form, str], tuple[Cue, ...]]:
    """Every cue by form and dictionary form; those with a particle come first."""
    found: dict[tuple[Form, str], list[Cue]] = {}
    for cue in listed():
        for word in cue.words:
            found.setdefault((cue.form, word), []).append(cue)
    return {key: tuple(sorted(group, key=lambda cue: not cue.particle)) for key, group in found.items()}


@lru_cache(maxsize=1)
def listed() -> tuple[Cue, ...]:
    """Every entry in the order of the file."""
    return tuple(_cue(entry) for entry in entries(NAME))


def _cue(entry: dict[str, Any]) -> Cue:
    written = entry.get("word")
    words = tuple(map(str, written if isinstance(written, list) else [written] if written else ()))
    where = f"{NAME}.yaml ({', '.join(words) or 'an entry without a word'})"
    unknown = set(entry) - {"word", "form", "kind", "takes", "with", "particle", "read", "not"}
    if not words or unknown or not entry.get("read"):
        raise BadLexicon(where, f"needs a word and an example and knows no {sorted(unknown)}")
    try:
        form, voice = Form(entry.get("form", "verb")), Voice(entry["kind"])
        takes = frozenset(Takes(name) for name in entry.get("takes", ()))
    except (KeyError, ValueError) as error:
        raise BadLexicon(where, f"has an unknown form, kind or takes: {error}") from error
    prepositions = frozenset(_texts(entry.get("with", ())))
    return Cue(words, form, voice, takes, prepositions, str(entry.get("particle", "")), *_examples(entry))


def _examples(entry: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(_texts(entry["read"])), tuple(_texts(entry.get("not", ())))


def _texts(values: Iterable[Any]) -> list[str]:
    return [str(value) for value in values]
