"""Sums that are the price, the cost or the value of a thing, and sums that say another one over again."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import Amount
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.things.counts import CONVERSION, is_value
from pledgebook.reading.things.goods import Goods


def with_prices(sight: Sight, things: list[Goods], sums: list[Goods]) -> list[Goods]:
    """The things, those that a sum is the price of with that sum, and the sums that are no price."""
    priced = {thing.head.index: money for money in sums if (thing := _priced(sight, money, things))}
    costed = [
        replace(goods, amount=priced[goods.head.index].amount) if goods.head.index in priced and not goods.amount else goods
        for goods in things
    ]
    return [*costed, *(money for money in sums if money not in priced.values())]


def _priced(sight: Sight, money: Goods, things: list[Goods]) -> Goods | None:
    """The thing of which a sum is the price or the cost: "sold the radars for $90 million", "finances a clinic with ..."."""
    sentence = sight.sentence
    if spent := _spent_on(sight, money, things):
        return spent
    preposition = sentence.words[money.head.head]
    verb = sentence.words[preposition.head]
    selling = preposition.lower in {"for", "at"} and verb.lemma.lower() in group("selling")
    paying = preposition.lower == "with" and verb.lemma.lower() in group("paying for")
    if not selling and not paying:
        return None
    inside = {word.index for word in sentence.subtree(verb) if word.index < preposition.index}
    return next((goods for goods in things if goods.head.index in inside), None)


def _spent_on(sight: Sight, money: Goods, things: list[Goods]) -> Goods | None:
    """The thing that a sum is spent on: "will spend $90 million on food aid"."""
    sentence = sight.sentence
    verb = sentence.words[money.head.head]
    if verb.lemma.lower() != "spend" or money.head.dep not in {"dobj", "nsubjpass"}:
        return None
    hanging = (prep for owner in (verb, money.head) for prep in sentence.children(owner, "prep") if prep.lower == "on")
    targets = {target.index for prep in hanging for target in sentence.children(prep, "pobj")}
    return next((goods for goods in things if goods.head.index in targets), None)


def is_said_otherwise(sight: Sight, amount: Mention[Amount], things: list[Goods]) -> bool:
    """Whether a sum is but the value of what is counted already, or another currency's word for a sum."""
    counted = (thing.item for thing in things if thing.item and thing.amount and not thing.amount.value.is_money)
    if _is_conversion(sight, amount) or _is_difference(sight, amount):
        return True
    return any(item.last < amount.first and is_value(sight, item, amount) for item in counted)


def _is_conversion(sight: Sight, amount: Mention[Amount]) -> bool:
    """Whether a sum in brackets is another currency's word for the sum before it: "35 billion euros ($39 billion)"."""
    if amount.rule == CONVERSION:
        return True
    start = amount.first - 1
    if start < 1 or sight.sentence.words[start].text not in {"(", ";", "/"}:
        return False
    before = sight.amount_at(start - 1)
    return before is not None and before.value.is_money and before.value.unit != amount.value.unit


def _is_difference(sight: Sight, amount: Mention[Amount]) -> bool:
    """Whether a sum only says how much more another is than before: "30 million euros, *an increase of 5 million* over"."""
    of = sight.sentence.words[money_head(sight, amount).head]
    noun = sight.sentence.words[of.head]
    beside = noun.dep in {"appos", "npadvmod", "dobj"} and any(
        word.text in {",", "-", "–", "—"} for word in sight.sentence.words[max(0, noun.index - 2) : noun.index]
    )
    return of.lower == "of" and beside and noun.lemma.lower() in group("differences")


def money_head(sight: Sight, amount: Mention[Amount]) -> Word:
    return head_of(sight.sentence, amount.first, amount.last)
