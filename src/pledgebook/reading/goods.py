"""What a sentence could be about: things with their amounts, before anything is known of a commitment."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import Amount
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item
from pledgebook.reading.sight import Sight, head_of


@dataclass(frozen=True, slots=True)
class Goods:
    """A thing that is named, the word that governs its phrase, and its amount where one belongs to it."""

    head: Word
    item: Mention[Item] | None
    amount: Mention[Amount] | None
    meant: Reading[Item] | None = None
    """What a pronoun stands for; the item is then the pronoun's own place in the sentence."""

    @property
    def first(self) -> int:
        return min(mention.first for mention in (self.item, self.amount) if mention)

    @property
    def last(self) -> int:
        return max(mention.last for mention in (self.item, self.amount) if mention)


def goods_in(sight: Sight) -> tuple[Goods, ...]:
    """The things of a sentence in text order: every item, and every sum of money that belongs to no item."""
    taken: set[int] = set()
    found: list[Goods] = []
    for item in sight.items:
        amount = _amount_of(sight, item, taken)
        if amount:
            taken.add(amount.first)
        found.append(Goods(_head(sight, item, amount), item, amount))
    money = (amount for amount in sight.amounts if amount.first not in taken and amount.value.is_money)
    found.extend(Goods(_money_head(sight, amount), None, amount) for amount in money)
    return tuple(sorted(found, key=lambda goods: goods.first))


def pronouns_in(sight: Sight, thing: Reading[Item] | None) -> tuple[Goods, ...]:
    """The pronouns that can stand for a thing named before: "send them", "are considering it"."""
    if thing is None:
        return ()
    found = (
        word
        for word in sight.sentence.words
        if word.lower in group("pronouns for things") and word.dep in {"dobj", "pobj", "nsubjpass"}
    )
    return tuple(Goods(word, Mention(thing.value, word.index, word.index, "reference.thing"), None, thing) for word in found)


def _money_head(sight: Sight, amount: Mention[Amount]) -> Word:
    return head_of(sight.sentence, amount.first, amount.last)


def _head(sight: Sight, item: Mention[Item], amount: Mention[Amount] | None) -> Word:
    """The word by which the thing hangs in the sentence: the amount's when the thing is a part of it ("14 of its tanks")."""
    own = head_of(sight.sentence, item.first, item.last)
    if amount is None or amount.first > item.last:
        return own
    outer = head_of(sight.sentence, amount.first, amount.last)
    return outer if outer.index in {up.index for up in sight.sentence.above(own)} and outer.pos != "VERB" else own


def _amount_of(sight: Sight, item: Mention[Item], taken: set[int]) -> Mention[Amount] | None:
    free = [amount for amount in sight.amounts if amount.first not in taken]
    inside = [amount for amount in free if item.holds(amount.first)]
    before = [amount for amount in free if amount.last < item.first and _is_bridge(sight, amount.last + 1, item.first)]
    if before:
        return before[-1]
    after = [amount for amount in free if amount.first > item.last and _is_value(sight, item.last + 1, amount)]
    return inside[0] if inside else after[0] if after else None


def _is_bridge(sight: Sight, start: int, end: int) -> bool:
    """Whether the words between an amount and a thing only join them: "14 of its", "$400 million in additional"."""
    between = sight.sentence.words[start:end]
    if len(between) > 7 or [word for word in between if sight.item_at(word.index)]:
        return False
    if any(word.lower in {",", "and"} for word in between[-1:]) or (between and between[0].lower in group("value openers")):
        return False
    return all(_joins(sight, word) for word in between)


def _joins(sight: Sight, word: Word) -> bool:
    if word.lower in group("amount bridges") or word.pos in {"ADJ", "DET"} or word.lemma.lower() in group("containers"):
        return True
    if word.tag in {"VBN", "VBG", "HYPH", "POS", "PRP$"} or word.lower == "-":
        return True
    mention = sight.actor_at(word.index)
    return mention is not None or word.dep in {"compound", "amod", "nmod"}


def _is_value(sight: Sight, start: int, amount: Mention[Amount]) -> bool:
    """Whether an amount after a thing is its value: "aid worth $5 million", "a package of $6.2 million"."""
    between = sight.sentence.words[start : amount.first]
    if not between:
        return not amount.value.is_money and amount.value.unit != "count"
    if len(between) > 6 or not amount.value.is_money:
        return False
    return between[0].lower in group("value openers") and all(_leads_to_value(sight, word) for word in between)


def _leads_to_value(sight: Sight, word: Word) -> bool:
    known = word.lower in group("value bridges") or word.lemma.lower() in group("containers")
    return known or word.pos in {"ADJ", "ADV"} or sight.actor_at(word.index) is not None
