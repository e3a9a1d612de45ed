"""How much of a sum: "67 million of the 830 million euros that were promised" are 67 million euros."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pledgebook.language.doc import Mention
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.things.goods import Goods

_SCALES = (Decimal(10**9), Decimal(10**6), Decimal(10**3))


def part_of_sum(sight: Sight, whole: Mention[Amount]) -> Goods | None:
    """The goods of a number that is said to be of a sum, in the sum's own currency; None where the sum stands alone."""
    number = next((each for each in sight.amounts if each.value.unit == COUNT and _is_of(sight, each, whole)), None)
    if number is None or not number.value.value or not whole.value.value:
        return None
    said, scale = number.value, _scale(number.value.value, whole.value.value)
    value, low, high = (None if each is None else each * scale for each in (said.value, said.low, said.high))
    money = replace(said, value=value, low=low, high=high, unit=whole.value.unit)
    amount = Mention(money, number.first, whole.last, "amount.of-a-sum")
    return Goods(head_of(sight.sentence, number.first, number.last), None, amount)


def _is_of(sight: Sight, number: Mention[Amount], whole: Mention[Amount]) -> bool:
    between = [word.lower for word in sight.sentence.words[number.last + 1 : whole.first]]
    return between in (["of", "the"], ["of", "its"], ["of", "their"], ["of", "those"])


def _scale(number: Decimal, whole: Decimal) -> Decimal:
    """What a bare "20" counts in "20 of the 50 million": millions; "67 million" says so itself."""
    if number >= _SCALES[-1]:
        return Decimal(1)
    return next((scale for scale in _SCALES if whole >= scale), Decimal(1))
