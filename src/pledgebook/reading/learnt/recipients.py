"""Who takes what a rule read, where what was learnt is far surer of another side than of the one that the rule found.

Who is let do something, and for whom, is a matter of the sentence's grammar: permissions are left as they are.
"""

from __future__ import annotations

from dataclasses import replace

from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Report
from pledgebook.reading.learnt.judge import Verdict
from pledgebook.reading.learnt.questions import Question
from pledgebook.reading.learnt.sides import together

LEARNT_TAKER = "learnt-taker"
"""The rule of a recipient that the model told."""
_SURE, _FAR_FROM_LIKELY = 0.8, 0.2


def with_taker(report: Report, question: Question, verdict: Verdict) -> Report:
    """A report, with the likeliest taker where it is likely and none of those that the rule found is."""
    if report.item.value.item_class is ItemClass.PERMISSION or not report.recipients:
        return report
    givers, found = ({party.value for party in side} for side in (report.donors, report.recipients))
    takes = {side.actor: (chance, side) for chance, side in zip(verdict.takes, question.sides, strict=True)}
    if any(actor not in takes or takes[actor][0] >= _FAR_FROM_LIKELY for actor in found):
        return report
    others = (pair for actor, pair in takes.items() if actor not in givers | found)
    chance, taker = max(others, key=lambda pair: pair[0], default=(0.0, None))
    if taker is None or chance < _SURE:
        return report
    row = tuple(party for party in together(question.step.sight, taker) if party.value not in givers)
    before = " and ".join(sorted(actor.id for actor in found))
    why = f"for {taker.actor.id} rather than {before}; learnt from other articles: {chance:.0%} likely"
    return replace(report, recipients=tuple(replace(party, rule=LEARNT_TAKER) for party in row), trace=(*report.trace, why))
