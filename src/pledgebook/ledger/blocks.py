"""Where strands may meet their like: who, for whom and what, and once more with each figure.

What a line is about is looked up by the catalogue's keys and by the words that tell it, so that a line about Leopards never
meets those about shells; a line that names only a class, or aid of some kind, looks among all of its family.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from pledgebook.ledger.likeness import Thing
from pledgebook.ledger.strand import Strand

Sides = tuple[str, str]
"""A donor and a recipient."""
UNNAMED = "?"
ANY = "*"
ALL = "~"
BROAD = "=~"
GROUP: Sides = ("=ruled", "")
"""What a person has put together is looked for under these and the name of the group."""


def keys(line: Strand) -> list[tuple[str, str, str]]:
    """The blocks of one article's lines: who, for whom and of which family."""
    return [(donor, recipient, line.family) for donor in _names(line.donors) for recipient in _names(line.recipients)]


def home_sides(line: Strand) -> tuple[Sides, ...]:
    """The sides under which a strand is found, also by lines that leave its donor or its recipient open."""
    return _home_sides(line.donors, line.recipients)


@lru_cache(maxsize=65536)
def _home_sides(donors: frozenset[str], recipients: frozenset[str]) -> tuple[Sides, ...]:
    givers, takers = _names(donors), _names(recipients)
    return (*_sides(givers, takers), *_sides(givers, (ANY,)), *_sides((ANY,), takers))


def home_places(line: Strand) -> list[str]:
    """The things and figures under which a strand is found."""
    return _with_figures(line, *map(_homes, line.things))


def wanted_sides(line: Strand) -> tuple[Sides, ...]:
    """The sides under which a new line looks for its like."""
    return _wanted_sides(line.donors, bool(line.donor_group), line.recipients, bool(line.recipient_group))


@lru_cache(maxsize=65536)
def _wanted_sides(donors: frozenset[str], some_give: bool, recipients: frozenset[str], some_take: bool) -> tuple[Sides, ...]:
    givers = [*sorted(donors), UNNAMED, *([] if donors or some_give else [ANY])]
    takers = [*sorted(recipients), UNNAMED, *([] if recipients or some_take else [ANY])]
    return _sides(givers, takers)


def wanted_places(line: Strand) -> list[str]:
    """The things and figures under which a new line looks."""
    return _with_figures(line, *map(_looked_at, line.things))


def _names(side: frozenset[str]) -> list[str]:
    return sorted(side) or [UNNAMED]


def _sides(donors: Iterable[str], recipients: Iterable[str]) -> tuple[Sides, ...]:
    return tuple([(donor, recipient) for donor in donors for recipient in recipients])


def _with_figures(line: Strand, *places: Iterable[str]) -> list[str]:
    figures = [f"{line.family} {figure.key}" for figure in line.figures]
    return sorted({*chain.from_iterable(places), *figures})


@lru_cache(maxsize=65536)
def _homes(thing: Thing) -> tuple[str, ...]:
    """Where a known thing is found: among all, by its words, by each of its keys, and by the key that names it best."""
    places = [f"{thing.family} {ALL}"]
    if thing.loose:
        return tuple(places)
    spoken = "w" if thing.kinds else "w0"
    places += [f"{how} {word}" for how in {"w", spoken} for word in sorted(thing.telling)]
    if _broad(thing):
        return (*places, f"{thing.family} {BROAD}")
    return (*places, *thing.kinds, *(f"={key}" for key in thing.kinds[:1]))


@lru_cache(maxsize=65536)
def _looked_at(thing: Thing) -> tuple[str, ...]:
    """Where a new thing looks: what its key contains, what contains it, what is named alike, what only names the class."""
    if thing.loose or _broad(thing):
        return (f"{thing.family} {ALL}",)
    spoken = [f"{'w0' if thing.kinds else 'w'} {word}" for word in sorted(thing.telling)]
    return (f"{thing.family} {BROAD}", *thing.kinds[:1], *(f"={key}" for key in thing.kinds[1:]), *spoken)


def _broad(thing: Thing) -> bool:
    """Whether the name tells the class and no more."""
    return thing.kinds[0] == thing.item_class if thing.kinds else not thing.telling
