"""Where sources differ, side by side with the words, across the whole ledger."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.ledgers import Claim, Ledger, Step
from pledgebook.model.reports import Report


@dataclass(frozen=True, slots=True)
class Voice:
    """One report's value with its outlet and words."""

    value: str
    report: str
    outlet: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """One cell of one commitment on which sources differ: every voice, the value shown and the rule that chose it."""

    commitment: str
    cell: str
    voices: tuple[Voice, ...]
    shown: str
    rule: str


def disputes(ledger: Ledger) -> tuple[Dispute, ...]:
    """All disagreements of a ledger, by commitment and cell."""
    return tuple(
        Dispute(commitment.id, each.cell, _voices(each.cell, each.claims, commitment.steps), each.shown, each.rule)
        for commitment in ledger.commitments
        for each in commitment.disagreements
    )


def _voices(cell: str, claims: tuple[Claim, ...], steps: tuple[Step, ...]) -> tuple[Voice, ...]:
    of = {step.report.id: step.report for step in steps}
    return tuple(
        Voice(claim.value, name, of[name].source.outlet or of[name].source.article, _sentence(of[name], cell))
        for claim in claims
        for name in claim.reports
    )


def _sentence(report: Report, cell: str) -> Quote | None:
    """The sentence that the cell was read from, where the report stands on several; else its main one."""
    reading = getattr(report, cell, None)
    words = reading.quote if isinstance(reading, Reading) else None
    holding = (quote for quote in report.evidence if words and quote.start <= words.start and words.end <= quote.end)
    return next(holding, next(iter(report.evidence), None))
