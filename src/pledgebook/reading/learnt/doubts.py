"""Reports of the rules that what was learnt thinks far from likely: they are left out, and `explain` says why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act, Report
from pledgebook.reading.acts.background import is_in_passing
from pledgebook.reading.learnt.alone import Company, company
from pledgebook.reading.learnt.judge import Verdict
from pledgebook.reading.learnt.questions import Answer, Question
from pledgebook.reading.reports.naming import USED
from pledgebook.reading.things.leaves import LEAVES, STRIKE

_FAR_FROM_LIKELY = 0.3
_FAR_FOR_TALK = 0.4  # leave, weighing and refusing are told in everyday words: "let", "discuss", "reject"
_FAR_FOR_USE = 0.1  # leave to use given arms needs a word of leave and one of use; what is used is rarely told as given
_FAR_IN_PASSING = 0.2  # what is told in passing is no news, and the articles learnt from tell news
_EVEN = 0.5  # of a giver that the model was not asked about
_AT_LEAST = 0.1  # of a giver that a rule named: what is surely given is not doubted for its giver alone

_DONE = frozenset({Act.DELIVERED, Act.ORDERED})
_TALKED = frozenset({Act.CONSIDERED, Act.REFUSED})


def doubted(answers: Sequence[Answer], others: Company) -> dict[str, float]:
    """The chance of each report that is far from likely, by its id, in the company of `others`."""
    chances = _chances(answers)
    told = ((answer.question, report) for answer in answers for report, _ in answer.told)
    far = {report.id: _far(question, report) + others.asks_more(report) for question, report in told}
    return {report: chance for report, chance in chances.items() if chance < far[report]}


def company_of(answers: Sequence[Answer], sentences: int) -> Company:
    """What of an article of so many sentences surely tells of giving."""
    return company((report for answer in answers for report, _ in answer.told), _chances(answers), sentences)


def _chances(answers: Iterable[Answer]) -> dict[str, float]:
    chances: dict[str, float] = {}
    for answer in answers:
        for report, verdict in answer.told:
            chances[report.id] = max(chances.get(report.id, 0.0), _chance(answer.question, report, verdict))
    return chances


def _far(question: Question, report: Report) -> float:
    """The chance below which a report is far from likely."""
    if report.item.rule == USED:
        return _FAR_FOR_USE
    if report.item.rule != STRIKE and (report.item.rule in LEAVES or report.act.value in _TALKED):
        return _FAR_FOR_TALK
    bases = (draft.base for draft in question.step.drafts if draft.report and draft.report.id == report.id)
    by_the_way = any(base and is_in_passing(question.step.sight.sentence, base) for base in bases)
    hosts = report.item.value.item_class is ItemClass.REFUGEES_HOSTING
    return _FAR_IN_PASSING if report.act.value in _DONE and (by_the_way or hosts) else _FAR_FROM_LIKELY


def _chance(question: Question, report: Report, verdict: Verdict) -> float:
    """That the thing is given, by one of the report's donors."""
    donors = {donor.value for donor in report.donors}
    sure = (chance for side, chance in zip(question.sides, verdict.gives, strict=True) if side.actor in donors)
    return verdict.given_by(max(_AT_LEAST, max(sure, default=_EVEN)))
