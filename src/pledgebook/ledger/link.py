"""Reports put together: first into the lines of each article, then, article by article, into commitments.

Articles are taken in the order of publication, so what is known as of a date never depends on what came out after it, and
within an article the best pair first. One article's lines are different commitments unless a person says otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date

from pledgebook.ledger.agenda import Agenda
from pledgebook.ledger.gist import gist
from pledgebook.ledger.home import Home, Joined, just_after
from pledgebook.ledger.order import UNDATED, Moment
from pledgebook.ledger.place import JOIN, Verdict, barred_within, fit, reasons, weigh
from pledgebook.ledger.quarter import RECENT, Block
from pledgebook.ledger.strand import Strand, strand
from pledgebook.ledger.ties import Ties
from pledgebook.ledger.town import Spot, Town
from pledgebook.model.reports import Report

END: Moment = (1 << 62, "")
"""After all articles."""

Fit = tuple[Verdict, Home]


class Course:
    """The homes of all lines, as they came about in the order of publication.

    When the lines of an article change, only what was compared with them is placed anew; what comes out is the same as if
    all had been placed from the beginning.
    """

    def __init__(self, articles: Mapping[Moment, list[Strand]], ties: Ties) -> None:
        self.order: list[Moment] = sorted(articles)
        self._lines = dict(articles)
        self.ties = ties
        self._town = Town(self.lines)
        self._placed: dict[Moment, dict[int, Home]] = {}
        self._founded: dict[int, tuple[Strand, Home]] = {}
        self._fitted: dict[Moment, list[tuple[Fit, ...]]] = {}
        self.touched: set[Home] = set()
        """The homes in which lines came, went or learnt of their package since somebody last emptied this."""
        for moment in self.order:
            self._place(moment)

    def homes(self, end: Moment = END) -> Iterator[Home]:
        """The homes founded before a moment, in the order of their founding."""
        for moment in self.order[: bisect_left(self.order, end)]:
            placed = self._placed[moment]
            for line in self._lines[moment]:
                home = placed[id(line)]
                if home.lines[0].line is line:
                    yield home

    def latest(self) -> date | None:
        """The last day on which an article came out; None where none is dated."""
        place = bisect_left(self.order, (UNDATED, ""))
        return date.fromordinal(self.order[place - 1][0]) if place else None

    def home_of(self, founder: Strand) -> Home:
        return self._founded[id(founder)][1]

    def fitting(self, report: Report, end: Moment = END) -> Home | None:
        """The home that a report would have joined which was kept out."""
        line = strand([gist(report)])
        near = [(home.before(end), home) for home in self._town.near(line, end)]
        fits = [(weigh(line, old).score, home) for old, home in near if not barred_within(line, old)]
        return max(fits, key=lambda fit: fit[0])[1] if fits and max(worth for worth, _ in fits) >= JOIN else None

    def founding(self, home: Home) -> tuple[int, str, int]:
        """The home's place in the order of their founding."""
        first = home.lines[0]
        return (*first.moment, next(number for number, line in enumerate(self._lines[first.moment]) if line is first.line))

    def lines(self, moment: Moment) -> list[Strand]:
        """The lines of an article; none where it is not there."""
        return self._lines.get(moment, [])

    def revise(self, changed: Mapping[Moment, list[Strand]], ties: Ties, end: Moment = END) -> None:
        """Take other lines for some articles (none: the article is gone) and place anew what that touches.

        What comes at `end` or later is left as it is: that is right only where all is changed back before it is asked for.
        """
        self.ties = ties
        agenda = Agenda((moment for moment in changed if changed[moment] or moment in self._lines), end)
        for moment, blocks in agenda:
            if blocks is None or not self._fit_as_before(moment, blocks):
                self._place_anew(moment, changed.get(moment), agenda)

    def _fit_as_before(self, moment: Moment, blocks: set[Block[Home]]) -> bool:
        """Whether those lines of an article that looked into the blocks fit where they fitted when they were placed."""
        fitted = self._fitted.get(moment)
        if fitted is None:
            return False
        each = zip(self._lines[moment], fitted, strict=True)
        looked = [(line, fits) for line, fits in each if any(block.sought_by(line) for block in blocks)]
        return all(tuple(self._fits(line, moment, self._town.near(line, moment))) == fits for line, fits in looked)

    def _place_anew(self, moment: Moment, lines: list[Strand] | None, agenda: Agenda) -> None:
        """Place one article anew; the later ones that this touches go on the agenda."""
        before, left = self._lift(moment)
        if lines is not None:
            self._exchange(moment, lines)
        if moment in self._lines:
            self._place(moment)
        after = self._bonds(moment)
        changed = {id(home): home for bond, home in (*before.items(), *after.items()) if bond not in before or bond not in after}
        self._touch(moment, changed.values(), [spot for spot, home in left if id(home) in changed], agenda)

    def _bonds(self, moment: Moment) -> dict[tuple[int, ...], Home]:
        """In which home each line of an article lies, as a part of what, in the order in which they were placed."""
        placed = self._placed.get(moment, {})
        packages = {id(joined.line): id(joined.package) for home in placed.values() for joined in home.at(moment)}
        return {(number, line, packages[line], id(home)): home for number, (line, home) in enumerate(placed.items())}

    def _lift(self, moment: Moment) -> tuple[dict[tuple[int, ...], Home], list[tuple[Spot, Home]]]:
        """Take the lines of an article out of their homes; what is given back are their bonds and where the homes were found."""
        bonds, left = self._bonds(moment), []
        for home in {id(home): home for home in bonds.values()}.values():
            home.drop(moment)
            self.touched.add(home)
            left += [(spot, home) for spot in self._town.forsake(home, moment)]
        self._placed.pop(moment, None)
        self._fitted.pop(moment, None)
        return bonds, left

    def _exchange(self, moment: Moment, lines: list[Strand]) -> None:
        self._lines.pop(moment, None)
        place = bisect_left(self.order, moment)
        known = place < len(self.order) and self.order[place] == moment
        if lines:
            self._lines[moment] = lines
            if not known:
                self.order.insert(place, moment)
        elif known:
            del self.order[place]

    def _touch(self, moment: Moment, homes: Iterable[Home], left: Iterable[Spot], agenda: Agenda) -> None:
        """Put on the agenda the later articles that belong to these homes, or that found them among the latest of a block."""
        for home in homes:
            for joined in home.lines:
                if joined.moment > moment:
                    agenda.must(joined.moment)
            for spot in home.spots.items():
                agenda.may(self._town.seeing(spot, moment, RECENT), spot[0])
        for spot in left:
            agenda.may(self._town.seeing(spot, moment, RECENT - 1), spot[0])

    def _place(self, moment: Moment) -> None:
        """Give each line of an article its home: packages before their parts, then the best pair first."""
        placed = self._placed[moment] = {}
        lines = self._lines[moment]
        fitted = []
        for layer in _layers(lines):
            told = []
            for line in layer:
                package = placed.get(id(line.package)) if line.package is not None else None
                told.append(Joined(moment, line, package.founder if package is not None else None))
            fitted += self._place_layer(told, placed)
        for line in lines:
            if line.package is not None:
                placed[id(line)].belong(moment, line, placed[id(line.package)].founder)
                self.touched.add(placed[id(line)])
        if any(line.package is not None or line.group is not None for line in lines):
            self._fitted.pop(moment, None)
        else:
            self._fitted[moment] = fitted

    def _place_layer(self, lines: list[Joined], placed: dict[int, Home]) -> list[tuple[Fit, ...]]:
        """Place lines none of which is a part of another; what is given back is what each that no ruling placed fits."""
        left = [line for line in lines if not self._forced(line, placed)]
        taken = set(placed.values())  # one article speaks of both, as two things
        fits = [tuple(self._fits(joined.told(), joined.moment, self._found_by(joined, taken))) for joined in left]
        pairs = [(verdict, joined, home) for joined, near in zip(left, fits, strict=True) for verdict, home in near]
        for verdict, joined, home in sorted(pairs, key=lambda pair: -pair[0].score):
            if verdict.score >= JOIN and id(joined.line) not in placed and not home.holds(joined.moment):
                self._join(joined, home, verdict, placed)
        for joined, near in zip(left, fits, strict=True):
            if id(joined.line) not in placed:
                self._found(joined, tuple(home for _, home in near), placed)
        return fits

    def _forced(self, joined: Joined, placed: dict[int, Home]) -> bool:
        """Whether the line's place is a matter of a ruling, which then is carried out."""
        if joined.line.group is None:
            return False
        home = self._town.ruled_home(joined.line.group, joined.moment)
        if home is None:
            return False
        self._join(joined, home, weigh(joined.told(), home.before(just_after(joined.moment))), placed)
        return True

    def _found_by(self, joined: Joined, taken: Set[Home]) -> Iterable[Home]:
        near = self._town.look(joined.told(), joined.moment)
        return [home for home in near if home not in taken] if taken else near

    def _fits(self, line: Strand, moment: Moment, homes: Iterable[Home]) -> Iterator[Fit]:
        """Those of the homes, as they were before the moment, to which the line may belong."""
        ruled = line.group is not None
        for home in homes:
            old = home.before(moment)
            if not (ruled and self._ruled_apart(line, old)) and (verdict := fit(line, old)) is not None:
                yield verdict, home

    def _ruled_apart(self, line: Strand, old: Strand) -> bool:
        return line.group is not None and self.ties.any_apart(old.tied, line.group)

    def _join(self, joined: Joined, home: Home, verdict: Verdict, placed: dict[int, Home]) -> None:
        package = joined.package if joined.package is not home.founder else None
        joined.package, joined.why = package, reasons(verdict)
        self._settle_in(joined, home, placed)

    def _found(self, joined: Joined, rivals: tuple[Home, ...], placed: dict[int, Home]) -> None:
        _, home = self._founded.setdefault(id(joined.line), (joined.line, Home()))
        home.rivals = rivals
        self._settle_in(joined, home, placed)

    def _settle_in(self, joined: Joined, home: Home, placed: dict[int, Home]) -> None:
        placed[id(joined.line)] = home
        home.take(joined)
        self.touched.add(home)
        if home.found_as_before() and joined.line.group is None:
            return
        self._town.settle(home, home.before(just_after(joined.moment)), joined.line.group, joined.moment)


def _layers(lines: list[Strand]) -> Iterator[list[Strand]]:
    """The lines that are no parts, then their parts, then theirs; what is left of a circle comes last."""
    if all(line.package is None for line in lines):
        yield lines
        return
    order = {id(line): number for number, line in enumerate(lines)}
    parts: dict[int, list[Strand]] = {}
    for line in lines:
        parts.setdefault(id(line.package), []).append(line)
    layer = parts.pop(id(None), [])
    while layer:
        yield layer
        below = [part for line in layer for part in parts.pop(id(line), ())]
        layer = sorted(below, key=lambda line: order[id(line)])
    if parts:
        yield sorted((line for left in parts.values() for line in left), key=lambda line: order[id(line)])
