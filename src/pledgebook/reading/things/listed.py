"""Numbers in a list whose thing was named before the list: "Six million doses will be shared: - two million for Kenya"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Kind, Mention
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.things.goods import Goods

_NEAR_START = 3  # words: "Approximately 6 million for"


def numbers_in_list(sight: Sight, opening: Sequence[Report]) -> tuple[Goods, ...]:
    """The number that a list item begins with, as so many of what the sentence before the list is about."""
    if sight.sentence.kind is not Kind.BULLET or not opening:
        return ()
    known = opening[-1]
    counted = known.amount.value if isinstance(known.amount, Reading) else None
    first = next((amount for amount in sight.amounts if amount.first < _NEAR_START), None)
    if counted is None or first is None or counted.is_money or first.value.unit != COUNT or _names_thing(sight, first):
        return ()
    amount = replace(first, value=replace(first.value, unit=counted.unit))
    item: Mention[Item] = Mention(known.item.value, first.last, first.last, "item.of-list")
    return (Goods(head_of(sight.sentence, first.first, first.last), item, amount),)


def _names_thing(sight: Sight, number: Mention[Amount]) -> bool:
    """Whether a noun right behind the number says what is counted."""
    behind = sight.sentence.words[number.last + 1 : number.last + 2]
    return any(sight.item_at(word.index) or word.pos in {"NOUN", "PROPN", "ADJ"} for word in behind)
