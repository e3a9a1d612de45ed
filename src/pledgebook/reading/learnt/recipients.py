"""Who takes what a rule read, where what was learnt is far surer of another side than of the one that the rule found.

Who is let do something, and for whom, is a matter of the sentence's grammar: permissions are left as they are.
"""

from __future__ import annotations

from dataclasses import replace

from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Report
from pledgebook.reading.learnt.judge import Verdict
from pledgebook.reading.learnt.questions import Question
from pledgebook.reading.learnt.sides import likelier, together

LEARNT_TAKER = "learnt-taker"
"""The rule of a recipient that the model told."""
_SURE, _FAR_FROM_LIKELY = 0.8, 0.2


def with_taker(report: Report, question: Question, verdict: Verdict) -> Report:
    """A report, with the likeliest taker where it is likely and none of those that the rule found is."""
    if report.item.value.item_class is ItemClass.PERMISSION or not report.recipients:
        return report
    givers, found = ({party.value for party in side} for side in (report.donors, report.recipients))
    takes = dict(zip(question.sides, verdict.takes, strict=True))
    may = {side: chance for side, chance in takes.items() if side.actor not in givers - found}
    taker = likelier(found, may, _FAR_FROM_LIKELY, _SURE)
    if taker is None:
        return report
    row = tuple(party for party in together(question.step.sight, taker) if party.value not in givers)
    before = " and ".join(sorted(actor.id for actor in found))
    why = f"for {taker.actor.id} rather than {before}; learnt from other articles: {takes[taker]:.0%} likely"
    return replace(report, recipients=tuple(replace(party, rule=LEARNT_TAKER) for party in row), trace=(*report.trace, why))
