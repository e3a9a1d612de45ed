"""The values that a line has in each facet, and what they are called on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pledgebook.faces.lines import Line
from pledgebook.faces.names import actor_name
from pledgebook.faces.phrases import cell_words
from pledgebook.faces.web.asked import FACETS
from pledgebook.faces.web.places import together
from pledgebook.model.actors import Actor
from pledgebook.model.ledgers import Commitment

NOBODY = "nobody"
"""The value of a facet for lines of which no source tells it."""
MONTHS = 36
"""How many months a ledger may span before its periods are years."""


def sets(every: tuple[Line, ...]) -> dict[str, dict[str, int]]:
    """By facet and value the set of lines that have it."""
    keys = {**_FACET_KEYS, "period": _period_key(every)}
    places: dict[str, dict[str, list[int]]] = {facet: {} for facet in FACETS}
    for number, line in enumerate(every):
        for facet in FACETS:
            for value in keys[facet](line.commitment):
                places[facet].setdefault(value, []).append(number)
    return {facet: {value: together(found) for value, found in of.items()} for facet, of in places.items()}


def _ids(actors: tuple[Actor, ...]) -> Iterable[str]:
    return dict.fromkeys(actor.id for actor in actors) or (NOBODY,)


def _outlets(commitment: Commitment) -> Iterable[str]:
    return dict.fromkeys(step.report.source.outlet or NOBODY for step in commitment.steps)


def _period_key(every: tuple[Line, ...]) -> Callable[[Commitment], Iterable[str]]:
    """The month in which a commitment came to where it stands, or the year where there would be too many months."""
    months = {line.commitment.since.text[:7] for line in every if line.commitment.since}
    length = 7 if len(months) <= MONTHS else 4
    return lambda each: (each.since.first.isoformat()[:length],) if each.since else (NOBODY,)


_FACET_KEYS: dict[str, Callable[[Commitment], Iterable[str]]] = {
    "donor": lambda each: _ids(each.donors),
    "recipient": lambda each: _ids(each.recipients),
    "class": lambda each: (each.item.item_class.value,),
    "stage": lambda each: (each.stage.value,),
    "outlet": _outlets,
    "differs": lambda each: dict.fromkeys(difference.cell for difference in each.disagreements),
}


def label(facet: str, value: str) -> str:
    """What a facet's value is called on screen."""
    if value == NOBODY:
        return "not stated"
    if facet in ("donor", "recipient"):
        return actor_name(Actor(value))
    if facet == "differs":
        return cell_words(value)
    return value if facet in ("outlet", "period") else value.replace("-", " ")
