"""Topics: what unspecified help is in an article about war, floods, the climate ..."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon
from pledgebook.model.items import ItemClass


@dataclass(frozen=True, slots=True)
class Topic:
    name: str
    item_class: ItemClass
    words: frozenset[str]


@cache
def topics() -> tuple[Topic, ...]:
    """The topics in the order of the file. Raises BadLexicon for an unknown class."""
    try:
        return tuple(Topic(e["topic"], ItemClass(e["class"]), frozenset(map(str, e["words"]))) for e in entries("topics"))
    except (KeyError, ValueError) as error:
        raise BadLexicon("topics.yaml", f"has an entry that can't be used: {error}") from error
