"""What kind of voice a noun is, and which verbs lend it theirs: `data/voices.yaml`."""

from __future__ import annotations

from functools import lru_cache

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon

NAME = "voices"
KINDS = frozenset({"person", "paper", "title", "light", "drawing"})


@lru_cache(maxsize=8)
def voices(kind: str) -> frozenset[str]:
    """All words of one kind: "person", "paper", "title", "light" or "drawing"."""
    return frozenset(word for word, is_kind, _ in _words() if is_kind == kind)


@lru_cache(maxsize=2)
def gendered(gender: str) -> frozenset[str]:
    """All words that tell a man ("m") or a woman ("f")."""
    return frozenset(word for word, _, is_gender in _words() if is_gender == gender)


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, str, str], ...]:
    found = []
    for entry in entries(NAME):
        kind, gender, words = entry.get("kind"), entry.get("gender", ""), entry.get("words")
        if kind not in KINDS or gender not in {"", "m", "f"} or not isinstance(words, list):
            raise BadLexicon(f"{NAME}.yaml", f"has an entry with an unknown kind or gender or without words: {entry}")
        found += [(str(word), str(kind), str(gender)) for word in words]
    return tuple(found)
