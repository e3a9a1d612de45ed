"""From a thing in a sentence to a report about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report
from pledgebook.reading.acts.acts import act_of_means, act_told, is_granted, is_stopped, is_voted_on, own_approval
from pledgebook.reading.acts.background import taken_for_granted
from pledgebook.reading.acts.climb import bases_of
from pledgebook.reading.acts.doing import Doing, doing, is_given_before, means_of
from pledgebook.reading.acts.fitting import fits
from pledgebook.reading.acts.fold import Fold, fold, steps_of
from pledgebook.reading.acts.nothing import is_none
from pledgebook.reading.acts.stack import Stack, stack_over
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Sides
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.bargains import sides_of_bargain
from pledgebook.reading.partners.exchanges import sides_in_return
from pledgebook.reading.partners.givers import donors
from pledgebook.reading.partners.granting import leave_awaited, leave_handed, leave_received, users_let
from pledgebook.reading.partners.letting import sides_of_letting
from pledgebook.reading.partners.needed import sides_of_need, with_need
from pledgebook.reading.partners.objections import objection
from pledgebook.reading.partners.offers import sides_of_offer
from pledgebook.reading.partners.pacts import base_of_pact, creditors_first, debtor_last, is_first_step, sides_of_pact
from pledgebook.reading.partners.permitters import asked_and_answered, is_sale, let_by_body, permitters, pleaded_and_answered
from pledgebook.reading.partners.takers import recipients
from pledgebook.reading.partners.uses import is_use, sides_of_leave, with_leave
from pledgebook.reading.reports.naming import item_reading
from pledgebook.reading.reports.parts import included, is_purpose
from pledgebook.reading.reports.written import Found, written
from pledgebook.reading.things.aided import base_of_aid
from pledgebook.reading.things.counts import raised_by
from pledgebook.reading.things.doings import base_of_doing
from pledgebook.reading.things.efforts import base_of_effort
from pledgebook.reading.things.goods import Goods, heads_of
from pledgebook.reading.things.leaves import base_of_leave, is_leave

_LEAVE_GOT = {Act.PLEDGED: Act.PERMITTED, Act.PLANNED: Act.REQUESTED}
"""What getting leave is: who "wants to obtain" it asks for it."""
BY_THING = "its subject is neither a side nor a means of giving"


@dataclass(frozen=True, slots=True)
class Draft:
    """A report on its way: the goods it is about, how it was reached, and the report itself when there is one."""

    goods: Goods
    base: Base | None
    report: Report | None
    why_not: str = ""


def draft(sight: Sight, goods: Goods, memory: Memory, setting: Setting, things: frozenset[int]) -> Draft | None:
    """The report about `goods`; None when nothing makes a commitment of it."""
    own = base_of_doing(sight, goods) or base_of_effort(sight, goods) or base_of_leave(sight, goods) or base_of_aid(sight, goods)
    if own:
        return draft_at(sight, goods, own, memory, setting, things)
    told = (base for head in heads_of(sight, goods) for base in bases_of(sight.sentence, head))
    drafts = (draft_at(sight, goods, base, memory, setting, things) for base in (*told, base_of_pact(sight, goods)) if base)
    first: Draft | None = None
    for made in drafts:
        if made and made.report:
            return made
        first = first or made
    return first


def draft_at(sight: Sight, goods: Goods, base: Base, memory: Memory, setting: Setting, things: frozenset[int]) -> Draft | None:
    """As `draft`, under a base that is known."""
    if not fits(sight, goods, base):
        return None
    if base.operator and base.operator.name == "raise" and goods.amount is None:
        goods = replace(goods, amount=raised_by(sight, base.trigger))
    done_by = Doing.BY_MEANS if base.frame and base.frame.past == "part" else doing(sight, base, memory)
    if done_by is Doing.BY_THING:
        return Draft(goods, base, None, BY_THING)
    stack = stack_over(sight.sentence, base.trigger, things)
    folded = with_leave(sight, base, stack, fold(base, stack, official=memory.voice is not None))
    folded = with_need(sight, base, stack, folded)
    if folded.act is None and (granted := taken_for_granted(sight.sentence, base)):
        folded = replace(folded, act=granted, steps=(*folded.steps, f"taken for granted -> {granted}"))
    if done_by is Doing.BY_MEANS or is_purpose(sight, goods, base, stack, folded):
        return _draft_of_part(sight, goods, base, stack, folded, memory, setting)
    if folded.act is None or (is_use(base) and not folded.permission):
        return Draft(goods, base, None, "an event of which nothing is said: " + "; ".join(folded.steps))
    act = act_told(sight, base, stack, folded, folded.act, goods, memory)
    return _full(sight, goods, base, stack, folded, act, memory, setting)


def _draft_of_part(sight: Sight, goods: Goods, base: Base, stack: Stack, folded: Fold, memory: Memory, setting: Setting) -> Draft:
    """What a package brings shares the package's fate, unless its own words tell another: "the aid does not include tanks"."""
    means = means_of(sight, base)
    none = is_none(sight, goods)
    own_fate = none or stack.mood.denied or bool(stack.supposed) or (means is not None and is_voted_on(means, stack))
    alone = own_fate or (means is not None and (is_given_before(sight, means) or is_stopped(sight, means)))
    part = None if alone else included(sight, goods, base, memory, setting)
    if part or not means:
        return Draft(goods, base, part, "" if part else "a part of something that was not read")
    if none:
        act = Act.REFUSED
    elif own_fate and folded.act:
        act = folded.act
    else:
        act = act_of_means(sight, base, means)
    return _full(sight, goods, base, stack, folded, act, memory, setting)


