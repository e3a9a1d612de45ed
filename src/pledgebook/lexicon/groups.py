"""Groups of words that several rules ask for: what may stand between a number and a thing, which nouns are offices ..."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon


def by_name(listed: Sequence[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The words of each group. Raises BadLexicon for a group without words, and for two of one name."""
    found = {entry["group"]: frozenset(map(str, entry["words"])) for entry in listed}
    times = Counter(entry["group"] for entry in listed)
    if twins := sorted(name for name, many in times.items() if many > 1):
        raise BadLexicon("groups.yaml", f"has two groups of one name: {', '.join(twins)}")
    if empty := [name for name, words in found.items() if not words]:
        raise BadLexicon("groups.yaml", f"has groups without words: {', '.join(empty)}")
    return found


@cache
def _groups() -> dict[str, frozenset[str]]:
    return by_name(entries("groups"))


def group(name: str) -> frozenset[str]:
    """The words of a group, in lower case, inflected ones in their dictionary form. KeyError for an unknown name."""
    return _groups()[name]
