"""Names that people know for the codes that the ledger keeps.

A small table of its own (`countries.tsv`), because the full list of actors takes longer to load than `show` may take.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from pledgebook.model.actors import Actor, ActorKind

NOT_STATED = "not stated"


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, ...], ...]:
    text = (files("pledgebook.faces") / "countries.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _shown() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows()}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {name.casefold(): row[0] for row in _rows() for name in row}


def actor_name(actor: Actor) -> str:
    """A country's name; every other actor is known by its id."""
    return _shown().get(actor.id, actor.id) if actor.kind is ActorKind.COUNTRY else actor.id


def actor_names(actors: Iterable[Actor], none: str = NOT_STATED) -> str:
    """The actors as a list in a sentence; `none` when the text names nobody."""
    return ", ".join(map(actor_name, actors)) or none


def actor_id(name: str) -> str:
    """The id for a code or a name as a user types it, in any case; an unknown name is returned as it is."""
    return _codes().get(name.strip().casefold(), name.strip())
