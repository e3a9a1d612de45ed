"""What an article was read to give: the commitments that its reactions are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.reports import Report


@dataclass(frozen=True, slots=True)
class Given:
    """Where the things that were read as given stand (first character and the one behind the last), who gives and who takes."""

    places: tuple[tuple[int, int], ...] = ()
    givers: frozenset[Actor] = frozenset()
    takers: frozenset[Actor] = frozenset()

    @property
    def taker(self) -> Actor | None:
        """The only country that takes."""
        countries = [side for side in self.takers - self.givers if side.kind is ActorKind.COUNTRY]
        return countries[0] if len(countries) == 1 else None


def given_by(reports: Sequence[Report]) -> Given:
    """What the reports of an article tell of its giving."""
    return Given(
        places=tuple((quote.start, quote.end) for report in reports if (quote := report.item.quote)),
        givers=frozenset(donor.value for report in reports for donor in report.donors),
        takers=frozenset(taker.value for report in reports for taker in report.recipients),
    )
