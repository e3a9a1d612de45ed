"""Who gives what a rule read, where what was learnt is far surer of another side than of the one that the rule found.

This comes before anything is left out or added: the rule's own act and thing stay. Permissions are left as they are, as their
recipients are (`recipients.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from pledgebook.model.actors import Actor
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.parties import BY_GRAMMAR, Party
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.learnt.doers import doer_over
from pledgebook.reading.learnt.judge import Verdict
from pledgebook.reading.learnt.questions import Answer, Question
from pledgebook.reading.learnt.recipients import LEARNT_TAKER
from pledgebook.reading.learnt.sides import Side, likeliest, together
from pledgebook.reading.things.goods import Goods

LEARNT_GIVER = "learnt-giver"
"""The rule of a donor that the model told."""
_SURE, _FAR_FROM_LIKELY = 0.6, 0.1
_TAKES = 0.5  # of the side that a rule took for the giver, where it rather takes what the other side gives


def with_givers(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers, their reports with the likeliest giver where it is likely and none of those that the rule found is."""
    return tuple(replace(answer, question=_with_givers(answer)) for answer in answers)


def _with_givers(answer: Answer) -> Question:
    told = zip(answer.question.told, answer.told, strict=True)
    return replace(
        answer.question,
        told=tuple((goods, _given(goods, report, answer.question, verdict)) for (goods, _), (report, verdict) in told),
    )


def _given(goods: Goods, report: Report, question: Question, verdict: Verdict) -> Report:
    if report.item.value.item_class is ItemClass.PERMISSION or not report.donors:
        return report
    if report.donors[0].rule in BY_GRAMMAR or _does_it(goods, report, question.step.sight):
        return report
    found = {party.value for party in report.donors}
    gives = dict(zip(question.sides, verdict.gives, strict=True))
    giver = _likelier(found, gives)
    if giver is None:
        return report
    before = " and ".join(sorted(actor.id for actor in found))
    why = f"by {giver.actor.id} rather than {before}; learnt from other articles: {gives[giver]:.0%} likely"
    return _told(report, giver, question, verdict, why)


def _does_it(goods: Goods, report: Report, sight: Sight) -> bool:
    """Whether a giver is who the sentence says does it: "*Norway* pledged 5 million". Grammar is surer of that."""
    doer = doer_over(sight, goods)
    return doer is not None and doer.value in {party.value for party in report.donors}


def _likelier(found: Set[Actor], chances: Mapping[Side, float]) -> Side | None:
    """The likeliest other side, if it is likely and each side that was found is far from it; None where one of these was not
    asked about.
    """
    known = {side.actor: chance for side, chance in chances.items()}
    if any(known.get(actor, 1.0) >= _FAR_FROM_LIKELY for actor in found):
        return None
    other = likeliest({side: chance for side, chance in chances.items() if side.actor not in found})
    return other if other is not None and chances[other] >= _SURE else None


def _told(report: Report, giver: Side, question: Question, verdict: Verdict, why: str) -> Report:
    takers = {party.value for party in report.recipients}
    if giver.actor not in takers:
        row: tuple[Party, ...] = tuple(party for party in together(question.step.sight, giver) if party.value not in takers)
        return replace(report, donors=_learnt(row, LEARNT_GIVER), trace=(*report.trace, why))
    if len(takers) > 1 or len(report.donors) > 1 or not _takes(report.donors[0], question, verdict):
        return report
    givers, takers_then = _learnt(report.recipients, LEARNT_GIVER), _learnt(report.donors, LEARNT_TAKER)
    return replace(report, donors=givers, recipients=takers_then, trace=(*report.trace, why))


def _takes(party: Party, question: Question, verdict: Verdict) -> bool:
    chances = (chance for chance, side in zip(verdict.takes, question.sides, strict=True) if side.actor == party.value)
    return max(chances, default=0.0) >= _TAKES


def _learnt(row: Iterable[Party], rule: str) -> tuple[Party, ...]:
    return tuple(replace(party, rule=rule) for party in row)
