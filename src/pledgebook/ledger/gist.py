"""What of a report is compared with other reports, drawn out once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pledgebook.ledger.figures import Figure, figure
from pledgebook.ledger.likeness import Thing, thing
from pledgebook.ledger.order import Position, position, published
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.amounts import Missing
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report, Scope

Days = tuple[int, int]
"""First and last day as ordinals."""

ASKING = frozenset({Act.REQUESTED, Act.CONSIDERED, Act.PLANNED, Act.REFUSED})
"""Acts whose figures bind nobody."""


class Gist(NamedTuple):
    """A report as the linking sees it.

    `donors` and `recipients` are actor ids without those of vague groups, which are kept apart (`donor_group`,
    `recipient_group`): "allies" and "partners" are no names. `day` is when the words say that it happened,
    None where they don't; `seen` the last day on which the article came out.
    """

    report: Report
    position: Position
    donors: frozenset[str]
    donor_group: frozenset[str]
    recipients: frozenset[str]
    recipient_group: frozenset[str]
    thing: Thing
    figure: Figure | None
    act: Act
    day: Days | None
    seen: int
    cumulative: bool
    anew: bool
    restates: bool


def gist(report: Report, placed: Position | None = None) -> Gist:
    """`placed` is the report's position where it is known already."""
    donors, donor_group = _sides(report.donors)
    recipients, recipient_group = _sides(report.recipients)
    act_date = report.act_date.value if report.act_date else None
    return Gist(
        report,
        placed or position(report),
        donors,
        donor_group,
        recipients,
        recipient_group,
        thing(report.item.value),
        None if isinstance(report.amount, Missing) else figure(report.amount.value),
        report.act.value,
        (act_date.first.toordinal(), act_date.last.toordinal()) if act_date else None,
        placed[0] if placed else published(report),
        report.scope is Scope.CUMULATIVE,
        report.anew is not None,
        report.restates is not None,
    )


def _sides(actors: Sequence[Reading[Actor]]) -> tuple[frozenset[str], frozenset[str]]:
    """Those who are named, and the vague groups."""
    return _named_and_grouped(tuple([reading.value for reading in actors]))


@lru_cache(maxsize=65536)
def _named_and_grouped(actors: tuple[Actor, ...]) -> tuple[frozenset[str], frozenset[str]]:
    grouped = frozenset(actor.id for actor in actors if actor.kind is ActorKind.GROUP)
    return frozenset(actor.id for actor in actors if actor.kind is not ActorKind.GROUP), grouped
