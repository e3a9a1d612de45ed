"""Reports of the rules that what was learnt thinks far from likely: they are left out, and `explain` says why."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from pledgebook.reading.drafts import Draft
from pledgebook.reading.learnt.judge import Verdict
from pledgebook.reading.learnt.questions import Answer, Question

_FAR_FROM_LIKELY = 0.2
_EVEN = 0.5  # of a giver that the model was not asked about


def doubted(answers: Iterable[Answer]) -> dict[str, float]:
    """The chance of each report that is far from likely, by its id."""
    chances: dict[str, float] = {}
    for answer in answers:
        for draft, verdict in answer.told:
            if draft.report:
                chances[draft.report.id] = max(chances.get(draft.report.id, 0.0), _chance(answer.question, draft, verdict))
    return {report: chance for report, chance in chances.items() if chance < _FAR_FROM_LIKELY}


def _chance(question: Question, draft: Draft, verdict: Verdict) -> float:
    """That the thing is given, by one of the report's donors."""
    donors = {donor.value for donor in draft.report.donors} if draft.report else set()
    sure = (chance for side, chance in zip(question.sides, verdict.gives, strict=True) if side.actor in donors)
    return sqrt(verdict.given * max(sure, default=_EVEN))
