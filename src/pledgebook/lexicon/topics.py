"""Topics: what unspecified help is in an article about war, floods, the climate ..."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon
from pledgebook.model.items import ItemClass


@dataclass(frozen=True, slots=True)
class Topic:
    name: str
    item_class: ItemClass
    words: frozenset[str]
    bodies: frozenset[str] = frozenset()
    """Actors that work for nothing else: money for them is for the topic."""


def _topic(entry: Mapping[str, Any]) -> Topic:
    words, bodies = (frozenset(map(str, entry.get(field, ()))) for field in ("words", "bodies"))
    return Topic(entry["topic"], ItemClass(entry["class"]), words, bodies)


@cache
def topics() -> tuple[Topic, ...]:
    """The topics in the order of the file. Raises BadLexicon for an unknown class."""
    try:
        return tuple(_topic(entry) for entry in entries("topics"))
    except (KeyError, ValueError) as error:
        raise BadLexicon("topics.yaml", f"has an entry that can't be used: {error}") from error


@cache
def topics_by_word() -> Mapping[str, tuple[str, ...]]:
    """The names of the topics that a word tells of."""
    words = {word for topic in topics() for word in topic.words}
    return {word: tuple(topic.name for topic in topics() if word in topic.words) for word in sorted(words)}
