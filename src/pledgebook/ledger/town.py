"""Where commitments in the making are found by new lines, and which articles looked where: quarters of blocks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from pledgebook.ledger.blocks import ANY, GROUP, Sides, home_places, home_sides, wanted_places, wanted_sides
from pledgebook.ledger.home import Home
from pledgebook.ledger.order import Moment
from pledgebook.ledger.strand import Parties, Strand

RECENT = 16
"""How many of the latest commitments of one block a new line is compared with."""

Entered = tuple[Moment, int]
"""Since when a home is found in a block, and the how-manieth it was to enter any."""
LinesAt = Callable[[Moment], list[Strand]]


class Quarter:
    """The blocks of one donor and one recipient, and the articles with lines that looked for homes there.

    In which of its blocks they looked is found out when it is first asked for: only what is placed anew asks.
    """

    __slots__ = ("_looks", "blocks", "looked", "sides")

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.blocks: dict[str, Block] = {}
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


class Block:
    """The homes that are found at one place of a quarter, in the order in which they came to be."""

    __slots__ = ("entered", "homes", "place", "quarter")

    def __init__(self, quarter: Quarter, place: str) -> None:
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


Spot = tuple[Block, Entered]
"""A block, and the place in it where a home came to be found."""


class Town:
    """All quarters. `lines` tells what the lines of an article are today."""

    def __init__(self, lines: LinesAt) -> None:
        self._lines = lines
        self._quarters: dict[Sides, Quarter] = {}
        self._wanted: dict[Parties, list[Quarter]] = {}
        self._entered = 0

    def near(self, line: Strand, moment: Moment) -> Iterable[Home]:
        """The latest homes of each block in which a line looks, as they were before the moment, each once."""
        return _latest(self._wanted_by(line), wanted_places(line), moment)

    def look(self, line: Strand, moment: Moment) -> Iterable[Home]:
        """The same for a line that is to be placed: it is remembered where its article looked."""
        quarters, places = self._wanted_by(line), wanted_places(line)
        for quarter in quarters:
            quarter.look(moment, places)
        return _latest(quarters, places, moment)

    def ruled_home(self, group: str, moment: Moment) -> Home | None:
        """The home of the reports that people ruled to be one, where it was founded by that moment; who asks is remembered."""
        quarter = self._quarter(GROUP)
        quarter.look(moment, [group])
        block = quarter.blocks.get(group)
        return block.homes[0] if block is not None and block.entered and block.entered[0][0] <= moment else None

    def settle(self, home: Home, strand: Strand, group: str | None, moment: Moment) -> None:
        """Let a home be found from this moment on by all that its lines tell of it by then."""
        self._entered += 1
        entered = moment, self._entered
        places = home_places(strand)
        for sides in home_sides(strand):
            if ANY not in sides or sides in self._quarters:
                quarter = self._quarter(sides)
                for place in places:
                    _enter(_block(quarter, place), entered, home)
        if group is not None:
            _enter(_block(self._quarter(GROUP), group), entered, home)

    def forsake(self, home: Home, moment: Moment) -> list[Spot]:
        """Let it no longer be found where it is found since that moment; what is given back is where that was."""
        left = [(block, entered) for block, entered in home.spots.items() if entered[0] == moment]
        for block, entered in left:
            block.leave(entered)
            del home.spots[block]
        return left

    def seeing(self, spot: Spot, moment: Moment, count: int) -> list[Moment]:
        """The articles after the moment that look into the block before so many others have come into it."""
        block, entered = spot
        looks = block.quarter.looks(block.place, self._lines)
        last = bisect_left(block.entered, entered) + count
        forever = last >= len(block.entered) or block.quarter.sides == GROUP
        end = len(looks) if forever else bisect_right(looks, block.entered[last][0])
        return looks[bisect_right(looks, max(moment, entered[0])) : end]

    def _wanted_by(self, line: Strand) -> list[Quarter]:
        """Where a line of these parties looks."""
        wanted = self._wanted.get(line.parties)
        if wanted is None:
            wanted = self._wanted[line.parties] = [self._quarter(sides) for sides in wanted_sides(line)]
        return wanted

    def _quarter(self, sides: Sides) -> Quarter:
        quarter = self._quarters.get(sides)
        if quarter is None:
            quarter = self._quarters[sides] = Quarter(sides)
            if ANY in sides:
                self._gather(quarter)
        return quarter

    def _gather(self, quarter: Quarter) -> None:
        """Let all that one donor gives, or one recipient gets, be found together from the first time that a line asks for it."""
        for sides, each in self._quarters.items():
            if ANY not in sides and quarter.sides in ((sides[0], ANY), (ANY, sides[1])):
                for place, block in each.blocks.items():
                    for entered, home in zip(block.entered, block.homes, strict=True):
                        _enter(_block(quarter, place), entered, home)


def _latest(quarters: Iterable[Quarter], places: Iterable[str], moment: Moment) -> Iterable[Home]:
    found: dict[Home, None] = {}
    for quarter in quarters:
        if blocks := quarter.blocks:
            for place in places:
                if (block := blocks.get(place)) is not None:
                    found.update(dict.fromkeys(block.latest(moment)))
    return found


def _note(moment: Moment, moments: list[Moment]) -> None:
    if not moments or moments[-1] < moment:
        moments.append(moment)
    elif moments[-1] != moment and moments[place := bisect_left(moments, moment)] != moment:
        moments.insert(place, moment)


def _note_each(moment: Moment, places: Iterable[str], looks: dict[str, list[Moment]]) -> None:
    for place in places:
        _note(moment, looks.setdefault(place, []))


def _block(quarter: Quarter, place: str) -> Block:
    block = quarter.blocks.get(place)
    if block is None:
        block = quarter.blocks[place] = Block(quarter, place)
    return block


def _enter(block: Block, entered: Entered, home: Home) -> None:
    """Let a home be found in a block, unless it has been found there for longer."""
    known = home.spots.get(block)
    if known is not None:
        if known <= entered:
            return
        block.leave(known)
    home.spots[block] = entered
    block.enter(entered, home)
