"""What a report is about: its item, its amount, and the id that stays with the words."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from pledgebook.language.doc import Kind, Word
from pledgebook.language.items.finder import item_named
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import Amount, Missing, Qualifier
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.uses import is_use
from pledgebook.reading.things.aims import aim_of_sum
from pledgebook.reading.things.goods import MONEY, Goods
from pledgebook.reading.things.singles import ARTICLE
from pledgebook.reading.things.topic import specified

TO_COME = "item.to-come"
"""The rule of an item that only stands for the list behind it."""
AIM = "item.aim-of-money"
"""The rule of a sum whose purpose its clause tells."""
PERMITTED = "item.permitted"
"""The rule of a permission that is named by what it lets be sent."""
USED = "item.use-permitted"
"""The rule of a permission that is named by what it lets be used."""


def report_id(article: str, goods: Goods, sight: Sight, given_by: tuple[Party, ...]) -> str:
    """The same for the same words read for the same giver, whatever else is read differently one day."""
    start, end = sight.sentence.words[goods.first].start, sight.sentence.words[goods.last].end
    key = "\x1f".join((article, str(start), str(end), *(party.value.id for party in given_by)))
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def item_reading(sight: Sight, goods: Goods, memory: Memory, permission: bool, base: Base | None = None) -> Reading[Item]:
    """What the report is about; with its `base`, in the light of what is done."""
    trigger = base.trigger if base else None
    if base and base.frame and base.frame.item == "debt" and not permission:
        return _forgiven(sight, goods, base)
    lent = trigger is not None and trigger.lemma.lower() in {"lend", "loan"} and _is_sum(goods) and not permission
    if trigger and lent:
        return _lent(sight, goods, trigger)
    if goods.item is None:
        return (None if permission else _guaranteed_sum(sight, trigger)) or _money_item(sight, goods, memory)
    reading = _guaranteed(goods.item.reading(sight.sentence), trigger)
    if goods.meant:
        reading = replace(reading, cited=(goods.meant.quote,) if goods.meant.quote else ())
    if permission and reading.value.item_class is not ItemClass.PERMISSION:
        exports = "export " if trigger and "export" in trigger.lemma.lower() else ""
        rule = USED if base and is_use(base) else PERMITTED
        return Reading(item_named(f"{exports}permission for {reading.value.name}"), reading.quote, rule)
    if (known := _meant_by_the(sight, goods, memory)) is not None:
        return Reading(known.value, reading.quote, "reference.thing", (known.quote,) if known.quote else ())
    item = reading.value if reading.rule == TO_COME else specified(reading.value, sight, memory.topics)
    return reading if item == reading.value else replace(reading, value=item, rule="item.by-topic")


def _is_sum(goods: Goods) -> bool:
    named = goods.item is not None and goods.item.value.kinds[:1] == ("fund",)
    return named or (goods.amount is not None and goods.amount.value.is_money)


def _lent(sight: Sight, goods: Goods, trigger: Word) -> Reading[Item]:
    """What is lent is a loan, whatever it is for: "will lend Nepal $90 million for repairs"."""
    if goods.item is None:
        return Reading(item_named("loan"), sight.sentence.quote(trigger.index, trigger.index), "item.of-verb")
    reading = goods.item.reading(sight.sentence)
    if reading.value.item_class is ItemClass.LOAN:
        return reading
    purpose = "" if reading.value.kinds[:1] == ("fund",) else f" for {reading.value.name}"
    return replace(reading, value=item_named(f"loan{purpose}"), rule="item.of-verb")


def _guaranteed(reading: Reading[Item], trigger: Word | None) -> Reading[Item]:
    """A loan that is guaranteed is somebody else's: what is given is the guarantee."""
    if trigger is None or trigger.lemma.lower() != "guarantee" or reading.value.item_class is not ItemClass.LOAN:
        return reading
    named = item_named(f"guarantee for {reading.value.name}")
    return replace(reading, value=replace(named, item_class=ItemClass.GUARANTEE), rule="item.of-verb")


def _guaranteed_sum(sight: Sight, trigger: Word | None) -> Reading[Item] | None:
    """What a sum is that somebody guarantees: "will guarantee $30 million for Chad"."""
    if trigger is None or trigger.lemma.lower() != "guarantee":
        return None
    return Reading(item_named("loan guarantee"), sight.sentence.quote(trigger.index, trigger.index), "item.of-verb")


def _forgiven(sight: Sight, goods: Goods, base: Base) -> Reading[Item]:
    """A loan or a sum that is written off, not given: debt relief whatever its name."""
    if goods.item is None:
        return Reading(item_named("debt relief"), sight.sentence.quote(base.trigger.index, base.trigger.index), "item.of-verb")
    return replace(reading := goods.item.reading(sight.sentence), value=replace(reading.value, item_class=ItemClass.DEBT_RELIEF))


def _meant_by_the(sight: Sight, goods: Goods, memory: Memory) -> Reading[Item] | None:
    """The thing that "the tanks" or "these vehicles" means: the one named last, if it is one of that kind."""
    item, known = goods.item, memory.thing
    if item is None or known is None or item.first == 0 or not item.value.kinds or len(known.value.kinds) < 2:
        return None
    definite = sight.sentence.words[item.first - 1].lower in {"the", "these", "those", "such"}
    bare = item.value.kinds[0] in known.value.kinds[1:] or item.value.name.lower() in group("generic things")
    return known if definite and bare else None


def _money_item(sight: Sight, goods: Goods, memory: Memory) -> Reading[Item]:
    """Money that no words say the purpose of: that of the report before it, where there is one."""
    listed = memory.opening[-1:] if sight.sentence.kind is Kind.BULLET else ()
    told = (*listed, *(report for report in reversed(memory.reports) if report.package is None))
    before = next((report.item.value for report in told if _is_kind_of_help(report.item.value)), None)
    aim = aim_of_sum(sight, goods)
    if aim and (aim.item_class is not ItemClass.OTHER or before is None):
        kind = ItemClass.FINANCIAL_AID if aim.item_class is ItemClass.OTHER else aim.item_class
        called = before.name if before and listed else "aid"
        whole = specified(Item(f"{called} for {aim.name}", kind, ("aid",)), sight, memory.topics)
        return Reading(whole, sight.sentence.quote(goods.first, goods.last), AIM)
    item = before or specified(Item("aid", ItemClass.FINANCIAL_AID, ("aid",)), sight, memory.topics)
    return Reading(item, sight.sentence.quote(goods.first, goods.last), "item.money-alone")


def _is_kind_of_help(item: Item) -> bool:
    """Whether later sums can be of the same: help or a contribution, but no loan, and no goods of that class ("cash card")."""
    named = item.name.lower().split()[-1] in group("help nouns") | group("funds") or item.kinds[:1] == ("fund",)
    return named and item.item_class in MONEY - {ItemClass.LOAN}


def amount_reading(sight: Sight, goods: Goods, permission: bool = False) -> Reading[Amount] | Missing:
    """How much; of a permission no "scores of" or "a": these count what may be sent."""
    told = goods.amount if not permission or _counts_permission(goods) else None
    return told.reading(sight.sentence) if told else Missing.NOT_MENTIONED


def _counts_permission(goods: Goods) -> bool:
    return goods.amount is not None and goods.amount.rule != ARTICLE and goods.amount.value.qualifier is not Qualifier.VAGUE
