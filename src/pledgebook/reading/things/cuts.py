"""Sums that a cut starts from, leaves, or is made by: "cut its aid *from* 5 million *to* 3", "cut its aid *by* 2 million"."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.things.goods import Goods, heads_of

_BOUNDS = frozenset({"from", "to"})


def with_cuts(sight: Sight, found: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """The goods, the sum by which help is cut told with it, and none that the cut but starts from or leaves."""
    goods = list(found)
    for sum_ in found:
        verb, place = _cut(sight, sum_)
        if verb is None:
            continue
        goods.remove(sum_)
        whole = next((each for each in goods if each.item and not each.amount and _is_cut(each, verb)), None)
        if place == "by" and whole:
            goods[goods.index(whole)] = replace(whole, amount=sum_.amount)
    return tuple(_out_of(sight, each, goods) for each in goods if not _is_pot(sight, each, goods))


def _out_of(sight: Sight, sum_: Goods, goods: list[Goods]) -> Goods:
    """A sum that is cut, as so much of the budget that it comes out of: "cut *5 million* from its aid *budget*"."""
    pot = next((each for each in goods if _is_of_pot(sight, sum_, each)), None)
    return replace(sum_, item=pot.item) if pot else sum_


def _is_pot(sight: Sight, pot: Goods, goods: list[Goods]) -> bool:
    return any(_is_of_pot(sight, sum_, pot) for sum_ in goods)


def _is_of_pot(sight: Sight, sum_: Goods, pot: Goods) -> bool:
    if sum_.item is not None or pot.item is None or pot.amount is not None:
        return False
    verb, place = sight.sentence.words[sum_.head.head], sight.sentence.words[pot.head.head]
    cuts = sum_.head.dep == "dobj" and verb.lemma.lower() in group("cutting")
    behind = place.lower == "from" and place.head in {verb.index, sum_.head.index}
    return cuts and behind and pot.item.value.name.lower() in group("aid abroad")


def _cut(sight: Sight, goods: Goods) -> tuple[Word | None, str]:
    """The verb of cutting that a bare sum hangs on, and by which word."""
    if goods.item is not None or goods.amount is None or not goods.amount.value.is_money:
        return None, ""
    head = heads_of(sight, goods)[-1]
    place = sight.sentence.words[head.head]
    verb = next((up for up in sight.sentence.above(head) if up.is_verb), None)
    hangs = head.dep == "pobj" and place.lower in _BOUNDS | {"by"}
    cuts = verb is not None and verb.lemma.lower() in group("cutting")
    return (verb, place.lower) if hangs and cuts else (None, "")


def _is_cut(goods: Goods, verb: Word) -> bool:
    return goods.head.dep in {"dobj", "nsubjpass"} and goods.head.head == verb.index
