"""Where one donor's and one recipient's commitments in the making are found: blocks by kind of thing, and who looked there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from pledgebook.ledger.blocks import GROUP, Sides, wanted_places, wanted_sides
from pledgebook.ledger.order import Moment
from pledgebook.ledger.strand import Strand

RECENT = 16
"""How many of the latest commitments of one block a new line is compared with."""

Entered = tuple[Moment, int]
"""Since when a home is found in a block, and the how-manieth it was to enter any."""
LinesAt = Callable[[Moment], list[Strand]]
Home = TypeVar("Home")
"""What is found in a block: a commitment in the making."""


class Quarter(Generic[Home]):
    """The blocks of one donor and one recipient, and the articles with lines that looked for homes there.

    In which of its blocks they looked is found out when it is first asked for: only what is placed anew asks.
    """

    __slots__ = ("_looks", "blocks", "looked", "sides")

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.blocks: dict[str, Block[Home]] = {}
        self.looked: list[Moment] = []
        self._looks: dict[str, list[Moment]] | None = {} if sides == GROUP else None

    def look(self, moment: Moment, places: Iterable[str]) -> None:
        if not self.looked or self.looked[-1] != moment:
            _note(moment, self.looked)
        if self._looks is not None:
            _note_each(moment, places, self._looks)

    def looks(self, place: str, lines: LinesAt) -> list[Moment]:
        """The moments of the articles that looked into one of its blocks."""
        if self._looks is None:
            self._looks = {}
            for moment in self.looked:
                for line in lines(moment):
                    if self.sides in wanted_sides(line):
                        _note_each(moment, wanted_places(line), self._looks)
        return self._looks.get(place, [])


class Block(Generic[Home]):
    """The homes that are found at one place of a quarter, in the order in which they came to be."""

    __slots__ = ("entered", "homes", "place", "quarter")

    def __init__(self, quarter: Quarter[Home], place: str) -> None:
        self.quarter, self.place = quarter, place
        self.entered: list[Entered] = []
        self.homes: list[Home] = []

    def enter(self, entered: Entered, home: Home) -> None:
        if not self.entered or self.entered[-1] < entered:
            self.entered.append(entered)
            self.homes.append(home)
            return
        place = bisect_left(self.entered, entered)
        self.entered.insert(place, entered)
        self.homes.insert(place, home)

    def leave(self, entered: Entered) -> None:
        place = bisect_left(self.entered, entered)
        del self.entered[place], self.homes[place]

    def sought_by(self, line: Strand) -> bool:
        """Whether a new line looks into it."""
        return self.quarter.sides in wanted_sides(line) and self.place in wanted_places(line)

    def latest(self, moment: Moment) -> list[Home]:
        """Those before the moment that came last, the last one first."""
        entered = self.entered
        end = len(entered) if entered and entered[-1][0] < moment else bisect_left(entered, (moment,))
        return self.homes[max(end - RECENT, 0) : end][::-1]


def _note(moment: Moment, moments: list[Moment]) -> None:
    if not moments or moments[-1] < moment:
        moments.append(moment)
    elif moments[-1] != moment and moments[place := bisect_left(moments, moment)] != moment:
        moments.insert(place, moment)


def _note_each(moment: Moment, places: Iterable[str], looks: dict[str, list[Moment]]) -> None:
    for place in places:
        _note(moment, looks.setdefault(place, []))
