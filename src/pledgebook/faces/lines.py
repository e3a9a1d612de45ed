"""The order in which people look for a line, and the lines that they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pledgebook.faces.names import actor_id, actor_names
from pledgebook.model.actors import Actor
from pledgebook.model.ledgers import Commitment, Ledger, Stage


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment in its place on the page; `depth` 1 and more are parts of the package above."""

    commitment: Commitment
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `show` was asked for; an empty field asks for nothing in particular."""

    donor: str = ""
    recipient: str = ""
    item: str = ""
    stage: Stage | None = None

    def holds(self, commitment: Commitment) -> bool:
        """Whether a commitment is among those asked for."""
        return (
            _names(self.donor, commitment.donors)
            and _names(self.recipient, commitment.recipients)
            and _item(self.item, commitment)
            and self.stage in (None, commitment.stage)
        )


def _names(wanted: str, actors: Iterable[Actor]) -> bool:
    if not wanted:
        return True
    key = actor_id(wanted).casefold()
    return not key or any(actor.id.casefold() == key for actor in actors)


def _item(wanted: str, commitment: Commitment) -> bool:
    key = wanted.strip().casefold()
    item = commitment.item
    return not key or any(key in text.casefold() for text in (item.name, item.item_class.value, *item.kinds))


def lines(ledger: Ledger, wanted: Wanted | None = None) -> list[Line]:
    """The commitments that were asked for, by recipient, donor and date, each package with its parts below it."""
    kept = {c.id: c for c in ledger.commitments if wanted is None or wanted.holds(c)}
    below: dict[str, list[Commitment]] = {}
    tops: list[Commitment] = []
    ordered = sorted(kept.values(), key=_key)
    for commitment in ordered:
        package = commitment.package
        (below.setdefault(package, []) if package in kept and package != commitment.id else tops).append(commitment)
    found = [line for top in tops for line in _with_parts(top, below, 0)]
    seen = {line.commitment.id for line in found}
    return found + [Line(c) for c in ordered if c.id not in seen]  # parts of each other: a finding tells


def _with_parts(commitment: Commitment, below: dict[str, list[Commitment]], depth: int) -> Iterator[Line]:
    yield Line(commitment, depth)
    for part in below.get(commitment.id, ()):
        yield from _with_parts(part, below, depth + 1)


def _key(commitment: Commitment) -> tuple[str, str, str, str]:
    since = commitment.since.text if commitment.since else ""
    return (actor_names(commitment.recipients, none="~"), actor_names(commitment.donors, none="~"), since, commitment.id)
