"""What a sentence could be about: things with their amounts, before anything is known of a commitment."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.items import catalogue
from pledgebook.model.amounts import Amount
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.sight import Sight, conjoined, head_of

VAGUE = frozenset({ItemClass.PERMISSION, ItemClass.TRAINING, ItemClass.OTHER, ItemClass.FINANCIAL_AID})
"""Classes that "it" and "them" do not stand for."""
MONEY = frozenset(
    {
        ItemClass.MILITARY_AID,
        ItemClass.HUMANITARIAN_AID,
        ItemClass.FINANCIAL_AID,
        ItemClass.DEVELOPMENT_AID,
        ItemClass.CLIMATE_FINANCE,
        ItemClass.LOAN,
    }
)
"""Classes of help in money."""
FIGHTING = frozenset(
    {
        ItemClass.TANK,
        ItemClass.INFANTRY_FIGHTING_VEHICLE,
        ItemClass.ARMOURED_VEHICLE,
        ItemClass.ARTILLERY,
        ItemClass.ROCKET_ARTILLERY,
        ItemClass.MISSILE,
        ItemClass.AIRCRAFT,
        ItemClass.HELICOPTER,
        ItemClass.DRONE,
        ItemClass.SHIP,
    }
)
"""Classes of what fights by itself, and is not carried by somebody who does."""


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


def can_be_thing(sight: Sight, word: Word) -> bool:
    if not word.is_noun or sight.item_at(word.index) or sight.amount_at(word.index):
        return False
    if sight.actor_at(word.index) or sight.person_at(word.index) or any(m.holds(word.index) for m in sight.times):
        return False
    return word.entity not in {"PERSON", "GPE", "ORG", "DATE", "NORP", "LOC", "EVENT"}


def is_permission(goods: Goods) -> bool:
    """Whether the thing itself is leave, a licence or the like."""
    return goods.item is not None and goods.item.value.item_class is ItemClass.PERMISSION


def is_import(goods: Goods) -> bool:
    """Whether a thing is called what others supplied: "Chad's arms *imports*"."""
    return goods.item is not None and goods.item.value.name.lower().split()[-1] in group("imports")


def is_everyday(word: Word) -> bool:
    """Whether a word is a thing only where it is given or built: a boat, a house."""
    return word.lemma.lower() in catalogue().everyday


def core(sight: Sight, head: Word) -> tuple[int, int]:
    """The head of a phrase with the modifiers before it that belong to its name."""
    first = head.index
    while (
        first > 0
        and (word := sight.sentence.words[first - 1]).dep in {"compound", "amod", "nmod", "punct"}
        and word.head >= first
    ):
        if word.dep == "punct" and word.text != "-":
            break
        first -= 1
    return first, head.index


def heads_of(sight: Sight, goods: Goods) -> tuple[Word, ...]:
    """The words by which goods can hang in the sentence: their own head, else that of their amount ("40 million in aid")."""
    if goods.amount is None:
        return (goods.head,)
    return (goods.head, head_of(sight.sentence, goods.amount.first, goods.amount.last))


def in_row(sight: Sight, goods: Goods) -> tuple[Word, ...]:
    """The thing and those that follow it in a row, the last first: what is said behind the row holds for all of it."""
    others = (word for word in conjoined(sight.sentence, goods.head) if word.index > goods.head.index)
    return (goods.head, *sorted(others, key=lambda word: -word.index))
