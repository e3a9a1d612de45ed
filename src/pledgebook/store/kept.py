"""What an article was to the book, and what the book knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pledgebook.model.articles import Source
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading

Notes = tuple[tuple[str, str], ...]


class Kept(StrEnum):
    """What an article was to the book."""

    NEW = "new"
    CHANGED = "changed"
    """A new version of an article that the book held."""
    REREAD = "reread"
    """A held version that another reader has read now."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class State:
    """How much has been written into a book. Nothing is ever taken out of it, so equal states hold the same."""

    articles: int
    readings: int
    rulings: int
    compared: int


class Version(NamedTuple):
    """One version of an article, by the names of both."""

    article: str
    version: str


@dataclass(frozen=True, slots=True)
class Held:
    """What the book knows of an article besides its text. `published` tells by which rule it was dated."""

    source: Source
    location: str
    published: Reading[PartialDate] | None
    notes: Notes
