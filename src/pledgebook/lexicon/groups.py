"""Groups of words that several rules ask for: what may stand between a number and a thing, which nouns are offices ..."""

from __future__ import annotations

from functools import cache

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon


@cache
def _groups() -> dict[str, frozenset[str]]:
    found = {entry["group"]: frozenset(map(str, entry["words"])) for entry in entries("groups")}
    if empty := [name for name, words in found.items() if not words]:
        raise BadLexicon("groups.yaml", f"has groups without words: {', '.join(empty)}")
    return found


def group(name: str) -> frozenset[str]:
    """The words of a group, in lower case, inflected ones in their dictionary form. KeyError for an unknown name."""
    return _groups()[name]
