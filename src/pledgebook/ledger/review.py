"""What waits for a person, the most valuable first, with the evidence beside the question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum

from pledgebook.ledger.figures import anchor
from pledgebook.ledger.order import position
from pledgebook.model.amounts import Amount
from pledgebook.model.evidence import Quote
from pledgebook.model.ledgers import Commitment, Ledger, Place
from pledgebook.model.reports import Report


class Question(IntEnum):
    """What is asked, the more pressing first."""

    SAME = 1
    """Is this the same as that?"""
    WHICH = 2
    """Which of these values is right?"""
    RIGHT = 3
    """A language model read this and the rules did not read the same: is it right?"""


@dataclass(frozen=True, slots=True)
class Case:
    """One question to a person. `reports` are those that a ruling would name: the doubtful one first.

    `cell` is what sources differ on, where that is the question.
    """

    question: Question
    commitment: str
    about: str
    reports: tuple[str, ...]
    quotes: tuple[Quote, ...]
    worth: Decimal
    sources: int
    cell: str = ""


def review(ledger: Ledger) -> tuple[Case, ...]:
    """All open questions: doubts about sameness before disagreements, the larger sums and the better sourced first.

    Sums of different currencies are compared as if they were one: this is an order of reading, no total.
    """
    by_id = {commitment.id: commitment for commitment in ledger.commitments}
    cases = [
        case
        for commitment in ledger.commitments
        for case in (*_same(commitment, by_id), *_which(commitment), *_right(commitment))
    ]
    return tuple(sorted(cases, key=lambda case: (case.question, -case.worth, -case.sources, case.commitment, case.reports)))


def _same(commitment: Commitment, by_id: dict[str, Commitment]) -> list[Case]:
    waiting = next((step.report for step in commitment.steps if step.place is Place.WAITS), None)
    if waiting is None:
        return []
    cases = []
    for name in commitment.maybe:
        other = _founder(by_id[name])
        quotes = (*waiting.evidence[:1], *other.evidence[:1])
        cases.append(_case(Question.SAME, commitment, f"Is this the same as {name}?", (waiting.id, other.id), quotes))
    return cases


def _founder(commitment: Commitment) -> Report:
    return min((step.report for step in commitment.steps), key=position)


def _which(commitment: Commitment) -> list[Case]:
    of = {step.report.id: step.report for step in commitment.steps}
    cases = []
    for each in commitment.disagreements:
        reports = tuple(name for claim in each.claims for name in claim.reports)
        values = " or ".join(claim.value for claim in each.claims)
        quotes = tuple(quote for name in reports for quote in of[name].evidence[:1])
        asked = _case(Question.WHICH, commitment, f"Which {each.cell} is right: {values}?", reports, quotes)
        cases.append(replace(asked, cell=each.cell))
    return cases


def _right(commitment: Commitment) -> list[Case]:
    doubted = [step.report for step in commitment.steps if step.report.doubts and step.place is Place.WAITS]
    return [
        _case(Question.RIGHT, commitment, f"Is this right? {' '.join(report.doubts)}", (report.id,), report.evidence)
        for report in doubted
    ]


def _case(question: Question, commitment: Commitment, about: str, reports: tuple[str, ...], quotes: tuple[Quote, ...]) -> Case:
    amount = commitment.amount
    worth = anchor(amount) or amount.low or Decimal(0) if isinstance(amount, Amount) else Decimal(0)
    return Case(question, commitment.id, about, reports, quotes, worth, len(commitment.witnesses))
