"""Whether a line that a careful reader wrote down tells of a sentence, a thing or a sum."""

from __future__ import annotations

import re
from typing import Any

from pledgebook.language.doc import Sentence
from pledgebook.model.amounts import Amount
from pledgebook.model.items import Item

Line = dict[str, Any]
"""An entry in the fields of the annotation guide."""
_CLOSE = 0.01  # share by which two sums may differ


def tells(line: Line, sentence: Sentence) -> bool:
    """Whether a line stands on a sentence."""
    own = _squashed(sentence.text)
    return any(own in quote or quote in own for quote in map(_squashed, line["evidence"]))


def _squashed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def share(line: Line, item: Item) -> float:
    """The share of words that the names of two things have in common (Dice), between 0 and 1."""
    ours, theirs = _words(line["item"]), _words(item.name)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _words(name: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z0-9]+", name.lower())}


def is_class(line: Line, item: Item) -> bool:
    return bool(line["item_class"] == item.item_class.value)


def is_amount(line: Line, amount: Amount | None) -> bool:
    """Whether a line has an amount, up to a hundredth; with no amount, whether it has none."""
    told = line["amount"]
    if told is None or amount is None:
        return told is None and amount is None
    number, own = told["value"] or told["low"], amount.value or amount.low
    if number is None or own is None:
        return number is None and own is None
    return abs(float(number) - float(own)) <= _CLOSE * abs(float(number))
