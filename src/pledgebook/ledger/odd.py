"""Findings about the book as a whole, which no single commitment shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pledgebook.ledger.ids import Named
from pledgebook.model.ledgers import Finding, Grade
from pledgebook.model.rulings import Ruling


def clashed(short_ids: Iterable[str]) -> Iterator[Finding]:
    """Two reports that would give the same short id: both get longer ones."""
    for short in short_ids:
        yield Finding("id-clash", Grade.NOTE, short, f"More than one report would give the id {short}; they have longer ones.")


def left_out(undated: Iterable[str]) -> Iterator[Finding]:
    """Articles without a date, which a ledger as of a date can't hold."""
    names = sorted(undated)
    if names:
        some = f"{len(names)} articles without a date are" if len(names) > 1 else "One article without a date is"
        yield Finding("undated-left-out", Grade.NOTE, ", ".join(names[:5]), f"{some} left out of a ledger as of a date.")


def without_circle(names: Iterable[str]) -> Iterator[Finding]:
    for name in names:
        yield Finding("circular-parts", Grade.ERROR, name, f"{name} was read as a part of its own part; it now stands alone.")


def rejected(rulings: Mapping[str, Ruling], names: Named) -> Iterator[Finding]:
    for report, ruling in rulings.items():
        what = f"The report {report} is no commitment, {ruling.by} ruled: {ruling.why}"
        yield Finding("rejected", Grade.NOTE, names[report], what)


def address(finding: Finding) -> tuple[str, str, str]:
    """The key by which findings are sorted."""
    return finding.check, finding.where, finding.message
