"""The words of times, from the word file `times.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words by what they do, in small letters; see the word file for each group. Phrases hold single spaces."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    shaky: frozenset[str]
    seasons: Mapping[str, str]
    units: Mapping[str, str]
    turns: Mapping[str, int]
    days: Mapping[str, int]
    feasts: Mapping[str, str]
    vague: Mapping[str, str]
    sets: Mapping[str, str]
    loose: frozenset[str]
    ends: frozenset[str]
    starts: frozenset[str]
    spans: frozenset[str]
    inside: frozenset[str]
    about: frozenset[str]
    stages: frozenset[str]
    extra: frozenset[str]
    planned: frozenset[str]
    agreed: frozenset[str]


@cache
def words() -> TimeWords:
    """The words of times. Raises BadLexicon when a group is missing."""
    found = {str(entry.get("group")): entry.get("words") for entry in entries("times")}
    names = TimeWords.__dataclass_fields__
    if missing := [name for name in names if not found.get(name)]:
        raise BadLexicon("times.yaml", f"has no group '{missing[0]}' with words")
    return TimeWords(**{name: _group(name, found[name]) for name in names})


def _group(name: str, group: Any) -> Any:
    if isinstance(group, list):
        return frozenset(map(str, group))
    if not isinstance(group, dict):
        raise BadLexicon(f"times.yaml ({name})", "must give its words as a list or as words with values")
    return {str(word): value for word, value in group.items()}
