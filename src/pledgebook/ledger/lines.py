"""The lines of each article: its reports, those that speak of one thing put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from pledgebook.ledger.blocks import keys
from pledgebook.ledger.gist import Gist
from pledgebook.ledger.gist import gist as gist_of
from pledgebook.ledger.order import Moment, position
from pledgebook.ledger.place import JOIN_WITHIN, barred_within, reasons, weigh
from pledgebook.ledger.strand import Strand, strand
from pledgebook.ledger.ties import Ties
from pledgebook.model.reports import Report

MOST = 60
"""How many reports of one article about one kind of thing are compared with each other."""


def lines_in(articles: Mapping[Moment, Sequence[Report]], ties: Ties) -> dict[Moment, list[Strand]]:
    """The lines of every article. Two groups of which an article has one line are one group in `ties` from then on."""
    found = {moment: lines_of(_gists(articles[moment]), ties) for moment in sorted(articles)}
    for lines in found.values():
        for line in lines:
            if line.group is not None:
                line.group = ties.group(line.group)
    return found


def _gists(reports: Iterable[Report]) -> list[Gist]:
    placed = sorted(((position(report), report) for report in reports), key=lambda each: each[0])
    return [gist_of(report, where) for where, report in placed]


def lines_of(gists: Iterable[Gist], ties: Ties) -> list[Strand]:
    """The article's lines in the order of their first words, parts knowing their packages.

    What its reader has marked as one line is one; the rest is compared pair by pair, the best pair first. Rulings come
    before both.
    """
    lines = _marked(gists, ties)
    _know_packages(lines)
    lines = _put_together(lines, ties)
    _know_packages(lines)
    return lines


def _know_packages(lines: list[Strand]) -> None:
    if not any(gist.report.package for line in lines for gist in line.gists):
        return
    of_report = {gist.report.id: line for line in lines for gist in line.gists}
    for line in lines:
        packages = (of_report.get(gist.report.package) for gist in line.gists if gist.report.package)
        line.package = next((package for package in packages if package is not None and package is not line), None)


def _marked(gists: Iterable[Gist], ties: Ties) -> list[Strand]:
    """A strand for every mark and for every report without one."""
    lines: list[Strand] = []
    marked: dict[str, Strand] = {}
    for gist in gists:
        name = gist.report.line
        group = ties.group(gist.report.id)
        home = marked.get(name) if name is not None else None
        if home is not None and _bind(home, group, ties):
            home.take([gist])
            continue
        fresh = strand([gist])
        _bind(fresh, group, ties)
        lines.append(fresh)
        if name is not None:
            marked.setdefault(name, fresh)
    return lines


def _bind(line: Strand, group: str | None, ties: Ties) -> bool:
    """Let the line stand for the group too; False where a ruling keeps the two apart."""
    if group is None or line.group is None:
        line.group = line.group or group
        return True
    if not ties.join(line.group, group):
        return False
    line.group = ties.group(group)
    return True


def _put_together(lines: list[Strand], ties: Ties) -> list[Strand]:
    if len(lines) == 1:
        return lines
    became: dict[int, Strand] = {}
    order = {id(line): number for number, line in enumerate(lines)}
    for _, new, old in sorted(_pairs(lines, ties), key=lambda pair: -pair[0]):
        other, one = sorted((_home(new, became), _home(old, became)), key=lambda line: order[id(line)])
        for line in (one, other):
            line.package = _home(line.package, became) if line.package is not None else None
        if one is other or not _may_join(one, other, ties) or not _bind(other, one.group, ties):
            continue
        why = reasons(weigh(one, other))
        for gist in one.gists:
            other.reasons.setdefault(gist.report.id, why)
        other.take(one.gists)
        became[id(one)] = other
    return [line for line in lines if id(line) not in became]


def _home(line: Strand, became: dict[int, Strand]) -> Strand:
    while id(line) in became:
        line = became[id(line)]
    return line


def _may_join(one: Strand, other: Strand, ties: Ties) -> bool:
    if one.group is not None and other.group is not None:
        if ties.group(one.group) == ties.group(other.group):
            return True
        if ties.apart(ties.group(one.group) or "", ties.group(other.group) or ""):
            return False
    return not barred_within(one, other)


def _pairs(lines: list[Strand], ties: Ties) -> Iterator[tuple[float, Strand, Strand]]:
    """The pairs that may be one line with their scores, the later one first; ruled pairs score beyond all others."""
    blocks: defaultdict[tuple[str, ...], list[Strand]] = defaultdict(list)
    for line in lines:
        for key in keys(line) if line.gists[0].report.line is None else ():
            blocks[key].append(line)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for old, new in combinations(block[:MOST], 2):
            if (id(old), id(new)) not in seen and not barred_within(new, old):
                seen.add((id(old), id(new)))
                if (worth := weigh(new, old).score) >= JOIN_WITHIN:
                    yield worth, new, old
    grouped = [line for line in lines if line.group is not None]
    yield from (
        (float("inf"), new, old)
        for old, new in combinations(grouped, 2)
        if ties.group(new.group or "") == ties.group(old.group or "")
    )
