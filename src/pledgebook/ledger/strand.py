"""Reports found to speak of the same thing so far, with what the features ask about them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from pledgebook.ledger.figures import Figure
from pledgebook.ledger.gist import ASKING, Days, Gist
from pledgebook.ledger.likeness import Thing
from pledgebook.ledger.limits import MOST_VALUES
from pledgebook.ledger.order import UNDATED
from pledgebook.model.items import ItemClass
from pledgebook.model.ledgers import Reason
from pledgebook.model.reports import Act

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Parties:
    """Who gives and who gets in a strand, with all that comparing two of them asks: made once for all strands of the same."""

    donors: frozenset[str] = _NOBODY
    donor_sets: frozenset[frozenset[str]] = frozenset()
    recipients: frozenset[str] = _NOBODY
    donor_group: frozenset[str] = _NOBODY
    recipient_group: frozenset[str] = _NOBODY
    permission: bool = False


parties = lru_cache(maxsize=65536)(Parties)
"""The one of these cells."""
_NO_PARTIES = parties()


@dataclass(slots=True, eq=False)
class Strand:
    """A growing set of gists. It is the only thing in this floor that changes, and only while `settle` runs.

    `donor_sets` are the donors as each report names them. `loose` tells that the thing is of a class that every outlet words
    in its own way. `figures` are the amounts that bind, `wishes` those asked for, weighed or planned, `stated` both; `days`
    when each act happened as far as the words tell, `all_days` those of all acts. `restates` tells that all of them speak of
    what was said before. `unusual` are strands with a vague group of donors, totals, and those said to come on top of
    something. `package` is the line that founded what this one is a part of. `group` names the reports that people ruled to
    be one with the line's, `tied` all such groups in the strand.
    """

    gists: list[Gist] = field(default_factory=list)
    donors: frozenset[str] = _NOBODY
    donor_sets: frozenset[frozenset[str]] = frozenset()
    recipients: frozenset[str] = _NOBODY
    donor_group: frozenset[str] = _NOBODY
    recipient_group: frozenset[str] = _NOBODY
    things: tuple[Thing, ...] = ()
    family: str = ""
    loose: bool = False
    permission: bool = False
    parties: Parties = _NO_PARTIES
    cumulative: bool = False
    anew: bool = False
    restates: bool = True
    unusual: bool = False
    figures: tuple[Figure, ...] = ()
    wishes: tuple[Figure, ...] = ()
    stated: tuple[Figure, ...] = ()
    days: Mapping[Act, tuple[Days, ...]] = field(default_factory=dict)
    all_days: tuple[Days, ...] = ()
    acts: frozenset[Act] = frozenset()
    articles: set[str] = field(default_factory=set)
    first_seen: int = UNDATED
    last_seen: int = 0
    package: Strand | None = None
    group: str | None = None
    tied: frozenset[str] = _NOBODY
    reasons: dict[str, tuple[Reason, ...]] = field(default_factory=dict)

    def take(self, gists: Iterable[Gist]) -> None:
        """Add gists; the family and the scope stay those of the first."""
        for gist in gists:
            if self.gists:
                self.gists.append(gist)
                self._who(gist)
                self._what(gist)
                self._when(gist)
            else:
                self._begin(gist)

    def _begin(self, gist: Gist) -> None:
        """Take the first gist: what adding it to nothing comes to, in one step, for most lines are of one report."""
        thing, figure, act = gist.thing, gist.figure, gist.act
        self.gists.append(gist)
        self.donors, self.donor_group, self.donor_sets = gist.donors, gist.donor_group, _each(gist.donors)
        self.recipients, self.recipient_group = gist.recipients, gist.recipient_group
        self.things, self.family, self.loose = (thing,), thing.family, thing.loose
        self.permission = thing.item_class is ItemClass.PERMISSION
        self._know_parties()
        if figure is not None:
            self.stated = (figure,)
            self.figures, self.wishes = ((), self.stated) if act in ASKING else (self.stated, ())
        self.cumulative, self.anew, self.restates = gist.cumulative, gist.anew, gist.restates
        self.unusual = gist.anew or gist.cumulative or bool(gist.donor_group)
        if gist.day is not None:
            self.all_days = (gist.day,)
            self.days = {act: self.all_days}
        self.acts = _only(act)
        self.articles.add(gist.report.source.article)
        self.first_seen = self.last_seen = gist.seen

    def _who(self, gist: Gist) -> None:
        self.donors = _both(self.donors, gist.donors)
        self.donor_sets = _both(self.donor_sets, _each(gist.donors))
        self.recipients = _both(self.recipients, gist.recipients)
        self.donor_group = _both(self.donor_group, gist.donor_group)
        self.recipient_group = _both(self.recipient_group, gist.recipient_group)
        self._know_parties()

    def _know_parties(self) -> None:
        self.parties = parties(
            self.donors, self.donor_sets, self.recipients, self.donor_group, self.recipient_group, self.permission
        )

    def _what(self, gist: Gist) -> None:
        self.things = _note(gist.thing, self.things)
        if gist.figure is not None:
            if gist.act in ASKING:
                self.wishes = _note(gist.figure, self.wishes)
            else:
                self.figures = _note(gist.figure, self.figures)
            self.stated = self.figures + self.wishes
        self.anew |= gist.anew
        self.restates &= gist.restates
        self.unusual = self.unusual or gist.anew or gist.cumulative or bool(gist.donor_group)

    def _when(self, gist: Gist) -> None:
        act, day = gist.act, gist.day
        if day is not None:
            known = self.days.get(act, ())
            if day not in known:
                self.days = {**self.days, act: _add_day(day, known)}
                self.all_days = _add_day(day, self.all_days)
        self.acts = _both(self.acts, _only(act))
        self.articles.add(gist.report.source.article)
        self.first_seen = min(self.first_seen, gist.seen)
        self.last_seen = max(self.last_seen, gist.seen)


@lru_cache(maxsize=65536)
def _each(donors: frozenset[str]) -> frozenset[frozenset[str]]:
    """The donors of one report as the only ones that are named together."""
    return frozenset((donors,)) if donors else frozenset()


@lru_cache(maxsize=65536)
def _only(value: H) -> frozenset[H]:
    return frozenset((value,))


def _both(known: frozenset[H], more: frozenset[H]) -> frozenset[H]:
    """All of both. Most strands share their sets with others: a new one is made only where it differs from either."""
    if not known:
        return more
    return known if known is more or more <= known else known | more


def _note(value: T, known: tuple[T, ...]) -> tuple[T, ...]:
    """Of a heap of values the first few dozen are enough to compare with."""
    return (*known, value) if value not in known and len(known) < MOST_VALUES else known


def _add_day(day: Days, known: tuple[Days, ...]) -> tuple[Days, ...]:
    """Of days the last few dozen: a story that goes on for years is told by what came before, not by how it began."""
    return (*known, day) if len(known) < MOST_VALUES else (*known[1:], day)


def strand(gists: Iterable[Gist]) -> Strand:
    fresh = Strand()
    fresh.take(gists)
    return fresh


def days_apart(one: Iterable[Days], other: Sequence[Days]) -> int | None:
    """Days between the nearest two stretches, 0 where they meet, None where one side has none."""
    nearest: int | None = None
    for first, last in one:
        for start, end in other:
            gap = first - end if first > end else start - last if start > last else 0
            if nearest is None or gap < nearest:
                nearest = gap
    return nearest


_PROMISING = frozenset({Act.PLEDGED, Act.ORDERED})


def out_of(step: Strand, promise: Strand) -> bool:
    """Whether the one tells of deliveries that can come out of what the other promises."""
    if Act.DELIVERED not in step.acts or promise.acts.isdisjoint(_PROMISING):
        return False
    return all(any(_within(mine, theirs) for theirs in promise.figures) for mine in step.figures)


def _within(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.number is not None and other.number is not None and one.number <= other.number
