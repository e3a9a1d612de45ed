"""What speaks for and against two strands being one commitment: named features, each with its weight.

A feature's docstring is its public explanation; `explain` prints it. (After nomenklatura's `Feature`, which does the same.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from pledgebook.ledger.figures import Figure, Relation, relation
from pledgebook.ledger.gist import Days
from pledgebook.ledger.likeness import alike
from pledgebook.ledger.order import UNDATED
from pledgebook.ledger.strand import Strand, days_apart, out_of
from pledgebook.model.reports import Act

Compare = Callable[[Strand, Strand], float]


@dataclass(frozen=True, slots=True)
class Feature:
    """A comparison of a new strand with a known one, giving -1 to 1, how much it weighs, and what it says of itself."""

    compare: Compare
    weight: float
    name: str
    text: str


def feature(compare: Compare, weight: float) -> Feature:
    return Feature(compare, weight, compare.__name__, " ".join((compare.__doc__ or "").split()))


def same_donor(new: Strand, old: Strand) -> float:
    """The same donor gives, or one of the two leaves the donor open."""
    if new.donors and old.donors:
        return 1.0 if new.donors == old.donors and bool(new.donor_group) is bool(old.donor_group) else 0.4
    return 0.6 if new.donor_group and old.donor_group else 0.0


def same_recipient(new: Strand, old: Strand) -> float:
    """The same recipient benefits, or one of the two leaves the recipient open."""
    if new.recipients and old.recipients:
        return 1.0 if new.recipients == old.recipients else 0.6
    if new.recipients or old.recipients:
        return 0.0
    return 0.6 if new.permission or (new.recipient_group and old.recipient_group) else 0.0


def same_thing(new: Strand, old: Strand) -> float:
    """The names of the thing are one name, or one is the other at lesser precision."""
    if len(new.things) == len(old.things) == 1:
        return alike(new.things[0], old.things[0])
    return max([alike(mine, theirs) for mine in new.things for theirs in old.things])


def same_figure(new: Strand, old: Strand) -> float:
    """Both state the same amount, or amounts that one quantity can satisfy."""
    if not new.stated or not old.stated:
        return 0.0
    best, clash = 0.0, False
    for mine in new.stated:
        for theirs in old.stated:
            how = relation(mine, theirs)
            clash |= how is Relation.CLASH or (how is Relation.OTHER_UNIT and mine.money and theirs.money)
            best = max(best, _FIGURE[how] if how is not Relation.SAME else _same(mine))
    if best or not clash or new.restates:
        return best
    return 0.1 if out_of(new, old) or out_of(old, new) else -0.5


_FIGURE = {Relation.CLASH: 0.0, Relation.OTHER_UNIT: 0.0, Relation.LOOSE: 0.2, Relation.NEAR: 0.7}


def _same(figure: Figure) -> float:
    """A figure such as 2.85 billion tells more than "one"."""
    return 1.0 if figure.number is None or figure.number > 2 else 0.5


def figure_on_one_side(new: Strand, old: Strand) -> float:
    """Only one of the two says how much: unspecified aid may be any of many."""
    if bool(new.stated) == bool(old.stated):
        return 0.0
    return -1.0 if new.loose and not new.permission else -0.1


def same_day(new: Strand, old: Strand) -> float:
    """The words date both to the same days, or the articles came out together."""
    mine, theirs = new.all_days, old.all_days
    gap = days_apart(mine, theirs)
    if gap is not None:
        near = _nearness(gap) * (_sharpness(mine, theirs) if gap == 0 else 1.0)
        return 0.0 if near < 0 and next_step(new, old) else near
    if UNDATED in (new.first_seen, old.first_seen):
        return 0.0
    floor = 0.0 if same_figure(new, old) >= 1 else -0.3
    return max(floor, 0.7 * _nearness(new.first_seen - old.last_seen))


def _nearness(days: int) -> float:
    """1 on the same day and the next, 0 after a month, -1 from four months on."""
    if days <= 2:
        return 1.0
    return 1 - days / 30 if days <= 30 else max(-1.0, (30 - days) / 90)


def _sharpness(mine: Iterable[Days], theirs: Iterable[Days]) -> float:
    """That both fall into one week tells something, that they fall into one year hardly anything."""
    widest = max(min(last - first for first, last in side) for side in (mine, theirs))
    return 1.0 if widest <= 7 else 0.7 if widest <= 31 else 0.2


def same_package(new: Strand, old: Strand) -> float:
    """Both are parts of the same package."""
    return 1.0 if new.package is not None and new.package is old.package else 0.0


def said_before(new: Strand, old: Strand) -> float:
    """The words say that the thing was announced before ("previously announced")."""
    return 1.0 if new.restates and old.first_seen <= new.first_seen else 0.0


def next_step(new: Strand, old: Strand) -> float:
    """The act takes up what was asked for, weighed, planned or promised before."""
    return _follows(new.acts, old.acts)


@lru_cache(maxsize=4096)
def _follows(acts: frozenset[Act], then: frozenset[Act]) -> float:
    return 1.0 if any(act in TAKES_UP.get(before, ()) for act in acts for before in then) else 0.0


def same_act(new: Strand, old: Strand) -> float:
    """Both tell of the same act."""
    return 1.0 if not new.acts.isdisjoint(old.acts) else 0.0


def falls_behind(new: Strand, old: Strand) -> float:
    """The act asks for or weighs what was already further on."""
    return -1.0 if all(RUNG[act] < RUNG[before] for act in new.acts for before in old.acts) else 0.0


RUNG = {
    Act.REQUESTED: 0,
    Act.CONSIDERED: 1,
    Act.REFUSED: 1,
    Act.PLANNED: 2,
    Act.PERMITTED: 3,
    Act.PLEDGED: 3,
    Act.ORDERED: 4,
    Act.DELIVERED: 5,
    Act.WITHDRAWN: 5,
}
"""How far things have got."""

TAKES_UP: dict[Act, tuple[Act, ...]] = {
    Act.REQUESTED: (Act.CONSIDERED, Act.PLANNED, Act.REFUSED, Act.PERMITTED, Act.PLEDGED),
    Act.CONSIDERED: (Act.PLANNED, Act.REFUSED, Act.PERMITTED, Act.PLEDGED),
    Act.PLANNED: (Act.PLEDGED, Act.ORDERED, Act.DELIVERED),
    Act.REFUSED: (Act.PERMITTED, Act.PLEDGED),
    Act.PERMITTED: (Act.DELIVERED,),
    Act.PLEDGED: (Act.ORDERED, Act.DELIVERED, Act.WITHDRAWN),
    Act.ORDERED: (Act.DELIVERED, Act.WITHDRAWN),
}
"""What each act is followed by when things go on."""

OF_PARTIES: tuple[Feature, ...] = (
    feature(same_donor, 1.0),
    feature(same_recipient, 1.0),
)
"""Those that look at who gives and who gets, and at nothing else."""
OF_CONTENT: tuple[Feature, ...] = (
    feature(same_thing, 1.0),
    feature(same_figure, 1.5),
    feature(figure_on_one_side, 0.7),
)
OF_DAYS = feature(same_day, 1.0)
SELDOM: tuple[Feature, ...] = (
    feature(same_package, 1.0),
    feature(said_before, 0.5),
)
"""Those that say something only where the new strand is a part or restates."""
OF_ACTS: tuple[Feature, ...] = (
    feature(next_step, 0.3),
    feature(same_act, 0.3),
    feature(falls_behind, 0.3),
)
"""Those that look at the acts and at nothing else."""
FEATURES = (*OF_PARTIES, *OF_CONTENT, OF_DAYS, *SELDOM, *OF_ACTS)
