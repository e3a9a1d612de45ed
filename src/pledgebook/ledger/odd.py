"""Findings about the book as a whole, which no single commitment shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pledgebook.ledger.strand import Strand
from pledgebook.model.ledgers import Finding, Grade
from pledgebook.model.reports import Report
from pledgebook.model.rulings import Ruling


def clashed(short_ids: Iterable[str]) -> Iterator[Finding]:
    """Two reports that would give the same short id: both get longer ones."""
    for short in short_ids:
        yield Finding("id-clash", Grade.NOTE, short, f"More than one report would give the id {short}; they have longer ones.")


def left_out(reports: Iterable[Report]) -> Iterator[Finding]:
    """Articles without a date, which a ledger as of a date can't hold."""
    undated = sorted({report.source.article for report in reports if report.source.published is None})
    if undated:
        some = f"{len(undated)} articles without a date are" if len(undated) > 1 else "One article without a date is"
        yield Finding("undated-left-out", Grade.NOTE, ", ".join(undated[:5]), f"{some} left out of a ledger as of a date.")


def without_circle(strands: Sequence[Strand], names: Mapping[str, str]) -> Iterator[Finding]:
    for strand in strands:
        name = names[strand.gists[0].report.id]
        yield Finding("circular-parts", Grade.ERROR, name, f"{name} was read as a part of its own part; it now stands alone.")


def rejected(reports: Iterable[tuple[Report, Ruling]], names: Mapping[str, str]) -> Iterator[Finding]:
    for report, ruling in reports:
        what = f"The report {report.id} is no commitment, {ruling.by} ruled: {ruling.why}"
        yield Finding("rejected", Grade.NOTE, names[report.id], what)
