"""The written forms of the catalogue's names: one index over word pieces.

A name and a text are compared piece by piece, a piece being a run of letters or of digits in small letters
and British spelling. So "Leopard 2A6", "Leopard-2 A6" and "leopard 2 a6" are one name, and a model number
can never be half of a count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from pledgebook.lexicon.items import Catalogue, Demand, ItemEntry, Role, catalogue, spellings
from pledgebook.model.errors import BadLexicon

_PIECE = re.compile(r"[a-z]+|\d+|,")
_TIGHT = re.compile(r"[A-Za-z]{1,3}-?\d+\w*")
END = ""
"""The key under which a node keeps the names that end there; no piece is empty."""


@dataclass(frozen=True, slots=True)
class Surface:
    """One written form of an entry. `tight` forms such as "AT-4" must stand without a space: "at 4" is a time.
    `shout`: how many letters must be capitals: "HARM" is no harm, while "Himars" is written so by some.
    """

    entry: ItemEntry
    singular: str
    many: bool
    demand: Demand
    tight: bool
    shout: int


@lru_cache(maxsize=65536)
def pieces(text: str) -> tuple[str, ...]:
    """The pieces of a word or name, accents and case folded, in British spelling."""
    folded = text if text.isascii() else normalize("NFKD", text).encode("ascii", "ignore").decode()
    known = spellings()
    return tuple(known.get(piece, piece) for piece in _PIECE.findall(folded.lower()))


@lru_cache(maxsize=1)
def index() -> dict[str, Any]:
    """The index of the whole catalogue."""
    return index_of(catalogue())


def index_of(known: Catalogue) -> dict[str, Any]:
    """Nested dictionaries from piece to piece; under "" the surfaces of the names that end there.

    Raises BadLexicon when two entries share a name; words that only keep company may name things too.
    """
    root: dict[str, Any] = {}
    for entry in known.entries:
        if entry.role not in (Role.LEAD, Role.CONTAINER, Role.EVERYDAY):
            for form, singular, demand in entry.surfaces():
                many, tight = form != singular, bool(_TIGHT.fullmatch(form))
                _enter(root, form, Surface(entry, singular, many, demand, tight, _shout(singular)))
    return root


def _enter(root: dict[str, Any], form: str, surface: Surface) -> None:
    node = root
    for piece in pieces(form):
        node = node.setdefault(piece, {})
    here: list[Surface] = node.setdefault(END, [])
    for other in here:
        if other.entry is not surface.entry and Role.COMPANY not in (other.entry.role, surface.entry.role):
            raise BadLexicon("items", f"gives the name '{form}' to two entries, '{other.entry.key}' and '{surface.entry.key}'")
    here.append(surface)


def _shout(name: str) -> int:
    if not (name.isalpha() and name.isupper()):
        return 0
    return len(name) if len(name) < 5 else 1


def surface_of(name: Sequence[str]) -> Surface | None:
    """The written form that is just these pieces."""
    node = index()
    for piece in name:
        if piece not in node:
            return None
        node = node[piece]
    return next(iter(node.get(END, ())), None)
