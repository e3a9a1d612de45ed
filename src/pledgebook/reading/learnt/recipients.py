"""Who takes what a rule read, where what was learnt is far surer of another side than of the one that the rule found.

Who is let do something, and for whom, is a matter of the sentence's grammar: permissions are left as they are.
"""

from __future__ import annotations

from dataclasses import replace

from pledgebook.model.actors import Actor
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.parties import BY_GRAMMAR
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.learnt.doers import only_speaks
from pledgebook.reading.learnt.judge import Verdict
from pledgebook.reading.learnt.questions import Question
from pledgebook.reading.learnt.sides import Side, likeliest, together
from pledgebook.reading.partners.purposes import opposed

LEARNT_TAKER = "learnt-taker"
"""The rule of a recipient that the model told."""
_LIKELY = 0.3  # at least, of a side that takes the place of another
_UNASKED = 0.2  # of a side that the model was not asked about
# How many times the odds of the side that a rule found those of another must be, by how the rule found it: set on the labels of
# training/news, where networks that had not seen an article put 412 sides right and 91 wrong.
_TIMES = {"recipient.by-elimination": 1.5}
_TIMES_GUESSED, _TIMES_SAID = 6.0, 14.0


def with_taker(report: Report, question: Question, verdict: Verdict) -> Report:
    """A report, with the likeliest taker where it is likely and far likelier than those that the rule found."""
    if report.item.value.item_class is ItemClass.PERMISSION or not report.recipients or report.recipients[0].rule in BY_GRAMMAR:
        return report
    step = question.step
    givers, found = ({party.value for party in side} for side in (report.donors, report.recipients))
    takes = dict(zip(question.sides, verdict.takes, strict=True))
    others = (side for side in takes if not _known(side) & (givers | found))
    taker = likeliest({side: takes[side] for side in others if not _takes_nothing(report, step.sight, side)})
    own = max((chance for side, chance in takes.items() if side.actor in found), default=_UNASKED)
    if taker is None or takes[taker] < _LIKELY or _odds(takes[taker]) < _times(report) * _odds(own):
        return report
    row = tuple(party for party in together(step.sight, taker) if party.value not in givers)
    before = " and ".join(sorted(actor.id for actor in found))
    why = f"for {taker.actor.id} rather than {before}; learnt from other articles: {takes[taker]:.0%} likely"
    return replace(report, recipients=tuple(replace(party, rule=LEARNT_TAKER) for party in row), trace=(*report.trace, why))


def _takes_nothing(report: Report, sight: Sight, side: Side) -> bool:
    """Whether it is given against a side, or a side but tells or judges in a sentence that names who takes."""
    against = side.mention is not None and side.mention.last in opposed(sight)
    return against or (_is_said(report) and only_speaks(sight, side))


def _known(side: Side) -> set[Actor]:
    """The side with those that the memory holds it together with: of these a rule may have found the one that is meant here."""
    return {side.actor, *(party.value for party in side.row)}


def _times(report: Report) -> float:
    return _TIMES_SAID if _is_said(report) else _TIMES.get(report.recipients[0].rule, _TIMES_GUESSED)


def _is_said(report: Report) -> bool:
    """Whether the sentence itself names who takes."""
    return not report.recipients[0].rule.startswith("recipient.")


def _odds(chance: float) -> float:
    sure = min(max(chance, 0.001), 0.999)
    return sure / (1 - sure)
