"""Names of items brought to comparable words, and classes to the families within which outlets name one thing differently."""

from __future__ import annotations

import re
from functools import lru_cache

from pledgebook.lexicon.naming import naming
from pledgebook.model.items import Item, ItemClass

_JOINED = re.compile(r"\b([a-z]{1,4})-(\d)")
_WORD = re.compile(r"[a-z0-9]+")


def family(item_class: ItemClass) -> str:
    """The blocking key of a class: classes that outlets use for one thing share it."""
    return naming().families.get(item_class, item_class.value)


@lru_cache(maxsize=65536)
def words(name: str) -> frozenset[str]:
    """The words of a name in one spelling, singular, without idle ones: "F-16 fighter jets" gives f16 and fighter."""
    text = _JOINED.sub(r"\1\2", name.lower().replace("’", "'").replace(",", ""))
    for odd, usual in naming().spellings:
        if odd in text:
            text = re.sub(rf"\b{odd}\b", usual, text)
    return frozenset(_singular(word) for word in _WORD.findall(text)) - naming().idle


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=65536)
def telling(item: Item) -> frozenset[str]:
    """The words of an item's name that say which thing it is, beyond its class and the form of help."""
    known = naming()
    return words(item.name) - known.form - known.generic.get(item.item_class, frozenset())
