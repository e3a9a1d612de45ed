"""Outlets that speak for a side."""

from __future__ import annotations

from functools import cache

from pledgebook.lexicon.files import entries


@cache
def official_words() -> tuple[str, ...]:
    """Words in an outlet's name, in lower case, that make it official."""
    return tuple(sorted(str(word) for entry in entries("outlets") for word in entry["words"]))


def outlet_examples() -> list[tuple[str, str]]:
    """Outlet names and the side that each speaks for, "" for nobody."""
    return [(example["outlet"], example["side"]) for entry in entries("outlets") for example in entry["examples"]]
