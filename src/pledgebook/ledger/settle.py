"""The ledger that follows from reports and rulings as of a date."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from pledgebook.ledger.checks import check
from pledgebook.ledger.counting import counted
from pledgebook.ledger.doubted import parted, with_doubted
from pledgebook.ledger.fold import fold
from pledgebook.ledger.gates import with_gates
from pledgebook.ledger.ids import candidate_ids
from pledgebook.ledger.link import Known, link
from pledgebook.ledger.odd import clashed, left_out, rejected, without_circle
from pledgebook.ledger.packages import break_circles, with_parts
from pledgebook.ledger.place import waits
from pledgebook.ledger.reacted import with_reactions
from pledgebook.ledger.ruled import Ruled, obey
from pledgebook.ledger.strand import Strand
from pledgebook.model.articles import Source
from pledgebook.model.ledgers import Commitment, Finding, Ledger
from pledgebook.model.reports import Reaction, Report
from pledgebook.model.rulings import Ruling


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the collector of circular garbage from going through the growing ledger again and again: there is none in it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def settle(
    reports: Iterable[Report],
    rulings: Iterable[Ruling] = (),
    as_of: date | None = None,
    reactions: Iterable[Reaction] = (),
) -> Ledger:
    """The ledger of all that was published by `as_of` (None: of all), as people's rulings have it.

    Pure: the order of what is given and repetitions in it make no difference, and no clock is read. Articles without a date
    take no part in a ledger as of one.
    """
    rulings = tuple(rulings)
    with undisturbed():
        firm, doubted = parted(reports, rulings)
        ledger = _settled(firm, rulings, as_of, reactions)
        return with_doubted(ledger, (report for report in doubted if _out_by(report.source, as_of)))


def _settled(reports: Iterable[Report], rulings: Iterable[Ruling], as_of: date | None, reactions: Iterable[Reaction]) -> Ledger:
    book = _Book.of(reports, as_of)
    ruled = obey(book.known, rulings, book.ever)
    known = link(ruled.reports, ruled.ties)
    circles = break_circles(known.strands)
    commitments = _commitments(known.strands, book.names, ruled)
    said = [each for each in sorted(set(reactions), key=lambda each: each.id) if _out_by(each.source, as_of)]
    commitments = with_reactions(counted(with_gates(commitments)), said)
    return Ledger(
        tuple(sorted(commitments, key=lambda each: each.id)),
        tuple(said),
        tuple(sorted({*book.findings, *ruled.findings, *_odd(circles, book, ruled), *check(commitments, as_of)}, key=_address)),
        as_of,
        _redirects(known, book, ruled),
    )


@dataclass(frozen=True, slots=True)
class _Book:
    """The reports as read, those of them that were out by the date, and the public id that each would give.

    `clashes` are short ids that several reports would give, each with the first of these.
    """

    ever: frozenset[str]
    known: tuple[Report, ...]
    names: dict[str, str]
    clashes: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, reports: Iterable[Report], as_of: date | None) -> _Book:
        every = _each_once(reports)
        known = tuple(report for report in every if _out_by(report.source, as_of))
        names, clashes = candidate_ids(known)
        return cls(
            frozenset(report.id for report in every),
            known,
            names,
            clashes,
            (*clashed(short for short, _ in clashes), *(left_out(every) if as_of is not None else ())),
        )


def _each_once(reports: Iterable[Report]) -> tuple[Report, ...]:
    """One report for every id; of several that claim one id the same one is kept in whatever order they come."""
    every: dict[str, Report] = {}
    for report in reports:
        known = every.setdefault(report.id, report)
        if known is not report and known != report:
            every[report.id] = min(known, report, key=repr)
    return tuple(every.values())


def _out_by(source: Source, as_of: date | None) -> bool:
    return as_of is None or (source.published is not None and source.published.last <= as_of)


def _commitments(strands: Sequence[Strand], names: dict[str, str], ruled: Ruled) -> list[Commitment]:
    """One for every strand, with its package, parts and what it may be the same as."""
    ids = {id(strand): names[strand.gists[0].report.id] for strand in strands}
    folded = {}
    for strand in strands:
        doubted = waits(strand, ruled.confirmed)
        commitment = fold(ids[id(strand)], strand, doubted)
        maybe = tuple(sorted({ids[id(rival)] for rival in strand.rivals})) if doubted else ()
        folded[id(strand)] = replace(commitment, maybe=maybe) if maybe else commitment
    return with_parts(folded, strands)


def _odd(circles: Sequence[Strand], book: _Book, ruled: Ruled) -> Iterable[Finding]:
    yield from without_circle(circles, book.names)
    yield from rejected(ruled.rejected, book.names)


def _redirects(known: Known, book: _Book, ruled: Ruled) -> tuple[tuple[str, str], ...]:
    """From every id that a commitment could have carried to the one that it carries today."""
    names = book.names
    homes = {gist.report.id: names[strand.gists[0].report.id] for strand in known.strands for gist in strand.gists}
    pairs = [(short, homes[first]) for short, first in book.clashes if first in homes]
    pairs += [(names[gist.report.id], names[strand.gists[0].report.id]) for strand in known.strands for gist in strand.gists[1:]]
    for report, _ in ruled.rejected:
        home = known.fitting(report)
        if home is not None:
            pairs.append((names[report.id], names[home.gists[0].report.id]))
    return tuple(sorted(pairs))


def _address(finding: Finding) -> tuple[str, str, str]:
    return finding.check, finding.where, finding.message
