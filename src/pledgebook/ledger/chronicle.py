"""All ledgers of a book in one: settled once, asked as of any date, and told of what comes in later.

Nothing here is kept on disk, and nothing that it answers depends on what it was asked before: `Chronicle(x).as_of(day)` and a
chronicle that came to hold `x` step by step give the ledger that `settle` gives from nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import date

from pledgebook.ledger.draw import Book, Memory, drawn
from pledgebook.ledger.former import carried_over
from pledgebook.ledger.ids import Named
from pledgebook.ledger.lines import lines_in
from pledgebook.ledger.link import END, Course
from pledgebook.ledger.order import Moment, out_by
from pledgebook.ledger.ruled import Ruled, obey
from pledgebook.ledger.shelf import Shelf
from pledgebook.ledger.strand import Strand
from pledgebook.ledger.ties import Ties
from pledgebook.ledger.undisturbed import undisturbed
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Extract, Reaction, Report
from pledgebook.model.rulings import Ruling


class Chronicle:
    """The settled reports, rulings and reactions of a book.

    The order of what is given and repetitions in it make no difference, and no clock is read.
    """

    def __init__(
        self,
        reports: Iterable[Report],
        rulings: Iterable[Ruling] = (),
        reactions: Iterable[Reaction] = (),
        until: date | None = None,
        former: Iterable[Report] = (),
    ) -> None:
        """What came out after `until` is known but not put together: for who never asks about later days.

        `former` are the reports of earlier readings and versions: neither the ids that they gave nor what people ruled on them
        is to vanish.
        """
        with undisturbed():
            self._former = {report.id: report for report in former}
            self._shelf = Shelf(reports, reactions)
            self._rulings = tuple(rulings)
            self._memory = Memory()
            self._ruled = self._obeyed(until)
            told = {
                moment: self._ruled.over(each.values()) for moment, each in self._shelf.moments.items() if moment < _end(until)
            }
            lines = lines_in({moment: reports for moment, reports in told.items() if reports}, self._ruled.ties)
            self._course = Course(lines, self._ruled.ties)

    def as_of(self, day: date | None = None, instead: Iterable[Extract] = ()) -> Ledger:
        """The ledger of all that was published by that day (None: of all), as people's rulings have it.

        `instead` is what those articles said by then that say something else now. Articles without a date take no part in a
        ledger as of a day.
        """
        instead = tuple(instead)
        today = [self._shelf.extract(each.source) for each in instead]
        try:
            with undisturbed():
                return self._drawn(day, self._shelf.exchange(instead), {report.id for each in today for report in each.reports})
        finally:
            self._shelf.exchange(today)

    def revise(self, extracts: Iterable[Extract], rulings: Iterable[Ruling] | None = None, former: Iterable[Report] = ()) -> None:
        """Take what articles say now for what they said before, these rulings for those before where they are given, and more
        reports of earlier readings.
        """
        self._former |= {report.id: report for report in former}
        moments = self._shelf.exchange(extracts)
        self._rulings = self._rulings if rulings is None else tuple(rulings)
        before, self._ruled = self._ruled, self._obeyed(None)
        moments |= self._shelf.moments_of(_treated_otherwise(before, self._ruled))
        with undisturbed():
            self._course.revise(self._differing(self._ruled, END, moments), self._ruled.ties)

    def now(self) -> tuple[Course, Named, frozenset[str]]:
        """How all lies as of today, the ids that reports would give, and the reports that people confirmed."""
        return self._course, self._shelf.names.of(lambda _: True), self._ruled.confirmed

    def _obeyed(self, day: date | None, later: Set[str] = frozenset()) -> Ruled:
        if not self._rulings:
            return Ruled()
        rulings = carried_over(self._rulings, self._shelf.reports, self._former, self._shelf.told)
        return obey(self._shelf.reports, rulings, lambda report: out_by(report.source, day), later)

    def _drawn(self, day: date | None, moments: set[Moment], later: Set[str]) -> Ledger:
        """The ledger as of a day, drawn while those lines lie as they lay by then that lie otherwise now."""
        end, ruled = _end(day), self._obeyed(day, later)
        then = self._differing(ruled, end, moments)
        now, ties = {moment: self._course.lines(moment) for moment in then}, self._course.ties
        self._course.revise(then, ruled.ties, end)
        try:
            return drawn(self._course, end, self._book(day, ruled), day, self._memory)
        finally:
            self._course.revise(now, ties, end)

    def _book(self, day: date | None, ruled: Ruled) -> Book:
        former = (self._former[name] for name in sorted(self._former.keys() - self._shelf.reports.keys()))
        return Book(
            self._shelf.reports,
            self._shelf.names.of(lambda report: out_by(report.source, day)),
            ruled,
            self._shelf.reactions(lambda source: out_by(source, day)),
            self._shelf.undated() if day is not None else frozenset(),
            [each for each in self._shelf.reports.values() if each.doubts and ruled.doubts(each) and out_by(each.source, day)],
            [report for report in former if out_by(report.source, day)],
        )

    def _differing(self, ruled: Ruled, end: Moment, moments: set[Moment]) -> dict[Moment, list[Strand]]:
        """Of these articles and those of which rulings speak, the lines of all that come before `end` and lie otherwise now."""
        spoken_of = self._shelf.moments_of(ruled.ties.reports() | self._course.ties.reports())
        wanted = (moment for moment in spoken_of | moments if moment < end)
        told = {moment: ruled.over(self._shelf.moments.get(moment, {}).values()) for moment in wanted}
        lines = lines_in(told, ruled.ties)
        ties = self._course.ties
        return {m: each for m, each in lines.items() if _marks(each, ruled.ties) != _marks(self._course.lines(m), ties)}


def _marks(lines: list[Strand], ties: Ties) -> list[tuple[object, ...]]:
    """What tells whether an article's lines are placed as before."""
    return [(*(gist.report for gist in line.gists), line.group, ties.enemies(line.group or "")) for line in lines]


def _treated_otherwise(one: Ruled, other: Ruled) -> set[str]:
    """The reports that are corrected, rejected or freed of doubt by other rulings."""
    corrected = {name for name in {*one.corrected, *other.corrected} if one.corrected.get(name) != other.corrected.get(name)}
    return corrected | (one.rejected.keys() ^ other.rejected.keys()) | (one.spoken_of ^ other.spoken_of)


def _end(day: date | None) -> Moment:
    return (day.toordinal() + 1, "") if day is not None else END
