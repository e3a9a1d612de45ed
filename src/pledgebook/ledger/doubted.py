"""Reports in doubt: each stands by itself, counts for nothing and takes part in nothing until a person has ruled on it."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.ledger.fold import fold
from pledgebook.ledger.gist import gist
from pledgebook.ledger.strand import strand
from pledgebook.model.ledgers import Commitment
from pledgebook.model.reports import Report

WHY_NOT = "A language model read it and the rules did not read the same: it waits for a person."


def waiting(name: str, report: Report) -> Commitment:
    """The commitment of that public id which shows a report in doubt."""
    return replace(fold(name, strand([gist(report)]), waits=True), counts=False, why_not=WHY_NOT)
