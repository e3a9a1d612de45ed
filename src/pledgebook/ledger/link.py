"""Reports put together: first into the lines of one article, then, article by article, into commitments.

Articles are taken in the order of publication, so what is known as of a date never depends on what came out after it, and
within an article the best pair first. One article's lines are different commitments unless a person says otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from pledgebook.ledger.gist import Gist, gist
from pledgebook.ledger.order import position
from pledgebook.ledger.place import DOUBT, JOIN, weigh
from pledgebook.ledger.strand import Strand, strand
from pledgebook.model.reports import Report

RECENT = 32
"""How many of the latest commitments of one donor, recipient and family a new line is compared with."""


def link(reports: Iterable[Report]) -> list[Strand]:
    """The strands of all reports, in the order in which they were founded."""
    known = Known()
    ordered = sorted(reports, key=position)
    for _, of_article in groupby(ordered, key=lambda report: (position(report)[0], report.source.article)):
        for line in _packages_first(lines_of([gist(report) for report in of_article])):
            known.add(line)
    return known.strands


def lines_of(gists: list[Gist]) -> list[Strand]:
    """The lines of one article: what its reader has merged, else what speaks of one thing."""
    lines: list[Strand] = []
    marked: dict[str, Strand] = {}
    for each in gists:
        name = each.report.line
        if name is None:
            lines.append(strand([each]))
        elif name in marked:
            marked[name].take([each])
        else:
            marked[name] = strand([each])
            lines.append(marked[name])
    of_report = {each.report.id: line for line in lines for each in line.gists}
    for line in lines:
        package = next((each.report.package for each in line.gists if each.report.package), None)
        line.package = of_report.get(package) if package else None
    return lines


def _packages_first(lines: list[Strand]) -> Iterator[Strand]:
    done: set[int] = set()
    for line in lines:
        yield from _with_package(line, done)


def _with_package(line: Strand, done: set[int]) -> Iterator[Strand]:
    if id(line) in done:
        return
    done.add(id(line))
    if line.package is not None:
        yield from _with_package(line.package, done)
    yield line


class Known:
    """The strands found so far, by who, for whom and kind of thing."""

    def __init__(self) -> None:
        self.strands: list[Strand] = []
        self._blocks: defaultdict[tuple[str, str, str], list[Strand]] = defaultdict(list)
        self._became: dict[int, Strand] = {}

    def add(self, line: Strand) -> None:
        """Join the line to the strand that it fits best, or let it found one."""
        if line.package is not None:
            line.package = self._became.get(id(line.package), line.package)
        best, score, rivals = None, 0.0, []
        for old in self._near(line):
            verdict = weigh(line, old)
            if verdict and verdict.score > score:
                best, score = old, verdict.score
            if verdict and verdict.score >= DOUBT:
                rivals.append(old)
        if best is not None and score >= JOIN:
            best.take(line.gists)
            best.package = best.package or line.package
            self._became[id(line)] = best
            self._index(best)
            return
        line.rivals = rivals
        self.strands.append(line)
        self._index(line)

    def _near(self, line: Strand) -> Iterator[Strand]:
        seen: set[int] = set()
        for key in _keys(line):
            for old in reversed(self._blocks[key][-RECENT:]):
                if id(old) not in seen:
                    seen.add(id(old))
                    yield old

    def _index(self, line: Strand) -> None:
        for key in _keys(line):
            block = self._blocks[key]
            if not any(old is line for old in block[-RECENT:]):
                block.append(line)


def _keys(line: Strand) -> list[tuple[str, str, str]]:
    donors = sorted(line.donors) or ["?"]
    recipients = sorted(line.recipients) or ["?"]
    return [(donor, recipient, line.family) for donor in donors for recipient in recipients]
