"""What headings and labels say of the lists under them: `data/headings.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon
from pledgebook.model.reports import Act

NAME = "headings"


def act_of_heading(words: Sequence[str]) -> Act | None:
    """What was done with the things under a heading of these words, in lower case; None where it does not say."""
    line = f" {' '.join(words)} "
    return next((act for act, phrases in _acts() if any(f" {phrase} " in line for phrase in phrases)), None)


@lru_cache(maxsize=1)
def _acts() -> tuple[tuple[Act, tuple[str, ...]], ...]:
    found = []
    for entry in entries(NAME):
        if set(entry) != {"act", "words", "examples"} or entry["act"] not in {act.value for act in Act}:
            raise BadLexicon(f"{NAME}.yaml", f"has an entry without an act, its words and examples: {entry}")
        found.append((Act(entry["act"]), tuple(str(phrase) for phrase in entry["words"])))
    return tuple(found)


def heading_examples() -> list[tuple[str, str]]:
    """Headings and what they say."""
    return [(str(example), str(entry["act"])) for entry in entries(NAME) for example in entry["examples"]]
