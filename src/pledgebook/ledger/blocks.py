"""Where strands may meet their like: who, for whom and what, and once more with each figure.

What a line is about is looked up by the catalogue's keys and by the words that tell it, so that a line about Leopards never
meets those about shells; a line that names only a class, or aid of some kind, looks among all of its family.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pledgebook.ledger.likeness import Thing
from pledgebook.ledger.strand import Strand

Key = tuple[str, ...]
UNNAMED = "?"
ANY = "*"
ALL = "~"
BROAD = "=~"
GROUP = "=ruled"
"""What a person has put together is looked for under this word and the name of the group."""


def keys(line: Strand) -> list[Key]:
    """The blocks of one article's lines: who, for whom and of which family."""
    return _blocks(_names(line.donors), _names(line.recipients), (line.family,))


def home_keys(line: Strand) -> list[Key]:
    """The blocks where a strand is found, also by lines that leave its donor or its recipient open."""
    donors, recipients = _names(line.donors), _names(line.recipients)
    places = sorted({place for thing in line.things for place in _homes(thing)} | _figures(line))
    return [
        *_blocks(donors, recipients, places),
        *_blocks(donors, (ANY,), places),
        *_blocks((ANY,), recipients, places),
    ]


def wanted_keys(line: Strand) -> list[Key]:
    """The blocks in which a new line looks for its like."""
    donors = [*sorted(line.donors), UNNAMED, *([] if line.donors or line.donor_group else [ANY])]
    recipients = [*sorted(line.recipients), UNNAMED, *([] if line.recipients or line.recipient_group else [ANY])]
    places = sorted({place for thing in line.things for place in _looked_at(thing)} | _figures(line))
    return _blocks(donors, recipients, places)


def _names(side: frozenset[str]) -> list[str]:
    return sorted(side) or [UNNAMED]


def _blocks(donors: Iterable[str], recipients: Iterable[str], places: Iterable[str]) -> list[Key]:
    return [(donor, recipient, place) for donor in donors for recipient in recipients for place in places]


def _figures(line: Strand) -> set[str]:
    return {f"{line.family} {figure.key}" for figure in line.figures}


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
