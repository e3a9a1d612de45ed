"""Where commitments in the making are found by new lines, and which articles looked where: all quarters with their blocks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from pledgebook.ledger.blocks import ANY, GROUP, Sides, home_places, home_sides, wanted_places, wanted_sides
from pledgebook.ledger.home import Home
from pledgebook.ledger.order import Moment
from pledgebook.ledger.quarter import Block, Entered, LinesAt, Quarter
from pledgebook.ledger.strand import Parties, Strand

Spot = tuple[Block[Home], Entered]
"""A block, and the place in it where a home came to be found."""


class Town:
    """All quarters. `lines` tells what the lines of an article are today."""

    def __init__(self, lines: LinesAt) -> None:
        self._lines = lines
        self._quarters: dict[Sides, Quarter[Home]] = {}
        self._wanted: dict[Parties, list[Quarter[Home]]] = {}
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

    def _wanted_by(self, line: Strand) -> list[Quarter[Home]]:
        """Where a line of these parties looks."""
        wanted = self._wanted.get(line.parties)
        if wanted is None:
            wanted = self._wanted[line.parties] = [self._quarter(sides) for sides in wanted_sides(line)]
        return wanted

    def _quarter(self, sides: Sides) -> Quarter[Home]:
        quarter = self._quarters.get(sides)
        if quarter is None:
            quarter = self._quarters[sides] = Quarter(sides)
            if ANY in sides:
                self._gather(quarter)
        return quarter

    def _gather(self, quarter: Quarter[Home]) -> None:
        """Let all that one donor gives, or one recipient gets, be found together from the first time that a line asks for it."""
        for sides, each in self._quarters.items():
            if ANY not in sides and quarter.sides in ((sides[0], ANY), (ANY, sides[1])):
                for place, block in each.blocks.items():
                    for entered, home in zip(block.entered, block.homes, strict=True):
                        _enter(_block(quarter, place), entered, home)


def _latest(quarters: Iterable[Quarter[Home]], places: Iterable[str], moment: Moment) -> Iterable[Home]:
    found: dict[Home, None] = {}
    for quarter in quarters:
        if blocks := quarter.blocks:
            for place in places:
                if (block := blocks.get(place)) is not None:
                    found.update(dict.fromkeys(block.latest(moment)))
    return found


def _block(quarter: Quarter[Home], place: str) -> Block[Home]:
    block = quarter.blocks.get(place)
    if block is None:
        block = quarter.blocks[place] = Block(quarter, place)
    return block


def _enter(block: Block[Home], entered: Entered, home: Home) -> None:
    """Let a home be found in a block, unless it has been found there for longer."""
    known = home.spots.get(block)
    if known is not None:
        if known <= entered:
            return
        block.leave(known)
    home.spots[block] = entered
    block.enter(entered, home)
