"""Words by which a short text is known to speak of an approval, a pause, an office, an unnamed group: `data/signs.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon

NAME = "signs"


def holds(sign: str, text: str) -> bool:
    """Whether a text holds one of the words of a sign. Raises BadLexicon where the file is wrong."""
    found, none = _signs()[sign]
    return found.search(text) is not None and text not in none


def sign_examples() -> list[tuple[str, dict[str, Any]]]:
    """What is said of texts in the file, each with the name of its sign."""
    return [(str(entry["sign"]), example) for entry in entries(NAME) for example in entry.get("examples", ())]


@cache
def _signs() -> Mapping[str, tuple[re.Pattern[str], frozenset[str]]]:
    try:
        return {str(entry["sign"]): (_pattern(entry), frozenset(entry.get("but", ()))) for entry in entries(NAME)}
    except (KeyError, TypeError) as error:
        raise BadLexicon(f"{NAME}.yaml", f"lacks or misspells {error}") from error


def _pattern(entry: Mapping[str, Any]) -> re.Pattern[str]:
    begins = [re.escape(word) for word in entry.get("begins", ())]
    whole = [rf"{re.escape(word)}\b" for word in entry.get("words", ())]
    return re.compile(rf"\b({'|'.join([*begins, *whole])})", re.IGNORECASE)
