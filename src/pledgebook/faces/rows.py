"""The ledger as plain rows: the public shape of `show --format json` and `export`.

`docs/contract.md` describes every field; a change there needs an entry in the changelog.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from pledgebook.model.actors import Actor
from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote
from pledgebook.model.ledgers import Commitment, Disagreement, Gate, Step
from pledgebook.model.reports import Reaction, Report

Row = dict[str, Any]


def row(commitment: Commitment) -> Row:
    """One commitment as a JSON object; every value is a JSON type, nothing is left out when it is missing."""
    amount = commitment.amount
    return {
        "id": commitment.id,
        "donor": ids(commitment.donors),
        "recipient": ids(commitment.recipients),
        "item": commitment.item.name,
        "item_class": commitment.item.item_class.value,
        "amount": amount_cell(amount),
        "amount_missing": amount.value if isinstance(amount, Missing) else None,
        "stage": commitment.stage.value,
        "since": date_cell(commitment.since),
        "due": commitment.due.words if commitment.due else None,
        "due_latest": date_cell(commitment.due.latest) if commitment.due else None,
        "gates": [_gate(gate) for gate in commitment.gates],
        "scope": commitment.scope.value,
        "package": commitment.package,
        "parts": list(commitment.parts),
        "origins": len(commitment.witnesses),
        "witnesses": list(commitment.witnesses),
        "counts": commitment.counts,
        "why_not": commitment.why_not or None,
        "disagreements": [_disagreement(each, commitment) for each in commitment.disagreements],
        "history": [_step(step) for step in commitment.steps],
        "reactions": [_reaction(each) for each in commitment.reactions],
    }


def ids(actors: tuple[Actor, ...]) -> list[str]:
    """Codes of countries, short names of others, in the ledger's order."""
    return [actor.id for actor in actors]


def amount_cell(amount: Amount | Missing) -> Row | None:
    """An amount in the fields of the contract, None when there is none."""
    if isinstance(amount, Missing):
        return None
    bounds = {"value": number(amount.value), "low": number(amount.low), "high": number(amount.high)}
    return {**bounds, "unit": amount.unit, "qualifier": amount.qualifier.value}


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where the value is."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def date_cell(date: PartialDate | None) -> str | None:
    return date.text if date else None


def main_quote(report: Report) -> Quote | None:
    """The sentence that carries a report; where the reader names none, the words of the act or of the item."""
    return next(iter((*report.evidence, *filter(None, (report.act.quote, report.item.quote)))), None)


def _gate(gate: Gate) -> Row:
    return {"text": gate.text, "state": gate.state.value, "since": date_cell(gate.since)}


def _step(step: Step) -> Row:
    report, quote = step.report, main_quote(step.report)
    return {
        "date": date_cell(step.date),
        "act": report.act.value.value,
        "outlet": report.source.outlet,
        "quote": quote.words if quote else None,
        "place": step.place.value,
        "report": report.id,
        "article": report.source.article,
        "published": date_cell(report.source.published),
        "start": quote.start if quote else None,
        "end": quote.end if quote else None,
        "amount": amount_cell(report.amount if isinstance(report.amount, Missing) else report.amount.value),
        "due": report.due.value.words if report.due else None,
        "said_by": said_by(report),
    }


def said_by(report: Report) -> str | None:
    """Who says so, as the text has it; several speakers in the report's order."""
    return ", ".join(speaker.value.name for speaker in report.speakers) or None


def _reaction(reaction: Reaction) -> Row:
    quote = next(iter(reaction.evidence), reaction.stance.quote)
    return {
        "actor": reaction.actor.value.id if reaction.actor else None,
        "speaker": reaction.speaker.value.name if reaction.speaker else None,
        "stance": reaction.stance.value.value,
        "about": reaction.about,
        "outlet": reaction.source.outlet,
        "quote": quote.words if quote else None,
    }


def _disagreement(each: Disagreement, commitment: Commitment) -> Row:
    witness = {step.report.id: step.report.source.witness for step in commitment.steps}
    return {
        "cell": each.cell,
        "claims": [
            {"value": claim.value, "witnesses": sorted({witness[i] for i in claim.reports if i in witness})}
            for claim in each.claims
        ],
        "shown": each.shown,
        "rule": each.rule,
    }


def row_lines(rows: Iterable[Row]) -> str:
    """Any rows as JSON Lines."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows)
