"""Names that people know for the codes that the ledger keeps, from the lexicon's list of countries."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pledgebook.lexicon.files import entries
from pledgebook.model.actors import Actor, ActorKind

NOT_STATED = "not stated"


@lru_cache(maxsize=1)
def _names() -> dict[str, list[str]]:
    """By code all names of a country, the usual one first."""
    return {entry["id"]: entry["names"] for entry in entries("actors/countries")}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {name.casefold(): code for code, names in _names().items() for name in (code, *names)}


def actor_name(actor: Actor) -> str:
    """A country's usual name; every other actor is known by its id."""
    known = _names().get(actor.id) if actor.kind is ActorKind.COUNTRY else None
    return known[0] if known else actor.id


def actor_names(actors: Iterable[Actor], none: str = NOT_STATED) -> str:
    """The actors as a list in a sentence; `none` when the text names nobody."""
    return ", ".join(map(actor_name, actors)) or none


def actor_id(name: str) -> str:
    """The id for a code or a name as a user types it, in any case; an unknown name is returned as it is."""
    return _codes().get(name.strip().casefold(), name.strip())
