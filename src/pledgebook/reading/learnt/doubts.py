"""Reports of the rules that what was learnt thinks far from likely: they are left out, and `explain` says why."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.model.reports import Report
from pledgebook.reading.learnt.judge import Verdict
from pledgebook.reading.learnt.questions import Answer, Question
from pledgebook.reading.reports.naming import USED
from pledgebook.reading.things.leaves import LEAVES, STRIKE

_FAR_FROM_LIKELY = 0.3
_FAR_FOR_LEAVE = 0.4  # leave is told in everyday words: "let", "open"
_FAR_FOR_USE = 0.1  # leave to use given arms needs a word of leave and one of use; what is used is rarely told as given
_EVEN = 0.5  # of a giver that the model was not asked about
_AT_LEAST = 0.1  # of a giver that a rule named: what is surely given is not doubted for its giver alone


def doubted(answers: Iterable[Answer]) -> dict[str, float]:
    """The chance of each report that is far from likely, by its id."""
    chances: dict[str, float] = {}
    far: dict[str, float] = {}
    for answer in answers:
        for report, verdict in answer.told:
            chances[report.id] = max(chances.get(report.id, 0.0), _chance(answer.question, report, verdict))
            far[report.id] = _far(report)
    return {report: chance for report, chance in chances.items() if chance < far[report]}


def _far(report: Report) -> float:
    """Below which chance a report is left out."""
    if report.item.rule == USED:
        return _FAR_FOR_USE
    return _FAR_FOR_LEAVE if report.item.rule in LEAVES - {STRIKE} else _FAR_FROM_LIKELY


def _chance(question: Question, report: Report, verdict: Verdict) -> float:
    """That the thing is given, by one of the report's donors."""
    donors = {donor.value for donor in report.donors}
    sure = (chance for side, chance in zip(question.sides, verdict.gives, strict=True) if side.actor in donors)
    return verdict.given_by(max(_AT_LEAST, max(sure, default=_EVEN)))
