"""Several models that one number counts: the four of "four Mi-17 and Mi-35 helicopters" are both together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Mention
from pledgebook.model.items import Item
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.things.goods import Goods

_JOINS = frozenset({",", "and", "or", "&", "/"})
_PLURALS = frozenset({"NNS", "NNPS"})


def as_one_number(sight: Sight, found: Sequence[Goods]) -> list[Goods]:
    """The things of a sentence, where models that share their noun and its number are one thing."""
    joined: list[Goods] = []
    left = list(found)
    while left:
        goods = left.pop(0)
        behind = _models_behind(sight, goods, left)
        joined.append(_together(sight, goods, left[behind - 1]) if behind else goods)
        del left[:behind]
    return joined


def _models_behind(sight: Sight, first: Goods, left: Sequence[Goods]) -> int:
    """How many of the things behind a counted model go on with it, up to the one that holds their noun; 0 where none does."""
    if first.item is None or not _is_counted(first) or not _is_model(sight, first.item):
        return 0
    before = first.item
    for number, goods in enumerate(left, start=1):
        if goods.item is None or goods.amount or not _follows(sight, before, goods.item):
            return 0
        if sight.sentence.words[goods.item.last].tag in _PLURALS:
            return number
        before = goods.item
    return 0


def _follows(sight: Sight, before: Mention[Item], item: Mention[Item]) -> bool:
    between = [word.lower for word in sight.sentence.words[before.last + 1 : item.first]]
    return bool(between) and _JOINS.issuperset(between) and before.value.item_class is item.value.item_class


def _is_counted(goods: Goods) -> bool:
    amount = goods.amount.value if goods.amount else None
    return amount is not None and amount.unit == "count" and (amount.value or 0) > 1  # "hundreds" are so many of each


def _is_model(sight: Sight, item: Mention[Item]) -> bool:
    """Whether a name is a proper one and no plural: "four *Mi-17* and"."""
    last = sight.sentence.words[item.last]
    return last.text[:1].isupper() and not last.text.endswith("s")


def _together(sight: Sight, first: Goods, last: Goods) -> Goods:
    """All of them as one, under the noun that they share."""
    if first.item is None or last.item is None:
        return last
    words, start = sight.sentence.words, sight.sentence.start
    before = sight.sentence.text[words[first.item.first].start - start : words[last.item.first].start - start]
    item = replace(last.item.value, name=f"{before}{last.item.value.name}")
    mention = Mention(item, first.item.first, last.item.last, last.item.rule)
    return replace(last, item=mention, amount=first.amount)
