"""Numbers in a list whose thing was named before the list: "Six million doses will be shared: - two million for Kenya"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Kind, Mention
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.things.goods import Goods

_SHARED = frozenset({ItemClass.REFUGEES_HOSTING, ItemClass.VACCINE})
"""What many sides give or take so many of each, so that a list of bare numbers counts it."""
_PERSON = "person"
_NEAR_START = 3  # words: "Approximately 6 million for"


def numbers_in_list(sight: Sight, opening: Sequence[Report]) -> tuple[Goods, ...]:
    """The number that a list item begins with, as so many of what the sentence before the list is about."""
    if sight.sentence.kind is not Kind.BULLET or not opening:
        return ()
    known = opening[-1]
    unit = _unit(known)
    first = next((amount for amount in sight.amounts if amount.first < _NEAR_START), None)
    if unit is None or first is None or first.value.unit != COUNT or _names_thing(sight, first):
        return ()
    if _is_of_side(sight, first) and known.item.value.item_class not in _SHARED:
        return ()
    amount = replace(first, value=replace(first.value, unit=unit))
    item: Mention[Item] = Mention(known.item.value, first.last, first.last, "item.of-list")
    return (Goods(head_of(sight.sentence, first.first, first.last), item, amount),)


def _unit(known: Report) -> str | None:
    """What a number beside a report counts; None where it is money or not told. Who hosts, hosts people."""
    counted = known.amount.value if isinstance(known.amount, Reading) else None
    if counted is None:
        return _PERSON if known.item.value.item_class is ItemClass.REFUGEES_HOSTING else None
    return None if counted.is_money else counted.unit


def _is_of_side(sight: Sight, number: Mention[Amount]) -> bool:
    """Whether a line is but a side and a number, which could count anything: "Chad - 40"."""
    opens = sight.actor_at(0)
    between = sight.sentence.words[opens.last + 1 : number.first] if opens else ()
    return bool(between) and all(word.pos == "PUNCT" for word in between)


def _names_thing(sight: Sight, number: Mention[Amount]) -> bool:
    """Whether a noun right behind the number says what is counted."""
    behind = sight.sentence.words[number.last + 1 : number.last + 2]
    return any(sight.item_at(word.index) or word.pos in {"NOUN", "PROPN", "ADJ"} for word in behind)
