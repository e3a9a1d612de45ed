"""Numbers that count more of what was named before: "Spain sent 20 trucks and promised another ten"."""

from __future__ import annotations

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item
from pledgebook.reading.counts import in_unit
from pledgebook.reading.goods import Goods
from pledgebook.reading.sight import Sight, head_of

_PLACES = frozenset({"dobj", "nsubjpass"})


def numbers_of_same(sight: Sight, named: tuple[Goods, ...], thing: Reading[Item] | None) -> tuple[Goods, ...]:
    """The numbers that stand alone in a thing's place and are said to be of something further."""
    found = []
    for amount in sight.amounts:
        head = head_of(sight.sentence, amount.first, amount.last)
        if amount.value.unit != COUNT or sight.item_at(head.index) or not _stands_alone(sight, amount, head):
            continue
        counted = [goods for goods in named if goods.amount and goods.item and goods.last < amount.first]
        meant = _named(sight, counted[-1]) if counted else thing
        if meant and not any(goods.amount == amount for goods in named):
            unit = counted[-1].amount.value.unit if counted and counted[-1].amount else COUNT
            item = Mention(meant.value, head.index, head.index, "reference.thing")
            found.append(Goods(head, item, in_unit(amount, unit), meant))
    return tuple(found)


def _named(sight: Sight, goods: Goods) -> Reading[Item] | None:
    return goods.item.reading(sight.sentence) if goods.item else None


def _stands_alone(sight: Sight, amount: Mention[Amount], head: Word) -> bool:
    """Whether no noun follows the number, it has a thing's place, and "another" or "more" stands beside it."""
    words = sight.sentence.words
    beside = (
        words[max(amount.first - 1, 0) : amount.first]
        + words[amount.last + 1 : amount.last + 2]
        + words[amount.first : amount.last + 1]
    )
    more = any(word.lower in group("of the same") for word in beside)
    return more and head.pos in {"NUM", "ADJ"} and head.dep in _PLACES
