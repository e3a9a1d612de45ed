"""One article's ledger as the lines that a tracker's keeper writes down: what `extract` prints.

The fields and vocabularies are those of the public contract (`docs/contract.md`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pledgebook.faces.rows import Row, amount_cell, date_cell, ids, main_quote
from pledgebook.ledger.settle import settle
from pledgebook.model.articles import Setback
from pledgebook.model.evidence import Quote
from pledgebook.model.ledgers import Commitment, GateState, Ledger, Place, Stage, Step
from pledgebook.model.reports import Act, Extract, Reaction, Report

_ACTS = {
    **{Stage(act.value): act for act in Act},
    Stage.DELIVERED_PART: Act.DELIVERED,
    Stage.SUSPENDED: Act.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class ExtractLine:
    """A line that `extract` prints; a failed one goes to standard error."""

    text: str
    failed: bool = False


def extract_lines(extracts: Iterable[Extract | Setback]) -> Iterator[ExtractLine]:
    """One line of JSON per article as it is read; for one that was set aside, where and why."""
    for each in extracts:
        if isinstance(each, Setback):
            yield ExtractLine(f"{each.where}: {each.reason}", failed=True)
        else:
            ledger = settle(each.reports, reactions=each.reactions)
            yield ExtractLine(json.dumps(article_entries(each.source.article, ledger, each.reactions), ensure_ascii=False))


def article_entries(article: str, ledger: Ledger, reactions: Iterable[Reaction] = ()) -> Row:
    """The object that `extract` prints for one article. `ledger` is settled from that article's reports alone."""
    ordered = sorted(ledger.commitments, key=_position)
    names = {commitment.id: f"e{number}" for number, commitment in enumerate(ordered, 1)}
    entries = [_entry(commitment, names) for commitment in ordered]
    return {"article": article, "entries": entries, "reactions": [_reaction(each) for each in reactions]}


def _position(commitment: Commitment) -> tuple[int, int, str]:
    """Where the commitment is first spoken of: its sentence, then its item in the sentence."""
    reports = [step.report for step in commitment.steps]
    sentence = min((quote.start for report in reports for quote in report.evidence[:1]), default=0)
    item = min((report.item.quote.start for report in reports if report.item.quote), default=0)
    return sentence, item, commitment.id


def _entry(commitment: Commitment, names: dict[str, str]) -> Row:
    act = _ACTS[commitment.stage]
    current = _current(commitment, act)
    report = current.report
    return {
        "id": names[commitment.id],
        "donor": ids(commitment.donors),
        "recipient": ids(commitment.recipients),
        "item": commitment.item.name,
        "item_class": commitment.item.item_class.value,
        "amount": amount_cell(commitment.amount),
        "act": act.value,
        "act_date": date_cell(report.act_date.value) if report.act_date else None,
        "condition": _conditions(report) or _open_gates(commitment),
        "due": report.due.value.words if report.due else _due(commitment),
        "said_by": report.speakers[-1].value.name if report.speakers else None,
        "scope": commitment.scope.value,
        "part_of": names.get(commitment.package or ""),
        "history": [_earlier(step.report) for step in _history(commitment, current)],
        "evidence": _evidence(report, commitment),
    }


def _current(commitment: Commitment, act: Act) -> Step:
    """The step that tells where the commitment stands: the last one that did so, before any mere repetition of it."""
    same = [step for step in commitment.steps if step.report.act.value is act] or list(commitment.steps)
    leading = [step for step in same if step.place in (Place.OPENS, Place.ADVANCES)]
    return (leading or same)[-1]


def _history(commitment: Commitment, current: Step) -> list[Step]:
    """The earlier acts of the commitment, each once."""
    seen = {current.report.act.value}
    kept = []
    for step in commitment.steps:
        if step.report.act.value not in seen:
            seen.add(step.report.act.value)
            kept.append(step)
    return kept


def _earlier(report: Report) -> Row:
    date = date_cell(report.act_date.value) if report.act_date else None
    return {"act": report.act.value.value, "act_date": date, "condition": _conditions(report)}


def _conditions(report: Report) -> str | None:
    return "; ".join(condition.value for condition in report.conditions) or None


def _open_gates(commitment: Commitment) -> str | None:
    return "; ".join(gate.text for gate in commitment.gates if gate.state is GateState.OPEN) or None


def _due(commitment: Commitment) -> str | None:
    return commitment.due.words if commitment.due else None


def _evidence(report: Report, commitment: Commitment) -> list[str]:
    """The sentences that carry the line, the main one first, each once."""
    others = [step.report for step in commitment.steps if step.report is not report]
    quotes = [*(report.evidence or _single(report)), *(quote for other in others for quote in other.evidence)]
    return list(dict.fromkeys(quote.words for quote in quotes))


def _single(report: Report) -> tuple[Quote, ...]:
    quote = main_quote(report)
    return (quote,) if quote else ()


def _reaction(reaction: Reaction) -> Row:
    quote = reaction.stance.quote
    evidence = reaction.evidence or ((quote,) if quote else ())
    return {
        "actor": reaction.actor.value.id if reaction.actor else None,
        "speaker": reaction.speaker.value.name if reaction.speaker else None,
        "stance": reaction.stance.value.value,
        "about": reaction.about,
        "evidence": [each.words for each in evidence],
    }
