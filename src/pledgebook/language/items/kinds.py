"""What kind of thing a phrase names: its class, and its keys in the catalogue.

A phrase takes its class from its last word ("Leopard ammunition" is ammunition), unless that word only carries
("Patriot *system*", "*package* of weapons"): then from the nearest name that stands with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from pledgebook.language.items.names import Hit
from pledgebook.language.items.phrases import Phrase
from pledgebook.language.items.surfaces import pieces
from pledgebook.lexicon.items import ItemEntry, Role, catalogue
from pledgebook.model.items import Item, ItemClass

Placed = tuple[ItemClass, tuple[str, ...]]
NAMING = (Role.THING, Role.CARRIER, Role.MODIFIER)


def place(phrase: Phrase) -> Placed | None:
    """Class and kinds of a phrase, None when it names no item."""
    top = phrase.top
    if top is None or top.entry.role not in (Role.THING, Role.CARRIER):
        return None
    before = tuple(hit for hit in reversed(phrase.core[:-1]) if _lends(top.entry, hit.entry))
    if top.entry.role is Role.CARRIER and (before or phrase.objects):
        return _carried(top.entry, before) if before else _linked(phrase, top.entry)
    if not (top.entry.alone or before or phrase.link or phrase.verb) or _is_of_other_realm(phrase, top.entry, before):
        return None
    entry = _turned(top.entry, phrase.verb)
    narrower = next((hit.entry for hit in before if entry.key in catalogue().kinds(hit.entry.key)), entry)
    partners = phrase.objects or tuple(hit for hit in before if hit.entry.item_class is not entry.item_class)
    if narrower is not entry:
        return entry.item_class, catalogue().kinds(narrower.key)
    if phrase.link == "of" and partners and partners[0].entry.item_class is entry.item_class:
        return entry.item_class, catalogue().kinds(partners[0].entry.key)
    joined = bool(entry.takes or entry.opens or entry.acts)
    return entry.item_class, kinds_for(entry.key, _thing_key(partners) if joined else None)


def _is_of_other_realm(phrase: Phrase, entry: ItemEntry, before: tuple[Hit, ...]) -> bool:
    """Whether what only its company makes a weapon is of something else: "rounds of *vaccination*" are no ammunition."""
    if entry.alone or before or phrase.link != "of" or not phrase.objects:
        return False
    realms = [each.realm or catalogue().realm(each.item_class) for each in (entry, phrase.objects[0].entry)]
    return realms[0] == "arms" != realms[1]


def _lends(top: ItemEntry, entry: ItemEntry) -> bool:
    """Whether a name before the head may lend it its class."""
    if entry.role not in NAMING:
        return False
    if top.role is not Role.CARRIER or not top.bears or (top.things and (entry.role is Role.THING or _is_arms(entry))):
        return True
    return (entry.realm or catalogue().realm(entry.item_class)) in top.bears


def _is_arms(entry: ItemEntry) -> bool:
    """Whether a carrier is a thing by itself, as weapons are; it but takes its class from what it belongs to."""
    return entry.role is Role.CARRIER and entry.alone and (entry.realm or catalogue().realm(entry.item_class)) == "arms"


def _turned(entry: ItemEntry, verb: str) -> ItemEntry:
    """The entry that the infinitive makes of it: an approval "to export" is an export permission."""
    return catalogue().turns.get((entry.item_class, verb), entry)


def _carried(carrier: ItemEntry, before: tuple[Hit, ...]) -> Placed:
    lender = next((hit.entry for hit in before if hit.entry.role is not Role.CARRIER), before[0].entry)
    if carrier.apart:
        return lender.item_class, _composite(carrier.key, lender)
    own = catalogue().kinds(lender.key)
    if lender.role is Role.MODIFIER and own[0] != lender.item_class.value:
        own = (f"{own[0]}-{carrier.key}", *own[1:])
    return lender.item_class, own


def _linked(phrase: Phrase, carrier: ItemEntry) -> Placed:
    lender = phrase.objects[0].entry
    if phrase.link == "of" and not carrier.apart:
        return lender.item_class, catalogue().kinds(lender.key)
    return lender.item_class, _composite(carrier.key, lender)


def _composite(key: str, lender: ItemEntry) -> tuple[str, ...]:
    return (*(f"{key}-for-{kind}" for kind in catalogue().kinds(lender.key)), lender.item_class.value)


def _thing_key(partners: Iterable[Hit]) -> str | None:
    return next((hit.entry.key for hit in partners if hit.entry.role is Role.THING), None)


@lru_cache(maxsize=4096)
def kinds_for(key: str, partner: str | None) -> tuple[str, ...]:
    """The keys of a thing, those for its partner first: ammunition for HIMARS, for rocket artillery, ammunition."""
    own = catalogue().kinds(key)
    if partner is None:
        return own
    theirs = catalogue().kinds(partner)
    return (*(f"{mine}-for-{kind}" for mine in own for kind in theirs), *own)


def same_kind(a: Item, b: Item) -> bool:
    """Whether one is the other, or a broader or narrower name of it. Unknown things are told apart by their words."""
    if a.kinds and b.kinds:
        return a.kinds[0] in b.kinds or b.kinds[0] in a.kinds
    return not a.kinds and not b.kinds and pieces(a.name) == pieces(b.name)


def item_in_company(item: Item, others: Iterable[Item]) -> Item:
    """An item that is only "aid", "funding" or "equipment", placed by the other items of its article.

    Unspecified aid among arms is military aid, among relief goods humanitarian aid; where no realm has more than
    half the say, the item stays as it is.
    """
    if not _is_vague(item):
        return item
    say = Counter(catalogue().realm(other.item_class) for other in others if other.kinds and not _is_vague(other))
    realm, votes = min(say.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
    item_class = catalogue().common.get(realm) if 2 * votes > say.total() else None
    return item if item_class is None else replace(item, item_class=item_class, kinds=(item.kinds[0], item_class.value))


def _is_vague(item: Item) -> bool:
    entry = catalogue().by_key.get(item.kinds[0]) if item.kinds else None
    return entry is not None and entry.vague
