"""Whether a line that a careful reader wrote down tells of a sentence, and which things it can stand for."""

from __future__ import annotations

import re
from typing import Any

from pledgebook.language.doc import Sentence
from pledgebook.model.amounts import Amount
from pledgebook.model.items import Item

Line = dict[str, Any]
"""An entry in the fields of the annotation guide."""
_CLOSE = 0.01  # share by which two sums may differ
_ALIKE, _NEARLY_SAME = 0.6, 0.8  # share of words that two names of a thing must have in common
_SMALL = frozenset({"a", "an", "the", "of", "for", "to", "and", "in", "with"})


def tells(line: Line, sentence: Sentence) -> bool:
    """Whether a line stands on a sentence."""
    own = _squashed(sentence.text)
    return any(own in quote or quote in own for quote in map(_squashed, line["evidence"]))


def _squashed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def can_be(line: Line, item: Item, amount: Amount | None) -> bool:
    """Whether a line can stand for a thing: it has its class, its name or its sum, or its number and a word of its name."""
    by_number = has_number(line, amount) and (_is_money(amount) or share(line, item) > 0)
    return is_class(line, item) or share(line, item) >= _ALIKE or by_number


def touches(line: Line, item: Item, amount: Amount | None) -> bool:
    """Whether a line has anything in common with a thing."""
    return can_be(line, item, amount) or share(line, item) > 0 or has_number(line, amount)


def repeats(line: Line, item: Item, amount: Amount | None) -> bool:
    """Whether a thing of another sentence may well be told of by a line, though its reader did not quote that sentence."""
    if _is_money(amount):
        return has_number(line, amount)
    return share(line, item) >= (_ALIKE if is_class(line, item) else _NEARLY_SAME)


def share(line: Line, item: Item) -> float:
    """The share of words that the names of two things have in common (Dice), between 0 and 1."""
    ours, theirs = _words(line["item"]), _words(item.name)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _words(name: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z0-9]+", name.lower())} - _SMALL


def is_class(line: Line, item: Item) -> bool:
    return bool(line["item_class"] == item.item_class.value)


def is_amount(line: Line, amount: Amount | None) -> bool:
    """Whether a line has an amount; with no amount, whether it has none."""
    return has_number(line, amount) or (line["amount"] is None and amount is None)


def has_number(line: Line, amount: Amount | None) -> bool:
    """Whether a line has the number of an amount, up to a hundredth."""
    told = line["amount"]
    if told is None or amount is None:
        return False
    number, own = told["value"] or told["low"], amount.value or amount.low
    if number is None or own is None:
        return number is None and own is None
    return abs(float(number) - float(own)) <= _CLOSE * abs(float(number))


def _is_money(amount: Amount | None) -> bool:
    return amount is not None and amount.is_money
