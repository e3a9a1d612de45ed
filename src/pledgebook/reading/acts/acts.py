"""The act of a reading in the light of its thing: what a fold alone cannot tell."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act
from pledgebook.reading.acts.collected import act_of_gathering, is_in_pledges
from pledgebook.reading.acts.doing import is_given_before
from pledgebook.reading.acts.fold import Fold
from pledgebook.reading.acts.nothing import is_none, is_none_of
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.hanging import below
from pledgebook.reading.grammar.modes import DONE, Mode
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.roles import is_passive
from pledgebook.reading.grammar.sight import Sight, is_called, is_definite
from pledgebook.reading.grammar.triggers import operator_at
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.things.goods import MONEY, Goods, heads_of, is_permission

_COMING = frozenset({"arrive", "receive"})  # frames
_ENTERING = frozenset({"give", "receive", "go", "come", "arrive", "add"})  # frames
_YEARLY = 6  # words from a sum to its "a year"
_GIVEN = frozenset({Act.DELIVERED, Act.PLEDGED, Act.PLANNED, Act.ORDERED, Act.PERMITTED})


def act_told(sight: Sight, base: Base, stack: Stack, folded: Fold, act: Act, goods: Goods, memory: Memory) -> Act:
    """A transfer that goes on is a promise where its sum or number is named or it is done at once, else it has begun."""
    act = act_of_gathering(base, act)
    if is_permission(goods) and act in {Act.DELIVERED, Act.PLEDGED}:
        return Act.PERMITTED  # "has given its approval", "will grant the licence"
    if act is Act.PLEDGED and _is_sale_approved(sight, base, stack, goods, group("approving")):
        return Act.PERMITTED
    if _is_only_promised(sight, goods, base, stack, act, memory):
        return Act.PLEDGED
    if (act is Act.PLEDGED and _is_brought(base, stack, goods)) or (act is Act.ORDERED and _is_bought(sight, goods, base, stack)):
        return Act.DELIVERED
    if act is Act.REQUESTED and _is_foreseen(sight, base, stack):
        act = Act.PLEDGED if memory.voice else Act.PLANNED
    able = act is Act.CONSIDERED and stack.mood.mode is Mode.CAN and not stack.mood.denied
    if (act in _GIVEN or able) and is_none(sight, goods):
        return Act.REFUSED  # "sent no tanks", "could spare no tanks"
    going_on = stack.mood.mode is Mode.GOING_ON and base.frame is not None and base.frame.item == "open"
    at_once = going_on and base.trigger.lemma.lower() in group("sent at once")
    named = goods.amount and (going_on or (memory.voice is not None and base.frame is not None and base.frame.item == "open"))
    return Act.PLEDGED if folded.ongoing and act is Act.DELIVERED and (named or at_once) else act


def _is_only_promised(sight: Sight, goods: Goods, base: Base, stack: Stack, act: Act, memory: Memory) -> bool:
    """Whether what sounds given, or refused, has but been promised."""
    if act is Act.DELIVERED and is_in_pledges(sight.sentence, base):
        return True
    if act is not Act.DELIVERED:
        return _is_awaited(sight, goods, base, stack, act)
    awaited = base.frame is not None and base.frame.name in _COMING and is_none_of(sight.sentence, goods)
    named = base.operator is not None and base.operator.name == "judge" and is_called(sight.sentence, goods.head, "promised")
    set_down = _is_entered(sight, base, stack, goods) and not is_none(sight, goods)
    return awaited or named or set_down or _is_its_sum(sight, base, goods) or _is_added_to_promise(base, memory)


def act_of_means(sight: Sight, base: Base, means: Word) -> Act:
    """What is done with the parts of a package that is only named: a shipment that "included" tents has been sent."""
    mode = mood_of(sight.sentence, base.trigger).mode
    if is_stopped(sight, means):
        return Act.WITHDRAWN
    if means.lemma.lower() in group("proposals") and mode is Mode.WOULD:
        return Act.PLANNED
    sent = (means.lemma.lower() in group("sent things") or is_given_before(sight, means)) and mode is not Mode.WILL
    done = {Mode.PERFECT, Mode.BEFORE} | ({Mode.PAST} if base.frame and base.frame.past == "delivered" else set())
    return Act.DELIVERED if sent or mode in done else Act.PLEDGED


def is_stopped(sight: Sight, means: Word) -> bool:
    """Whether a package is called stopped: "the *suspended* shipment consisted of"."""
    called = (operator_at(sight.sentence, word) for word in sight.sentence.children(means, "amod"))
    return any(operator is not None and operator.name == "withdraw" for operator in called)


def is_voted_on(means: Word, stack: Stack) -> bool:
    """Whether a bill or a plan is told of with what becomes of it: "passed a bill that would give"."""
    told = [layer.word.index for layer in stack.layers]
    return means.index in told[:-1]


def _is_added_to_promise(base: Base, memory: Memory) -> bool:
    """Whether more is only added where promises are told: "Spain pledged 5 million euros. The EU added 7 million"."""
    last = memory.told_just_before
    return base.frame is not None and base.frame.name == "add" and last is not None and last.act.value is Act.PLEDGED


def _is_brought(base: Base, stack: Stack, goods: Goods) -> bool:
    """Goods that somebody brought are there; only of a sum does "brought to" tell what was promised so far."""
    done = stack.mood.mode in DONE and not stack.layers
    things = goods.item is not None and goods.item.value.item_class not in MONEY
    return base.frame is not None and base.frame.name == "bring" and done and things


def _is_bought(sight: Sight, goods: Goods, base: Base, stack: Stack) -> bool:
    """What somebody "bought" for himself is taken for there; what he "ordered", or bought "for Ukraine", may not be."""
    done = stack.mood.mode in DONE and base.trigger.lemma.lower() in group("bought")
    places = (place for owner in (base.trigger, goods.head) for place in sight.sentence.children(owner, "prep", "dative"))
    whom = (target for place in places if place.lower == "for" for target in sight.sentence.children(place, "pobj"))
    for_others = sight.taker_after(base.trigger) is not None or any(sight.actor_at(word.index) for word in whom)
    return done and not for_others and _is_only_said(stack)


def _is_entered(sight: Sight, base: Base, stack: Stack, goods: Goods) -> bool:
    """Whether a sum is only set down in the present tense, as releases do: "Chad gets 5 million", not "gets 5 million a year"."""
    frame = base.frame.name if base.frame else ""
    present = frame in _ENTERING and stack.mood.mode is Mode.PRESENT and not stack.mood.denied
    present = present or (frame == "add" and stack.mood.mode is Mode.PAST)
    is_sum = goods.amount is not None and goods.amount.value.is_money
    if not (present and is_sum and _is_only_said(stack)):
        return False
    beside = sight.sentence.words[max(0, goods.first - _YEARLY) : goods.last + _YEARLY]
    return not any(word.lemma.lower() in group("yearly") for word in beside)


def _is_its_sum(sight: Sight, base: Base, goods: Goods) -> bool:
    """Whether a sentence but tells how much the thing named before is: "the aid amounts to", not "aid has now reached"."""
    bare = base.trigger.tag in {"VBZ", "VBP"} and not sight.sentence.children(base.trigger, "aux")
    return base.frame is not None and base.frame.name == "total" and bare and is_definite(sight.sentence, goods.head)


def _is_foreseen(sight: Sight, base: Base, stack: Stack) -> bool:
    """Whether a "should" but tells when a thing is to come, and asks nobody: "the loan should be paid out in spring"."""
    should = any(child.lower == "should" for child in sight.sentence.children(base.trigger, "aux"))
    comes = base.frame is not None and (base.frame.name in {"arrive", "go", "travel"} or is_passive(sight.sentence, base.trigger))
    dated = any(time.first > base.trigger.index for time in sight.times)
    return should and comes and dated and _is_only_said(stack)


def _is_awaited(sight: Sight, goods: Goods, base: Base, stack: Stack, act: Act) -> bool:
    """Whether a thing has only not come yet, which says that it was promised: "the tanks have not yet arrived"."""
    comes = base.frame is not None and (base.frame.name in _COMING or is_passive(sight.sentence, base.trigger))
    bare = all(layer.operator is None or layer.operator.name in {"aspect", "say"} for layer in stack.layers)
    if not bare or act not in {Act.CONSIDERED, Act.REFUSED}:
        return False
    told = (below(sight.sentence, head) for head in heads_of(sight, goods))
    promised = any(base and base.operator and base.operator.act == Act.PLEDGED for base in told)
    if not comes:  # "has yet to pay the money that it promised"
        return base.frame is not None and promised and (stack.mood.pending or stack.mood.mode is Mode.PERFECT)
    return stack.mood.pending or (promised and stack.mood.mode in {Mode.PERFECT, Mode.PAST, Mode.BEFORE})


def _is_only_said(stack: Stack) -> bool:
    """Whether nothing stands over an act but who tells of it."""
    return all(layer.operator and layer.operator.name == "say" for layer in stack.layers)


def _forms(sight: Sight, word: Word) -> tuple[str, ...]:
    """A word's dictionary form, and that with its particle: "sign", "sign off"."""
    lemma = word.lemma.lower()
    return (lemma, *(f"{lemma} {particle.lower}" for particle in sight.sentence.children(word, "prt")))


