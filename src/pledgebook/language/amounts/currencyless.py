"""Sums that leave their currency or their millions to another: "from 5 million to 8 million euros", "3 and 5 million euros"."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from pledgebook.language.doc import Mention, Sentence, Word
from pledgebook.model.amounts import COUNT, Amount, exact

_MILLIONS = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
_COUNTED = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_MEASURES = frozenset({"of", "to", "than", "with"})
"""Behind these a number mostly counts people or things: "a nation of 6 million", "home to 3 million"."""
_WHOLES = frozenset({"it", "that", "which", "this", "them"})


def with_currencies(sentence: Sentence, amounts: tuple[Mention[Amount], ...], before: str = "") -> tuple[Mention[Amount], ...]:
    """The amounts, bare millions in the currency of the sum nearest to them.

    `before` is the ISO 4217 code of the sum told last: "Of the money, 35 million is a loan" takes it. Never raises.
    """
    if any(amount.value.unit == "person" for amount in amounts):
        return amounts
    if "respectively" in sentence.forms:
        amounts = tuple(_in_millions(sentence, amount, after) for amount, after in zip_longest(amounts, amounts[1:]))
    return tuple(_in_currency(sentence, amount, amounts, before) for amount in amounts)


def _in_millions(sentence: Sentence, amount: Mention[Amount], after: Mention[Amount] | None) -> Mention[Amount]:
    """A bare number before a sum that "respectively" pairs it with, as so many of the same: "*3* and 5 million euros"."""
    joined = after is not None and [word.lower for word in sentence.words[amount.last + 1 : after.first]] == ["and"]
    if after is None or not joined or amount.value.unit != COUNT or amount.value.value is None or not after.value.is_money:
        return amount
    scale = next((_MILLIONS[word.lower] for word in sentence.words[after.first : after.last + 1] if word.lower in _MILLIONS), 1)
    told = exact(amount.value.value * scale, after.value.unit)
    return replace(amount, value=told, rule="amount.currency-beside")


def _in_currency(
    sentence: Sentence, amount: Mention[Amount], amounts: tuple[Mention[Amount], ...], before: str
) -> Mention[Amount]:
    if amount.value.unit != COUNT or sentence.words[amount.last].lower not in _MILLIONS or not _is_bare(sentence, amount):
        return amount
    money = sorted((each for each in amounts if each.value.is_money), key=lambda each: abs(each.first - amount.first))
    unit = money[0].value.unit if money else before if _is_of_the_money(sentence) else ""
    return replace(amount, value=replace(amount.value, unit=unit), rule="amount.currency-beside") if unit else amount


def _is_bare(sentence: Sentence, amount: Mention[Amount]) -> bool:
    """Whether nothing is named that the number counts."""
    lead = sentence.words[amount.first - 1].lower if amount.first else ""
    after = sentence.words[amount.last + 1] if amount.last + 1 < len(sentence.words) else None
    if lead in _MEASURES or after is None:
        return lead not in _MEASURES
    return _is_part_of_sum(sentence, after) if after.lower == "of" else after.pos not in _COUNTED


def _is_part_of_sum(sentence: Sentence, of: Word) -> bool:
    whole = sentence.child(of, "pobj")
    return whole is not None and whole.lower in _WHOLES


def _is_of_the_money(sentence: Sentence) -> bool:
    """Whether the sentence opens with the money that it goes on to share out: "Of the money, ...", "Of this sum, ..."."""
    first, *rest = [word.lower for word in sentence.words[:4]]
    return first == "of" and bool({"money", "sum", "total", "amount", "that", "this", "it", "funds", "which"} & set(rest))
