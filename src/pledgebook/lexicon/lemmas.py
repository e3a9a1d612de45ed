"""Dictionary forms of verbs that the language engine would get wrong, from `data/lemmas.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pledgebook.lexicon.files import entries


@cache
def verb_lemmas() -> Mapping[str, str]:
    """From a verb's form, in lower case, to its dictionary form."""
    return {str(form): str(entry["verb"]) for entry in entries("lemmas") for form in entry["forms"]}
