"""The account of one commitment: what `explain ID` prints.

Plain text, so that it can be pasted into a mail: where the commitment stands, what sources disagree on, and every
report step by step with its exact words, where they stand, how each cell was read and why the report belongs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from pledgebook.faces.cells import address, block, readings, said
from pledgebook.faces.phrases import amount_words, date_words, headline
from pledgebook.faces.reactions import reaction_words
from pledgebook.faces.rows import main_quote
from pledgebook.model.amounts import Missing
from pledgebook.model.errors import NoLongerRead, UnknownCommitment
from pledgebook.model.ledgers import Commitment, Disagreement, Ledger, Place, Reason, Step

PLACES = {
    Place.OPENS: "the first word of it",
    Place.ADVANCES: "moves it on",
    Place.REPEATS: "says it again",
    Place.RESTATES: "a running total: it checks the sum and adds nothing",
    Place.CONTRADICTS: "contradicts the others",
    Place.WAITS: "doubtful: waits for a person and counts for nothing",
}


def account(commitment: Commitment, ledger: Ledger, locations: Mapping[str, str], width: int) -> str:
    """The account as text of at most `width` columns. `locations` maps an article's id to its file or address."""
    parts = [
        _head(commitment, width),
        _relations(commitment, ledger),
        _gates(commitment),
        _disagreements(commitment, width),
        _history(commitment, locations, width),
        _reactions(commitment, width),
    ]
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"


def _head(c: Commitment, width: int) -> list[str]:
    sources = len(c.witnesses)
    found = [
        f"{c.id}  {headline(c)}",
        f"  {c.stage.value} since {date_words(c.since)}" + (f", due {c.due.words}" if c.due else ""),
    ]
    found.append(f"  {sources} independent source{'' if sources == 1 else 's'}: {', '.join(c.witnesses)}")
    found += block("counts in sums" if c.counts else f"counts in no sum. {c.why_not}".rstrip(), "  ", width)
    return found


def _relations(c: Commitment, ledger: Ledger) -> list[str]:
    by_id = {each.id: each for each in ledger.commitments}
    found = [f"  part of {c.package}  {headline(by_id[c.package])}"] if c.package in by_id and c.package else []
    return found + [f"  its part {p}  {headline(by_id[p])} ({by_id[p].stage.value})" for p in c.parts if p in by_id]


def _gates(c: Commitment) -> list[str]:
    lines = [f"  {gate.state.value:7} {gate.text}" + (f" (since {gate.since})" if gate.since else "") for gate in c.gates]
    return ["Hangs on", *lines] if lines else []


def _disagreements(c: Commitment, width: int) -> list[str]:
    lines = [line for each in c.disagreements for line in _disagreement(each, c, width)]
    return ["Sources differ", *lines] if lines else []


def _disagreement(each: Disagreement, c: Commitment, width: int) -> Iterator[str]:
    witness = {step.report.id: step.report.source.witness for step in c.steps}
    for claim in each.claims:
        who = ", ".join(sorted({witness.get(report, report) for report in claim.reports}))
        yield from block(f"{each.cell}: {claim.value}, says {who}", "  ", width)
    yield from block(f"shown: {each.shown}, because {each.rule}", "    ", width)


def _history(c: Commitment, locations: Mapping[str, str], width: int) -> list[str]:
    found = [f"History, {len(c.steps)} report{'' if len(c.steps) == 1 else 's'}"]
    for step in c.steps:
        found += ["", *_step(step, locations, width)]
    return found


def _step(step: Step, locations: Mapping[str, str], width: int) -> Iterator[str]:
    report = step.report
    amount = "" if isinstance(report.amount, Missing) else ", " + amount_words(report.amount.value)
    yield f"  {date_words(step.date)}  {report.act.value.value}: {report.item.value.name}{amount} ({PLACES[step.place]})"
    for quote in report.evidence or filter(None, [main_quote(report)]):
        yield from block(said(quote), "    ", width)
        yield from block(address(report, quote, locations), "      ", width)
    yield from readings(report, "    ", width)
    if step.reasons:
        yield from block(_belongs(step.reasons), "    ", width)


def _belongs(reasons: Sequence[Reason]) -> str:
    """What speaks for the report's place and against it, each with its weight, and the sum."""
    total = sum(reason.weight for reason in reasons)
    return f"belongs here ({total:+.2f}): " + " ".join(f"{reason.text.rstrip('.')} ({reason.weight:+.2f})." for reason in reasons)


def _reactions(c: Commitment, width: int) -> list[str]:
    lines = [line for each in c.reactions for line in reaction_words(each, "  ", width)]
    return ["Reactions", *lines] if lines else []


def sought(name: str, ledger: Ledger) -> Commitment:
    """The commitment that carries this ID or its last part, or to which the ID leads. Raises UnknownCommitment."""
    by_id = {each.id.casefold(): each for each in ledger.commitments}
    key = name.strip().casefold()
    leads = {old.casefold(): new.casefold() for old, new in ledger.redirects}
    ids = [each for each in (*by_id, *leads) if key in (each, each.rpartition("-")[2])]
    found = {leads.get(each, each) for each in ids}
    if len(found) == 1 and (only := by_id.get(found.pop())):
        return only
    if told := next((each for each in ledger.findings if each.where.casefold() == key), None):
        raise NoLongerRead(told.message)
    near = sorted(found) or get_close_matches(key, sorted(by_id), n=2, cutoff=0.7)
    raise UnknownCommitment(name, [by_id[each].id for each in near if each in by_id])
