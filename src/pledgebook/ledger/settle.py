"""The ledger that follows from reports and rulings as of a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pledgebook.ledger.fold import fold
from pledgebook.ledger.ids import candidate_ids
from pledgebook.ledger.link import link
from pledgebook.ledger.strand import Strand
from pledgebook.model.ledgers import Commitment, Ledger
from pledgebook.model.reports import Reaction, Report
from pledgebook.model.rulings import Ruling


def settle(
    reports: Iterable[Report],
    rulings: Iterable[Ruling] = (),  # noqa: ARG001
    as_of: date | None = None,
    reactions: Iterable[Reaction] = (),
) -> Ledger:
    """The ledger of all that was published by `as_of`. Pure: their order and repetitions make no difference."""
    every = {report.id: report for report in reports}
    known = [report for report in every.values() if as_of is None or _out_by(report, as_of)]
    names, _ = candidate_ids(known)
    strands = link(known)
    commitments = _with_parts([_commitment(strand, names) for strand in strands], strands)
    return Ledger(
        tuple(sorted(commitments, key=lambda each: each.id)),
        tuple(sorted(reactions, key=lambda each: each.id)),
        as_of=as_of,
        redirects=_redirects(strands, names),
    )


def _out_by(report: Report, as_of: date) -> bool:
    published = report.source.published
    return published is not None and published.last <= as_of


def _commitment(strand: Strand, names: dict[str, str]) -> Commitment:
    reports = [gist.report for gist in strand.gists]
    return fold(names[reports[0].id], reports, bool(strand.rivals))


def _with_parts(commitments: list[Commitment], strands: list[Strand]) -> list[Commitment]:
    ids = {id(strand): commitment.id for strand, commitment in zip(strands, commitments, strict=True)}
    package_of = {
        commitment.id: ids[id(strand.package)]
        for strand, commitment in zip(strands, commitments, strict=True)
        if strand.package is not None
    }
    parts: dict[str, list[str]] = {}
    for part, package in sorted(package_of.items()):
        parts.setdefault(package, []).append(part)
    return [replace(each, package=package_of.get(each.id), parts=tuple(parts.get(each.id, ()))) for each in commitments]


def _redirects(strands: list[Strand], names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """From the id that each further report would have given to the one that its commitment carries."""
    return tuple(
        sorted((names[gist.report.id], names[strand.gists[0].report.id]) for strand in strands for gist in strand.gists[1:])
    )
