"""How alike two names of things are: by the catalogue's keys where both are known to it, else by their words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pledgebook.ledger.wording import family, telling, words
from pledgebook.lexicon.naming import naming
from pledgebook.model.items import Item, ItemClass

OTHER = -1.0
"""Two names that can't be one thing."""


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """An item with what comparing it needs, made once."""

    item: Item
    item_class: ItemClass
    kinds: tuple[str, ...]
    family: str
    words: frozenset[str]
    telling: frozenset[str]
    loose: bool


@lru_cache(maxsize=65536)
def thing(item: Item) -> Thing:
    name, kind = item.name, item.item_class
    return Thing(item, kind, item.kinds, family(kind), words(name), telling(item), loose(kind))


def loose(item_class: ItemClass) -> bool:
    """Whether every outlet words things of that class in its own way: other words are a weak sign there."""
    return item_class in naming().loose


def likeness(one: Item, other: Item) -> float:
    """From -1 (another thing) over 0 (may be) to 1 (the same name); the order of the two makes no difference."""
    return alike(thing(one), thing(other))


@lru_cache(maxsize=1 << 20)
def alike(one: Thing, other: Thing) -> float:
    if one.family != other.family:
        return OTHER
    if one.kinds and other.kinds and not (_freely_worded(one) and _freely_worded(other)):
        return _by_keys(one, other)
    return _by_words(one, other)


def _freely_worded(thing: Thing) -> bool:
    return thing.loose and thing.item_class is not ItemClass.PERMISSION


def _by_keys(one: Thing, other: Thing) -> float:
    mine, theirs = one.kinds[0], other.kinds[0]
    broad = mine == one.item_class or theirs == other.item_class
    if broad and one.item_class is not other.item_class:
        return _by_class(one.item_class, other.item_class, named=True)
    if mine == theirs:
        return _by_words(one, other) if broad else 1.0
    if mine not in other.kinds and theirs not in one.kinds:
        return OTHER
    return 0.3 if broad else 0.9


def _by_words(one: Thing, other: Thing) -> float:
    if one.item_class is ItemClass.PERMISSION:
        return _permissions(one.words, other.words)
    mine, theirs = one.telling, other.telling
    freely = one.loose and other.loose
    if _other_model(mine, theirs):
        return OTHER
    kindred = one.item_class is other.item_class
    if mine and theirs:
        return max(OTHER, _by_shared_words(mine, theirs, loose=freely and kindred) - (0.0 if kindred else 0.2))
    if freely and kindred and one.words == other.words:
        return 0.2
    return _by_class(one.item_class, other.item_class, named=bool(mine or theirs))


def _by_class(one: ItemClass, other: ItemClass, *, named: bool) -> float:
    """Where at most one of the names tells more than the class: "tanks" may be the Leopards, "aid" is anything."""
    if loose(one) or loose(other):
        return 0.0 if one is other else -0.5
    if one is other:
        return 0.3 if named else 0.5
    return 0.1 if frozenset((one, other)) in naming().close else OTHER


def _permissions(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """Two permissions are alike when they allow the same: handing on, or using."""
    if _purpose(mine) != _purpose(theirs):
        return OTHER
    ours, others = mine - naming().permitting, theirs - naming().permitting
    if _other_model(ours, others):
        return OTHER
    return 0.8 if ours & others or not ours or not others else 0.2


def _purpose(words: frozenset[str]) -> str:
    return "use" if words & naming().using else "transfer" if words & naming().handing_on else ""


def _by_shared_words(mine: frozenset[str], theirs: frozenset[str], *, loose: bool) -> float:
    shared = len(mine & theirs)
    if mine == theirs:
        return 1.0
    if shared in (len(mine), len(theirs)):
        return 0.8
    if shared:
        return 1.2 * shared / (len(mine) + len(theirs))
    return -0.2 if loose else OTHER


def _other_model(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both name models and none of one side's begins like one of the other's ("2" and "2a6" are one)."""
    ours, others = _models(mine), _models(theirs)
    if not ours or not others:
        return False
    return not any(a.startswith(b) or b.startswith(a) for a in ours for b in others)


def _models(words: frozenset[str]) -> list[str]:
    return [word for word in words if any(letter.isdigit() for letter in word)]
