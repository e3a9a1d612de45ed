"""What speaks for and against two strands being one commitment: named features, each with its weight.

A feature's docstring is its public explanation; `explain` prints it. (After nomenklatura's `Feature`, which does the same.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pledgebook.ledger.likeness import likeness
from pledgebook.ledger.order import UNDATED
from pledgebook.ledger.strand import Strand
from pledgebook.model.amounts import Amount
from pledgebook.model.reports import Act

Compare = Callable[[Strand, Strand], float]


@dataclass(frozen=True, slots=True)
class Feature:
    """A comparison of a new strand with a known one, giving -1 to 1, and how much it weighs."""

    compare: Compare
    weight: float

    @property
    def name(self) -> str:
        return self.compare.__name__

    @property
    def text(self) -> str:
        return " ".join((self.compare.__doc__ or "").split())


def same_donor(new: Strand, old: Strand) -> float:
    """The same donor gives, or one of the two leaves the donor open."""
    if new.donors and old.donors:
        return 1.0 if new.donors == old.donors else 0.4
    return 0.5 if new.donor_group and old.donor_group else 0.0


def same_recipient(new: Strand, old: Strand) -> float:
    """The same recipient benefits, or one of the two leaves the recipient open."""
    if new.recipients and old.recipients:
        return 1.0 if new.recipients == old.recipients else 0.6
    return 0.5 if new.recipient_group and old.recipient_group else 0.0


def same_thing(new: Strand, old: Strand) -> float:
    """The names of the thing are one name, or one is the other at lesser precision."""
    return max(likeness(a, b) for a in new.items for b in old.items)


def same_figure(new: Strand, old: Strand) -> float:
    """Both state the same amount, or amounts that one quantity can satisfy."""
    best = 0.0
    for mine in (*new.figures, *new.wishes):
        for theirs in (*old.figures, *old.wishes):
            best = max(best, _alike(mine, theirs))
    return best


def _alike(one: Amount, other: Amount) -> float:
    if one.unit != other.unit:
        return 0.0
    if one.value is not None and one.value == other.value:
        return 1.0 if one.is_money or one.value > 2 else 0.6
    return 0.4 if one.meets(other) else 0.0


def same_day(new: Strand, old: Strand) -> float:
    """The words date both to the same days, or the articles came out together."""
    if new.days and old.days:
        gap = min(max(a[0] - b[1], b[0] - a[1], 0) for a in new.days for b in old.days)
        return _nearness(gap)
    if UNDATED in (new.first_seen, old.first_seen):
        return 0.0
    return 0.7 * _nearness(max(new.first_seen - old.last_seen, 0))


def _nearness(days: int) -> float:
    """1 on the same day, 0 after a month, -1 from four months on."""
    if days <= 1:
        return 1.0
    return 1 - days / 30 if days <= 30 else max(-1.0, (30 - days) / 90)


def same_package(new: Strand, old: Strand) -> float:
    """Both are parts of the same package."""
    return 1.0 if new.package is not None and new.package is old.package else 0.0


def said_before(new: Strand, old: Strand) -> float:
    """The words say that the thing was announced before ("previously announced")."""
    return 1.0 if new.restates and old.first_seen <= new.first_seen else 0.0


def next_step(new: Strand, old: Strand) -> float:
    """The act takes up what was asked for, weighed, planned or promised before."""
    return 1.0 if any(act in _TAKES_UP.get(then, ()) for act in new.acts for then in old.acts) else 0.0


_TAKES_UP: dict[Act, tuple[Act, ...]] = {
    Act.REQUESTED: (Act.CONSIDERED, Act.PLANNED, Act.REFUSED, Act.PERMITTED, Act.PLEDGED),
    Act.CONSIDERED: (Act.PLANNED, Act.REFUSED, Act.PERMITTED, Act.PLEDGED),
    Act.PLANNED: (Act.PLEDGED, Act.ORDERED, Act.DELIVERED),
    Act.REFUSED: (Act.PERMITTED, Act.PLEDGED),
    Act.PERMITTED: (Act.DELIVERED,),
    Act.PLEDGED: (Act.ORDERED, Act.DELIVERED, Act.WITHDRAWN),
    Act.ORDERED: (Act.DELIVERED, Act.WITHDRAWN),
}

FEATURES: tuple[Feature, ...] = (
    Feature(same_donor, 1.0),
    Feature(same_recipient, 1.0),
    Feature(same_thing, 1.0),
    Feature(same_figure, 1.5),
    Feature(same_day, 1.0),
    Feature(same_package, 1.0),
    Feature(said_before, 0.5),
    Feature(next_step, 0.3),
)
