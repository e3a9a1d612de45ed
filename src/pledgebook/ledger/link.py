"""Reports put together: first into the lines of each article, then, article by article, into commitments.

Articles are taken in the order of publication, so what is known as of a date never depends on what came out after it, and
within an article the best pair first. One article's lines are different commitments unless a person says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pledgebook.ledger.blocks import Key, home_keys, wanted_keys
from pledgebook.ledger.gist import gist
from pledgebook.ledger.lines import lines_of
from pledgebook.ledger.order import position
from pledgebook.ledger.place import DOUBT, JOIN, Verdict, barred, barred_within, reasons, weigh
from pledgebook.ledger.strand import Strand, strand
from pledgebook.ledger.ties import Ties
from pledgebook.model.reports import Report

RECENT = 16
"""How many of the latest commitments of one block a new line is compared with."""


def link(reports: Iterable[Report], ties: Ties) -> Known:
    """The strands of all reports, found in the order of publication."""
    ordered = sorted(((position(report), report) for report in reports), key=lambda placed: placed[0])
    articles = [
        lines_of([gist(report, placed) for placed, report in of_article], ties)
        for _, of_article in groupby(ordered, key=lambda placed: placed[0][:2])
    ]
    known = Known(ties)
    for lines in articles:
        known.add(lines)
    return known


class Known:
    """The strands found so far, by the blocks in which they lie."""

    def __init__(self, ties: Ties) -> None:
        self.strands: list[Strand] = []
        self._ties = ties
        self._blocks: dict[Key, list[Strand]] = {}
        self._keys: dict[int, set[Key]] = {}
        self._of_group: dict[str, Strand] = {}
        self._became: dict[int, Strand] = {}

    def add(self, lines: list[Strand]) -> None:
        """Give each line of an article its place: packages before their parts, then the best pair first."""
        for layer in _layers(lines):
            for line in layer:
                if line.package is not None:
                    line.package = self._became.get(id(line.package), line.package)
            self._add_layer(layer)

    def fitting(self, report: Report) -> Strand | None:
        """The strand that a report would have joined which was kept out."""
        line = strand([gist(report)])
        fits = [(weigh(line, old).score, old) for old in self._near(line) if not barred_within(line, old)]
        return max(fits, key=lambda fit: fit[0])[1] if fits and max(worth for worth, _ in fits) >= JOIN else None

    def _add_layer(self, lines: list[Strand]) -> None:
        left = [line for line in lines if not self._forced(line)]
        pairs = [pair for line in left for pair in self._candidates(line)]
        for verdict, line, old in sorted(pairs, key=lambda pair: -pair[0].score):
            if verdict.score >= JOIN and id(line) not in self._became and self._still_free(line, old):
                self._join(line, old, verdict)
        for line in left:
            if id(line) not in self._became:
                line.rivals = tuple(old for _, of_line, old in pairs if of_line is line)
                self._found(line)

    def _forced(self, line: Strand) -> bool:
        """Whether the line's place is a matter of a ruling, which then is carried out."""
        group = self._ties.group(line.group) if line.group is not None else None
        home = self._of_group.get(group) if group is not None else None
        if home is None:
            return False
        self._join(line, home, weigh(line, home))
        return True

    def _still_free(self, line: Strand, old: Strand) -> bool:
        """Whether nothing has joined the known strand since the two were compared that keeps the line out."""
        return line.articles.isdisjoint(old.articles)

    def _candidates(self, line: Strand) -> Iterator[tuple[Verdict, Strand, Strand]]:
        for old in self._near(line):
            if not self._ruled_apart(line, old) and not barred(line, old):
                verdict = weigh(line, old)
                if verdict.score >= DOUBT:
                    yield verdict, line, old

    def _ruled_apart(self, line: Strand, old: Strand) -> bool:
        return line.group is not None and self._ties.any_apart(old.tied, self._ties.group(line.group) or "")

    def _join(self, line: Strand, old: Strand, verdict: Verdict) -> None:
        why = reasons(verdict)
        for each in line.gists:
            old.reasons.setdefault(each.report.id, line.reasons.get(each.report.id, ()) or why)
        old.take(line.gists)
        old.package = old.package or (line.package if line.package is not old else None)
        self._settle_in(line, old)

    def _found(self, line: Strand) -> None:
        self.strands.append(line)
        self._settle_in(line, line)

    def _settle_in(self, line: Strand, home: Strand) -> None:
        self._became[id(line)] = home
        if line.group is not None and (group := self._ties.group(line.group)) is not None:
            home.tied.add(group)
            self._of_group.setdefault(group, home)
        known = self._keys.setdefault(id(home), set())
        for key in home_keys(home):
            if key not in known:
                known.add(key)
                self._blocks.setdefault(key, []).append(home)

    def _near(self, line: Strand) -> Iterator[Strand]:
        seen: set[int] = set()
        for key in wanted_keys(line):
            for old in reversed(self._blocks.get(key, ())[-RECENT:]):
                if id(old) not in seen:
                    seen.add(id(old))
                    yield old


def _layers(lines: list[Strand]) -> Iterator[list[Strand]]:
    """The lines that are no parts, then their parts, then theirs; what is left of a circle comes last."""
    left, placed = list(lines), {id(None)}
    while left:
        layer = [line for line in left if id(line.package) in placed] or left
        yield layer
        placed |= {id(line) for line in layer}
        left = [line for line in left if id(line) not in placed]
