"""Reports about things that no rule made anything of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.model.actors import Actor
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report
from pledgebook.reading.grammar.parties import Party, Sides, without
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.learnt.alone import Company
from pledgebook.reading.learnt.doers import buys_it, doer_over, in_brackets, is_done_by, is_given_it, is_private, only_tells
from pledgebook.reading.learnt.judge import Verdict
from pledgebook.reading.learnt.kinds import with_kind
from pledgebook.reading.learnt.polarity import may_be
from pledgebook.reading.learnt.questions import Answer, Question
from pledgebook.reading.learnt.recipients import with_taker
from pledgebook.reading.learnt.repeats import repeats
from pledgebook.reading.learnt.sides import Side, together
from pledgebook.reading.learnt.tellable import is_tellable, may_tell, stack_of, word_of
from pledgebook.reading.lists.dealt_out import dealt_to
from pledgebook.reading.lists.rows import beside_others
from pledgebook.reading.partners.own import is_own_land
from pledgebook.reading.partners.purposes import opposed
from pledgebook.reading.reports.drafts import BY_THING
from pledgebook.reading.reports.naming import item_reading
from pledgebook.reading.reports.written import Found, written
from pledgebook.reading.steps import SentenceRead
from pledgebook.reading.things.goods import Goods

LEARNT = "learnt"
"""The rule of an act that the model told."""
_ENOUGH = 0.6  # a line less likely than that is not told
_SURE = 0.4  # nor an act
_MAY_DO = 0.1  # who does what its verb says may be the giver from that chance on, however likely another is
_TAKES = 0.1  # nor a line of which no side is even so likely the taker


@dataclass(frozen=True, slots=True)
class _Judged:
    act: Act
    sides: Sides
    chance: float
    trace: str


def with_learnt(by_rule: tuple[Report, ...], answers: Sequence[Answer], others: Company) -> tuple[Report, ...]:
    """The reports of the rules, as the answers have them, with those that the model makes of the rest, in text order, each with
    its likeliest taker and each sum with the kind of help that it is; likelier ones where `others` keep no company. The rules
    never see what was learnt: a wrong guess would lead to others.
    """
    kept = {report.id for report in by_rule}
    asked = ((answer.question, report, verdict) for answer in answers for report, verdict in answer.told if report.id in kept)
    told = {report.id: _as_judged(report, question, verdict) for question, report, verdict in asked}
    found = [told.get(report.id, report) for report in by_rule]
    for answer in answers:
        for goods, verdict in answer.open(kept) if may_tell(answer.question.step.sight) else ():
            made = _made(answer, goods, verdict, _mere_givers(found), others)
            if made and not any(repeats(made, report) for report in found):
                found.append(made)
    return tuple(sorted(found, key=lambda report: report.evidence[0].start))


def _mere_givers(found: Sequence[Report]) -> frozenset[Actor]:
    """The sides that give in some report and take in none."""
    takers = {party.value for report in found for party in report.recipients}
    return frozenset(party.value for report in found for party in report.donors if party.value not in takers)


def _as_judged(report: Report, question: Question, verdict: Verdict) -> Report:
    return with_kind(with_taker(report, question, verdict), verdict.kinds)


def _made(answer: Answer, goods: Goods, verdict: Verdict, givers: frozenset[Actor], others: Company) -> Report | None:
    judged, step = _judged(answer, goods, verdict, givers), answer.question.step
    if judged is None or (judged.act is Act.REQUESTED and _is_given_by_thing(step, goods)) or not is_tellable(step.sight, goods):
        return None
    sight, word = step.sight, word_of(step.sight, goods)
    cell = Reading(judged.act, sight.sentence.quote(word.index, word.index), LEARNT)
    found = Found(goods, cell, judged.sides, item_reading(sight, goods, step.before, False))
    made = written(sight, found, stack_of(sight, goods), step.setting, (judged.trace,))
    is_likely = made is not None and judged.chance >= _ENOUGH + others.asks_more_unread(made)
    return with_kind(made, verdict.kinds) if made and is_likely else None


def _is_given_by_thing(step: SentenceRead, goods: Goods) -> bool:
    """Who asks for "tanks that would give its forces *protection*" asks for tanks."""
    return any(draft.goods == goods and draft.why_not == BY_THING for draft in step.drafts)


def _judged(answer: Answer, goods: Goods, verdict: Verdict, givers: frozenset[Actor]) -> _Judged | None:
    """What the model says of a thing; None where it is not sure enough, or may not say it. `givers` are no takers by memory."""
    if not answer.question.sides:
        return None
    sight = answer.question.step.sight
    sure, giver = _giver(answer, goods, verdict)
    act, likely = max(verdict.acts.items(), key=lambda pair: (pair[1], pair[0].value))
    chance = verdict.given_by(sure)
    if chance < _ENOUGH or likely < _SURE:
        return None
    may = _that_may_be(act, sight, goods)
    beside = beside_others(sight, goods.amount) if goods.amount else frozenset()
    if may is None or giver.actor in beside:
        return None
    given_by = _row(sight, goods, giver)
    dealt = dealt_to(sight, goods.amount) if goods.amount else ()
    taken_by = without(dealt, {party.value for party in given_by}) or _taker(answer, verdict, given_by, givers, beside)
    bracketed = in_brackets(sight, goods)
    if taken_by and bracketed and _is_bracketed_taker(sight, goods, giver):
        taken_by = (bracketed.reading(sight.sentence),)
    told = f"no rule reads it; learnt from other articles: {chance:.0%} likely given, by {giver.actor.id} -> {may.value}"
    return _Judged(may, (given_by, taken_by), chance, told) if taken_by else None


def _giver(answer: Answer, goods: Goods, verdict: Verdict) -> tuple[float, Side]:
    """The likeliest giver with its chance; who the verb over the thing names as its doer before others that are likelier."""
    chances = list(zip(verdict.gives, answer.question.sides, strict=True))
    sure, likeliest = max(chances, key=lambda pair: pair[0])
    sight = answer.question.step.sight
    doer = doer_over(sight, goods)
    own = next(((chance, side) for chance, side in chances if doer and side.mention == doer), None)
    if own and _is_bracketed_taker(sight, goods, likeliest):
        return sure, likeliest
    if own and (own[0] >= _MAY_DO or is_done_by(sight, goods) or in_brackets(sight, goods)):
        return sure, own[1]
    no_giver = is_private(sight, likeliest) or any(said(sight, goods, likeliest) for said in (only_tells, is_given_it, buys_it))
    return (0.0 if no_giver else sure), likeliest


def _row(sight: Sight, goods: Goods, giver: Side) -> tuple[Party, ...]:
    """A giver with those that stand in one row with it; alone where its own sum stands in brackets behind it."""
    own_sum = giver.mention is not None and in_brackets(sight, goods) == giver.mention
    return (giver.party,) if own_sum else together(sight, giver)


def _is_bracketed_taker(sight: Sight, goods: Goods, giver: Side) -> bool:
    """Whether a sum stands in brackets behind who takes it: the likeliest giver is none of such a row."""
    if in_brackets(sight, goods) is None:
        return False
    if giver.mention is None:
        return True
    return [word.text for word in sight.sentence.words[giver.mention.last + 1 : giver.mention.last + 2]] != ["("]


def _that_may_be(act: Act, sight: Sight, goods: Goods) -> Act | None:
    """The act where it may be told, else one that may: who "hopes that Chad will send" it tells of a plan, not of a promise."""
    acts = (act, Act.PLANNED) if act is Act.PLEDGED else (act,)
    return next((each for each in acts if may_be(each, sight, goods)), None)


def _taker(
    answer: Answer, verdict: Verdict, given_by: tuple[Party, ...], before: frozenset[Actor], beside: frozenset[Actor]
) -> tuple[Party, ...]:
    givers = {party.value for party in given_by} | beside
    against = opposed(answer.question.step.sight)
    others = [
        (chance, side)
        for chance, side in zip(verdict.takes, answer.question.sides, strict=True)
        if side.actor not in givers and chance >= _TAKES and not (side.mention is None and side.actor in before)
        if side.mention is None or side.mention.last not in against
    ]
    taker = max(others, key=lambda pair: pair[0], default=None)
    row = together(answer.question.step.sight, taker[1]) if taker else ()
    return () if any(is_own_land(party.value, givers) for party in row) else tuple(p for p in row if p.value not in givers)
