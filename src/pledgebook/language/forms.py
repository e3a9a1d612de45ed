"""The forms in which a word of the word files can stand in a text, without any parsing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pledgebook.language.engine import load

VERB, NOUN = "verb", "noun"


def forms(word: str, kind: str) -> frozenset[str]:
    """All that may be a form of a verb or noun in its dictionary form; what is no English word among them does no harm.

    The irregular ones are those of the engine's own dictionary, so that whatever it would take for this word is here.
    """
    regular = {word, word + "s", word + "es"} | ({word[:-1] + "ies"} if word.endswith("y") else set())
    if kind == VERB:
        stems = {word, word + word[-1]} | ({word[:-1]} if word.endswith("e") else set())
        regular |= {stem + end for stem in stems for end in ("ed", "ing")}
        regular |= {word[:-1] + "ied"} if word.endswith("y") else set()
    return frozenset(regular) | _irregular(kind).get(word, frozenset())


@lru_cache(maxsize=2)
def _irregular(kind: str) -> Mapping[str, frozenset[str]]:
    lemmatizer: Any = load().get_pipe("lemmatizer")
    found: dict[str, set[str]] = {}
    for form, words in lemmatizer.lookups.get_table("lemma_exc", {}).get(kind, {}).items():
        for word in words:
            found.setdefault(word, set()).add(form)
    return {word: frozenset(those) for word, those in found.items()}
