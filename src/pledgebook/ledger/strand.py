"""Reports found to speak of the same thing so far, with what the features ask about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pledgebook.ledger.gist import ASKING, Days, Gist
from pledgebook.ledger.order import UNDATED
from pledgebook.model.amounts import Amount
from pledgebook.model.items import Item
from pledgebook.model.reports import Act


@dataclass(slots=True, eq=False)
class Strand:
    """A growing set of gists. It is the only thing in this floor that changes, and only while `settle` runs.

    `package` is the strand that this one is a part of. `figures` are the amounts that bind, each with when it was said.
    """

    gists: list[Gist] = field(default_factory=list)
    donors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    donor_group: bool = False
    recipient_group: bool = False
    items: list[Item] = field(default_factory=list)
    family: str = ""
    cumulative: bool = False
    anew: bool = False
    restates: bool = False
    figures: list[Amount] = field(default_factory=list)
    wishes: list[Amount] = field(default_factory=list)
    days: list[Days] = field(default_factory=list)
    acts: set[Act] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    first_seen: int = UNDATED
    last_seen: int = 0
    package: Strand | None = None
    rivals: list[Strand] = field(default_factory=list)

    def take(self, gists: Iterable[Gist]) -> None:
        """Add gists; who, for whom and of which family it is stays with the first."""
        for gist in gists:
            if not self.gists:
                self.family, self.cumulative = gist.family, gist.cumulative
            self.gists.append(gist)
            self._who(gist)
            self._what(gist)
            self._when(gist)

    def _who(self, gist: Gist) -> None:
        self.donors |= gist.donors
        self.recipients |= gist.recipients
        self.donor_group |= gist.donor_group
        self.recipient_group |= gist.recipient_group

    def _what(self, gist: Gist) -> None:
        if gist.item not in self.items:
            self.items.append(gist.item)
        if gist.amount is not None:
            known = self.wishes if gist.act in ASKING else self.figures
            if gist.amount not in known:
                known.append(gist.amount)
        self.anew |= gist.anew
        self.restates |= gist.restates

    def _when(self, gist: Gist) -> None:
        if gist.day is not None and gist.day not in self.days:
            self.days.append(gist.day)
        self.acts.add(gist.act)
        self.articles.add(gist.report.source.article)
        self.first_seen = min(self.first_seen, gist.seen)
        self.last_seen = max(self.last_seen, gist.seen if gist.seen != UNDATED else 0)


def strand(gists: Iterable[Gist]) -> Strand:
    fresh = Strand()
    fresh.take(gists)
    return fresh
