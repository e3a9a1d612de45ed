"""A commitment in the making: the lines that were put together, article by article, and how they stood at any moment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from copy import copy
from dataclasses import dataclass, field, replace

from pledgebook.ledger.order import Moment
from pledgebook.ledger.quarter import Block, Entered
from pledgebook.ledger.strand import Strand
from pledgebook.model.ledgers import Commitment, Reason


def just_after(moment: Moment) -> Moment:
    """The moment after which an article's own lines are known too."""
    return moment[0], moment[1] + "\0"


@dataclass(slots=True, eq=False)
class Joined:
    """A line of an article in its home, and why it was put there. `package` is the line that founded its package's home."""

    moment: Moment
    line: Strand
    package: Strand | None = None
    why: tuple[Reason, ...] = ()

    def told(self) -> Strand:
        """The line as it is compared with others: its package known by the line that founded it."""
        if self.package is None and self.line.package is None and self.line.group is None:
            return self.line
        told = copy(self.line)
        told.package, told.tied = self.package, frozenset(() if self.line.group is None else (self.line.group,))
        return told


@dataclass(slots=True, eq=False)
class Home:
    """The lines in the order in which they joined. `rivals` are the homes that it may be the same as, `spots` the blocks in
    which it is found and since when, `folds` the commitments that were made of it as long as its lines are the same.
    """

    lines: list[Joined] = field(default_factory=list)
    rivals: tuple[Home, ...] = ()
    spots: dict[Block[Home], Entered] = field(default_factory=dict)
    folds: dict[tuple[object, ...], Commitment] = field(default_factory=dict)
    _strand: Strand | None = None
    _named: tuple[object, ...] = ()

    @property
    def founder(self) -> Strand:
        return self.lines[0].line

    @property
    def strand(self) -> Strand:
        """All of its lines in one."""
        if self._strand is None:
            self._strand = _in_one(self.lines)
        return self._strand

    def before(self, moment: Moment) -> Strand:
        """Its lines in one as they stood before the moment, of which there are some."""
        if self.lines[-1].moment < moment:
            return self._strand or self.strand  # asked for every pair
        return _in_one(self.lines[: self.count_before(moment)])

    def count_before(self, moment: Moment) -> int:
        """How many lines it held before the moment."""
        if self.lines[-1].moment < moment:
            return len(self.lines)
        return bisect_left(self.lines, moment, key=_moment)

    def holds(self, moment: Moment) -> bool:
        """Whether a line of the article of that moment has joined."""
        return self.lines[-1].moment >= moment and bool(self.at(moment))

    def at(self, moment: Moment) -> list[Joined]:
        """The lines of the article of that moment."""
        return self.lines[bisect_left(self.lines, moment, key=_moment) : bisect_right(self.lines, moment, key=_moment)]

    def take(self, joined: Joined) -> None:
        """Let a line join; those of later articles stay behind it."""
        self.folds.clear()
        if self.lines and self.lines[-1].moment > joined.moment:
            insort(self.lines, joined, key=_moment)
            self._forget()
            return
        self.lines.append(joined)
        if self._strand is not None:
            self._strand = _with(self._strand, joined, alone=len(self.lines) == 2)

    def belong(self, moment: Moment, line: Strand, package: Strand) -> None:
        """Let a line of it know its package, where that was placed after it: they were read as parts of each other."""
        first = bisect_left(self.lines, moment, key=_moment)
        for place, joined in enumerate(self.at(moment), first):
            if joined.line is line and joined.package is None and package is not self.founder:
                self.lines[place] = replace(joined, package=package)
                self._forget()

    def found_as_before(self) -> bool:
        """Whether the line that came last told nothing that the home could be found by and was not."""
        if self._strand is None:
            return False
        whole = self._strand
        named = whole.donors, whole.recipients, len(whole.things), len(whole.figures)
        self._named, before = named, self._named
        return named == before

    def drop(self, moment: Moment) -> None:
        """Let the lines of an article go."""
        self.folds.clear()
        self.lines = [joined for joined in self.lines if joined.moment != moment]
        self._forget()

    def _forget(self) -> None:
        self._strand, self._named = None, ()


def _moment(joined: Joined) -> Moment:
    return joined.moment


def _in_one(lines: list[Joined]) -> Strand:
    whole = lines[0].told()
    for number, joined in enumerate(lines[1:]):
        whole = _with(whole, joined, alone=not number)
    return whole


def _with(strand: Strand, joined: Joined, *, alone: bool) -> Strand:
    """The strand with one more line; one that is a founder's line alone is left as it is, and what is given back is new."""
    line = joined.line
    whole = _anew(strand) if alone else strand
    for each in line.gists:
        whole.reasons.setdefault(each.report.id, line.reasons.get(each.report.id, ()) or joined.why)
    whole.take(line.gists)
    whole.package = whole.package or joined.package
    if line.group is not None:
        whole.tied |= {line.group}
    return whole


def _anew(line: Strand) -> Strand:
    fresh = Strand()
    fresh.take(line.gists)
    fresh.reasons = dict(line.reasons)
    fresh.package, fresh.tied = line.package, line.tied
    return fresh