def _leave_told(sight: Sight, goods: Goods, base: Base, stack: Stack, act: Act, memory: Memory) -> tuple[Sides, Act] | None:
    """The sides and the act of leave that is awaited, received, handed over, or answered for."""
    if awaited := leave_awaited(sight, goods, stack, memory):
        return awaited, Act.REQUESTED
    if received := leave_received(sight, goods, stack, memory):
        return received, _LEAVE_GOT.get(act, act)
    told = leave_handed(sight, goods, stack, memory) or asked_and_answered(sight, base, stack, memory)
    given = act is Act.PLEDGED or (act is Act.PLANNED and not _is_planned(stack))
    return (told, Act.PERMITTED if given else act) if told else None


def _is_planned(stack: Stack) -> bool:
    """Whether leave is yet to be given: "*plans* to give Chad permission"."""
    return any(layer.operator is not None and layer.operator.name == "plan" for layer in stack.layers)


def _dealt(
    sight: Sight, goods: Goods, base: Base, stack: Stack, sides: Sides, act: Act, memory: Memory, leave: bool
) -> tuple[Sides, Act]:
    """The sides and the act where two deal with each other: debtor and creditor, two that sign, who buys and who sells."""
    if base.frame and base.frame.item == "debt":
        sides = debtor_last(sight, goods, creditors_first(sight, *sides))
    if told := sides_of_offer(sight, goods, base, stack, memory) or sides_in_return(sight, base, sides, memory):
        return told, act
    if pact := sides_of_pact(sight, goods, base, memory):
        return pact, Act.PLANNED if act is Act.PLEDGED and is_first_step(sight, base.trigger) else act
    bargain = sides_of_bargain(sight, goods, base, stack, memory)
    if leave and bargain and not base.buys:
        return sides, act
    if leave and bargain:
        lets = {party.value for party in sides[0]}
        bargain = bargain if lets & {party.value for party in bargain[1]} else (sides[0], bargain[1])
    return bargain or sides, act


def _full(
    sight: Sight, goods: Goods, base: Base, stack: Stack, folded: Fold, act: Act, memory: Memory, setting: Setting
) -> Draft:
    given_by, permit, leave = donors(sight, goods, base, stack, memory), False, False
    if needs := sides_of_need(sight, goods, base, stack, memory):
        (given_by, taken_by), act, permit = needs, Act.REQUESTED, True
    elif is_use(base):
        given_by, taken_by = sides_of_leave(sight, goods, base, stack, memory)
    elif is_leave(goods) and (answered := asked_and_answered(sight, base, stack, memory)):
        given_by, taken_by = answered
    elif is_leave(goods):
        asked = given_by if act is Act.REQUESTED else ()
        given_by, taken_by = sides_of_letting(sight, goods, base, stack, memory, asked)
    elif pleaded := pleaded_and_answered(sight, stack, memory):
        given_by = pleaded[0]
        taken_by = recipients(sight, goods, base, stack, memory, given_by) or pleaded[1]
    elif told := _leave_told(sight, goods, base, stack, act, memory):
        ((given_by, taken_by), act), permit = told, True
    elif lets := permitters(sight, stack, given_by, memory, of_others=bool(given_by) and is_sale(base)):
        taken_by = given_by or recipients(sight, goods, base, stack, memory, lets)
        given_by, leave, permit = lets, True, not base.buys  # who lets others buy from it sells the thing
        act = Act.PERMITTED if act in {Act.PLEDGED, Act.PLANNED} or is_granted(stack, act) else act
    else:
        folded, act = own_approval(sight, goods, base, stack, folded, act)
        taken_by = users_let(sight, goods, memory) or recipients(sight, goods, base, stack, memory, given_by)
        permit, act = let_by_body(given_by, act)
    leave = leave or permit or folded.permission
    (given_by, taken_by), act = _dealt(sight, goods, base, stack, (given_by, taken_by), act, memory, leave)
    if why_not := objection(sight, goods, base, act, (given_by, taken_by), memory):
        return Draft(goods, base, None, why_not)
    ongoing = folded.ongoing and setting.entry_day is None  # a timeline tells in the present what was done
    cell = Reading(act, sight.sentence.quote(base.trigger.index, base.trigger.index), "fold")
    item = item_reading(sight, goods, memory, permit or folded.permission, base)
    found = Found(goods, cell, (given_by, taken_by), item, ongoing)
    report = written(sight, found, stack, setting, tuple(steps_of(folded)))
    return Draft(goods, base, report)
