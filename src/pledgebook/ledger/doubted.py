"""Reports in doubt: each stands by itself, counts for nothing and takes part in nothing until a person has ruled on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from pledgebook.ledger.fold import fold
from pledgebook.ledger.gist import gist
from pledgebook.ledger.ids import candidate_ids
from pledgebook.ledger.ruled import in_force
from pledgebook.ledger.strand import strand
from pledgebook.model.ledgers import Commitment, Ledger
from pledgebook.model.reports import Report
from pledgebook.model.rulings import Ruling

WHY_NOT = "A language model read it and the rules did not read the same: it waits for a person."


class Parted(NamedTuple):
    """The reports that settling may use, and those that wait."""

    firm: tuple[Report, ...]
    doubted: tuple[Report, ...]


def parted(reports: Iterable[Report], rulings: Iterable[Ruling]) -> Parted:
    """The firm reports and those in doubt. A ruling in force that names a report settles its doubts, whatever it says."""
    reports = tuple(reports)
    if not any(report.doubts for report in reports):
        return Parted(reports, ())
    ruled = {name for ruling in in_force(rulings) for name in (ruling.subject, ruling.other)}
    doubted = tuple({report.id: report for report in reports if report.doubts and report.id not in ruled}.values())
    waiting = {report.id for report in doubted}
    return Parted(tuple(report for report in reports if report.id not in waiting), doubted)


def with_doubted(ledger: Ledger, doubted: Iterable[Report]) -> Ledger:
    """The ledger with a commitment of its own for every report in doubt."""
    doubted = tuple(doubted)
    if not doubted:
        return ledger
    names, _ = candidate_ids(doubted)
    waiting = (_waiting(names[report.id], report) for report in doubted)
    return replace(ledger, commitments=tuple(sorted((*ledger.commitments, *waiting), key=lambda each: each.id)))


def _waiting(name: str, report: Report) -> Commitment:
    return replace(fold(name, strand([gist(report)]), waits=True), counts=False, why_not=WHY_NOT)
