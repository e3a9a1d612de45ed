"""What kind of voice a noun is, and which verbs lend it theirs: `data/voices.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pledgebook.lexicon.files import entries
from pledgebook.model.actors import Actor
from pledgebook.model.errors import BadLexicon

NAME = "voices"
KINDS = frozenset(
    {"person", "paper", "title", "light", "drawing", "own", "home", "not home", "outsider", "lawmaker", "chamber", "agency"}
)


@dataclass(frozen=True, slots=True)
class _Group:
    kind: str
    gender: str
    side: str
    words: frozenset[str]


@lru_cache(maxsize=16)
def voices(kind: str) -> frozenset[str]:
    """All words of one kind, "home" but for: those need their country."""
    return frozenset(word for group in _groups() if group.kind == kind for word in group.words)


@lru_cache(maxsize=2)
def gendered(gender: str) -> frozenset[str]:
    """All words that tell a man ("m") or a woman ("f")."""
    return frozenset(word for group in _groups() if group.gender == gender for word in group.words)


def home_of(word: str) -> Actor | None:
    """The country that a title or a party in lower case belongs to: "sen." to the United States."""
    return next((Actor(group.side) for group in _groups() if group.kind == "home" and word in group.words), None)


@lru_cache(maxsize=1)
def _groups() -> tuple[_Group, ...]:
    found = []
    for entry in entries(NAME):
        kind, gender, side, words = entry.get("kind"), entry.get("gender", ""), entry.get("side", ""), entry.get("words")
        known = kind in KINDS and gender in {"", "m", "f"} and (kind == "home") == bool(side)
        if not known or not isinstance(words, list):
            raise BadLexicon(f"{NAME}.yaml", f"has an entry with an unknown kind, gender or side or without words: {entry}")
        found.append(_Group(str(kind), str(gender), str(side), frozenset(map(str, words))))
    return tuple(found)
