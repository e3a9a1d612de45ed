"""The languages that are told apart, by languages.yaml."""

from __future__ import annotations

from functools import cache

from pledgebook.lexicon.files import entries

ENGLISH = "en"


@cache
def languages() -> dict[str, str]:
    """The English name of each language by its ISO 639-1 code."""
    return {str(entry["code"]): str(entry["name"]) for entry in entries("languages")}
