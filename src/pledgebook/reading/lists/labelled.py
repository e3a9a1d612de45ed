"""Amounts beside a giver's bare name: "Canada: more than 800 drones", "the largest donors were Japan ($94 million) and Spain"."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Kind, Mention
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act, Report
from pledgebook.reading.grammar.parties import IN_ROW, Party
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import AGENCIES, Sight
from pledgebook.reading.lists.verbless import verbless
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.deduced import remembered
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.parts import part_of
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.things.money import is_less

_GIVERS = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION})
_GIVEN = frozenset({Act.PLEDGED, Act.DELIVERED, Act.ORDERED, Act.PLANNED})
_REACH = 4  # words from a name to the sum in its brackets: "Japan (up to $94 million)"
_NEAR = 1500  # characters: what a digest is about was told a paragraph or two before


def labelled(sight: Sight, goods: Goods, memory: Memory, setting: Setting) -> Draft | None:
    """The draft of an amount behind a giver's name and a colon, where the article has just told of such giving; else None."""
    label, told = _opening(sight, goods) or _bracketed(sight, goods), memory.reports[-1] if memory.reports else None
    if label and sight.sentence.kind is Kind.BULLET and (handed := _handed_out(sight, goods, label, memory, setting)):
        return handed
    if label and memory.pot and sight.sentence.kind is Kind.BULLET:
        return _paid_in(sight, goods, label.reading(sight.sentence), memory.pot, memory, setting)
    if label is None or told is None or told.act.value not in _GIVEN or memory.place - told.evidence[0].start > _NEAR:
        return None
    giver = label.reading(sight.sentence)
    taken_by = _takers(sight, giver, memory)
    act, trace = (told.act.value, "labelled"), "an amount beside the giver's bare name, after such giving was told"
    sides = ((giver,), taken_by)
    return Draft(goods, None, verbless(sight, goods, memory, setting, sides, act, told.act_date, trace)) if taken_by else None


def _handed_out(sight: Sight, goods: Goods, label: Mention[Actor], memory: Memory, setting: Setting) -> Draft | None:
    """The draft of a line of a list of what a side hands out: of its loans, or of a sum that agencies share."""
    taker = replace(label.reading(sight.sentence), rule=IN_ROW)
    if memory.hands_out and memory.hands_out.value != taker.value:
        sides = ((memory.cited(memory.hands_out, "donor.of-the-list"),), (taker,))
        act, trace = (Act.PLEDGED, "labelled"), "an amount beside a name, in a list of what a side hands out"
        return Draft(goods, None, verbless(sight, goods, memory, setting, sides, act, setting.own_date, trace))
    told = memory.package
    if told is None or not _is_agency(taker.value) or not is_less(goods, told):
        return None
    if not all(party.value.kind is ActorKind.COUNTRY for party in told.donors):
        return None
    part = part_of(sight, goods, told, memory, setting)
    return Draft(goods, None, replace(part, recipients=(*(p for p in told.recipients if p.value != taker.value), taker)))


def member(sight: Sight, goods: Goods, told: Report) -> tuple[Party, ...]:
    """Who gives by a line of a list under what many together give: "Twelve countries have pledged: Spain (4 million)"."""
    label = _opening(sight, goods) if all(party.value.kind is ActorKind.GROUP for party in told.donors) else None
    return (replace(label.reading(sight.sentence), rule=IN_ROW),) if label else told.donors


def _is_agency(actor: Actor) -> bool:
    return actor.kind in AGENCIES and actor.id.lower() not in group("lenders") | group("donor countries") | {"eu"}


def _paid_in(sight: Sight, goods: Goods, giver: Party, pot: Party, memory: Memory, setting: Setting) -> Draft:
    """The draft of a line of a list of contributions to a fund."""
    trace = "an amount beside the giver's bare name, in a list under a fund's name"
    sides = ((giver,), (memory.cited(pot, "recipient.of-the-list"),))
    return Draft(goods, None, verbless(sight, goods, memory, setting, sides, (Act.PLEDGED, "labelled"), None, trace))


def _opening(sight: Sight, goods: Goods) -> Mention[Actor] | None:
    """The side that the sentence begins with, when a colon, in a list also a dash or its sum, and no verb follows."""
    first = sight.actor_at(0)
    if (
        first is None
        or not (_is_followed(sight, first, ":") or _is_beside(sight, first, goods))
        or first.value.kind not in _GIVERS
        or not _is_counted(goods)
    ):
        return None
    return None if any(up.is_verb for up in (goods.head, *sight.sentence.above(goods.head))) else first


def _bracketed(sight: Sight, goods: Goods) -> Mention[Actor] | None:
    """The side behind whose name a sum stands in brackets, in a sentence about donors."""
    money = goods.amount if goods.amount and goods.amount.value.is_money else None
    if money is None or not any(word.lemma.lower() in group("donors") for word in sight.sentence.words):
        return None
    beside = (m for m in sight.named.actors if m.last < money.first <= m.last + _REACH and _is_followed(sight, m, "("))
    return next((mention for mention in beside if mention.value.kind in _GIVERS), None)


def _is_followed(sight: Sight, mention: Mention[Actor], sign: str) -> bool:
    return [word.text for word in sight.sentence.words[mention.last + 1 : mention.last + 2]] == [sign]


def _is_beside(sight: Sight, mention: Mention[Actor], goods: Goods) -> bool:
    between = sight.sentence.words[mention.last + 1 : goods.first]
    return sight.sentence.kind is Kind.BULLET and all(word.pos == "PUNCT" for word in between)


def _is_counted(goods: Goods) -> bool:
    """Whether the thing has an amount and is one that the word files know; a bare sum is."""
    known = goods.item is None or goods.item.value.item_class is not ItemClass.OTHER
    return goods.amount is not None and known and (goods.item is not None or goods.amount.value.is_money)


def _takers(sight: Sight, giver: Party, memory: Memory) -> tuple[Party, ...]:
    named = (mention for mention in sight.named.actors if mention.value != giver.value and _stands_behind(sight, mention))
    return tuple(mention.reading(sight.sentence) for mention in named) or remembered(memory, {giver.value})


def _stands_behind(sight: Sight, mention: Mention[Actor]) -> bool:
    return sight.sentence.words[sight.sentence.words[mention.last].head].lower in {"to", "for"}
