"""A report written down: what was found of who gives what to whom, with all that its sentence says of it besides."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Speaker
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import Item
from pledgebook.model.reports import Act, Report, Scope
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.parties import Sides
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.reports import cells
from pledgebook.reading.reports.bodies import of_body
from pledgebook.reading.reports.days import day_of
from pledgebook.reading.reports.gates import conditions, demanded
from pledgebook.reading.reports.naming import PERMITTED, USED, amount_reading, report_id
from pledgebook.reading.reports.terms import own_terms
from pledgebook.reading.things.goods import Goods, heads_of


@dataclass(frozen=True, slots=True)
class Found:
    """What a report needs: the goods and what they are, the act and its word, the sides, and whether it goes on still."""

    goods: Goods
    act: Reading[Act]
    sides: Sides
    item: Reading[Item]
    ongoing: bool = False


def written(sight: Sight, found: Found, stack: Stack, setting: Setting, trace: tuple[str, ...]) -> Report:
    """The report, with date, conditions, due date, speakers and scope as they are told under `stack`."""
    goods, act = found.goods, found.act.value
    given_by, taken_by = found.sides
    scope = _scope(sight, goods, stack, found.ongoing, act)
    return Report(
        id=report_id(setting.source.article, goods, sight, given_by),
        source=setting.source,
        act=found.act,
        donors=given_by,
        recipients=taken_by,
        item=of_body(found.item, found.sides),
        amount=amount_reading(sight, goods, found.item.rule in {PERMITTED, USED}),
        act_date=None if scope is Scope.CUMULATIVE else day_of(sight, goods, stack, setting, act),
        conditions=_conditions(sight, goods, stack, act),
        due=cells.due(sight, (goods.head, *stack.chain), setting.published),
        speakers=_speakers(sight, stack.chain[0]),
        scope=scope,
        anew=cells.marked_anew(sight.sentence, goods.first, goods.last) or _goal(sight, stack),
        restates=cells.marked_old(sight.sentence, stack.chain),
        evidence=(sight.sentence.whole,),
        trace=trace,
    )


def _conditions(sight: Sight, goods: Goods, stack: Stack, act: Act) -> tuple[Reading[str], ...]:
    stated = conditions(sight.sentence, stack.chain, act)
    if not stated and act in {Act.PLEDGED, Act.PLANNED, Act.ORDERED}:
        stated = own_terms(sight.sentence, (*heads_of(sight, goods), *stack.chain))
    return stated or (demanded(sight.sentence, stack.chain) if act is Act.REFUSED else ())


def _goal(sight: Sight, stack: Stack) -> Quote | None:
    """The word that tells a goal: it stands beside what was promised and is not the promise itself."""
    goals = (layer.word.index for layer in stack.layers if layer.word.lemma.lower() in group("goals"))
    return next((sight.sentence.quote(index, index) for index in goals), None)


def _scope(sight: Sight, goods: Goods, stack: Stack, ongoing: bool, act: Act) -> Scope:
    going_on = ongoing and act is Act.DELIVERED
    if going_on or (act in {Act.DELIVERED, Act.PLEDGED} and _is_sum_since(sight, goods, stack)):
        return Scope.CUMULATIVE
    return cells.scope_of(sight, stack.chain, act)


def _is_sum_since(sight: Sight, goods: Goods, stack: Stack) -> bool:
    """Whether a sum is what was given since something began: "has provided $40 million since the invasion"."""
    if goods.amount is None or not goods.amount.value.is_money:
        return False
    owners = (*stack.chain, *heads_of(sight, goods))
    hanging = (word for owner in owners for word in sight.sentence.children(owner, "prep", "advcl"))
    openers = (mark for word in hanging for mark in (word, *sight.sentence.children(word, "mark")))
    return any(word.lower == "since" and not cells.numbers_one(sight.sentence, word.index) for word in openers)


def _speakers(sight: Sight, trigger: Word) -> tuple[Reading[Speaker], ...]:
    """Who says so, from the one who says it to the one who passes it on."""
    found = []
    for saying in reversed(sight.sayings):
        if saying.speaker and any(first <= trigger.index <= last for first, last in saying.content):
            quote = sight.sentence.quote(*saying.source) if saying.source else None
            found.append(Reading(saying.speaker, quote, saying.rule))
    return tuple(found)