def _is_sale_approved(sight: Sight, base: Base, stack: Stack, goods: Goods, words: frozenset[str]) -> bool:
    """Approving what is sold permits the sale, as approving a gift promises it: "approved the sale of jets"."""
    told = (base.trigger, *base.passed, *sight.sentence.children(base.trigger, "dobj"), *(layer.word for layer in stack.layers))
    approves = any(form in words for word in told for form in _forms(sight, word))
    named = goods.item.value.name.lower().split()[-1:] if goods.item else []
    sold = bool({*named, *(word.lemma.lower() for word in told)} & group("sales"))
    return approves and (sold or base.trigger.lemma.lower() in group("selling"))


def own_approval(sight: Sight, goods: Goods, base: Base, stack: Stack, folded: Fold, act: Act) -> tuple[Fold, Act]:
    """Approving what one gives oneself is a promise: "authorised the ministry to send", "allowing for a disbursement"."""
    ordered = any(layer.operator and layer.operator.others and layer.operator.act == Act.PERMITTED for layer in stack.layers)
    if folded.permission and _is_sale_approved(sight, base, stack, goods, group("assenting")):
        return replace(folded, permission=False), act
    if folded.permission and _lets_arms_pass(base, goods):
        return replace(folded, permission=False), act
    paid = {goods.head.lemma.lower(), base.trigger.lemma.lower()} & group("payouts")
    if not folded.permission or not (ordered or paid or base.trigger.lemma.lower() in group("approving")):
        return folded, act
    return replace(folded, permission=False), Act.PLEDGED if act is Act.PERMITTED else act


def _lets_arms_pass(base: Base, goods: Goods) -> bool:
    """As in "permits arms transfers": arms are let out as sales are, where only money is paid out."""
    arms = goods.item is not None and goods.item.value.item_class not in MONEY - {ItemClass.MILITARY_AID}
    allows = base.operator is not None and base.operator.name == "permit" and base.trigger.is_verb
    return allows and arms and goods.head.lemma.lower() == "transfer" and base.trigger.lemma.lower() in group("assenting")


def is_granted(stack: Stack, act: Act) -> bool:
    """In "approved requests to hand over jets" what was asked for is permitted."""
    agrees = (layer.mood for layer in stack.layers if layer.operator and layer.operator.name == "pledge")
    return act is Act.REQUESTED and any(not mood.denied and mood.mode is not Mode.MUST for mood in agrees)
