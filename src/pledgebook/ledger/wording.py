"""Names of items brought to comparable words, and classes to the families within which outlets name one thing differently."""

from __future__ import annotations

import re
from functools import lru_cache

from pledgebook.model.items import Item, ItemClass

_JOINED = re.compile(r"\b([a-z]{1,4})-(\d)")
_WORD = re.compile(r"[a-z0-9]+")
_SPELLINGS = {
    "armored": "armoured",
    "armor": "armour",
    "defense": "defence",
    "defensive": "defence",
    "defending": "defence",
    "programme": "program",
    "antitank": "anti tank",
    "anti-tank": "anti tank",
    "authorisation": "permission",
    "authorization": "permission",
    "approval": "permission",
    "licence": "permission",
    "license": "permission",
    "weaponry": "weapon",
    "financing": "finance",
    "financial": "finance",
    "funding": "fund",
    "jets": "fighter",
}


def _these(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IDLE = _these(
    "a an the of for to and or with its their his her our on in by from at via per as that this such other s more new own "
    "further additional another extra including related based known so called type kind set round each year annual annually "
    "some several many various provided made used using since beginning"
)
_FORM = _these(
    "aid assistance support help package contribution grant fund money finance donation delivery supply supplies provision "
    "shipment tranche commitment pledge program project operation effort equipment item gear materiel material capability "
    "capacity system unit piece service relief emergency security military humanitarian development economic weapon arms "
    "weapons munition munitions defence modern main heavy light advanced sophisticated critical urgent immediate initial total "
    "lethal presidential drawdown usai initiative ukraine war budget spending"
)
"""Words that tell the form of help and not the thing: two names that share no others may still mean the same."""

_GENERIC: dict[ItemClass, frozenset[str]] = {
    ItemClass.TANK: _these("tank battle"),
    ItemClass.INFANTRY_FIGHTING_VEHICLE: _these("infantry fighting vehicle armoured combat ifv"),
    ItemClass.ARMOURED_VEHICLE: _these("armoured vehicle combat fighting"),
    ItemClass.ARTILLERY: _these("artillery howitzer gun"),
    ItemClass.ROCKET_ARTILLERY: _these("rocket artillery launcher multiple launch mobility high"),
    ItemClass.AIR_DEFENCE: _these("air missile battery launcher anti aircraft surface interceptor"),
    ItemClass.MISSILE: _these("missile long range tactical army rocket"),
    ItemClass.AMMUNITION: _these("ammunition shell rocket projectile cartridge"),
    ItemClass.ANTI_TANK: _these("anti tank missile armour"),
    ItemClass.AIRCRAFT: _these("aircraft fighter jet plane warplane"),
    ItemClass.HELICOPTER: _these("helicopter"),
    ItemClass.DRONE: _these("drone unmanned aerial vehicle uav"),
    ItemClass.SHIP: _these("ship vessel boat patrol naval"),
    ItemClass.TRUCK_LOGISTICS: _these("truck vehicle"),
    ItemClass.VACCINE: _these("vaccine dose covid 19 coronavirus shot jab"),
    ItemClass.TRAINING: _these("training train instruction crew soldier troop"),
    ItemClass.FOOD: _these("food"),
    ItemClass.MEDICAL: _these("medical health medicine"),
    ItemClass.SHELTER: _these("shelter"),
    ItemClass.LOAN: _these("loan credit lending"),
    ItemClass.GUARANTEE: _these("guarantee"),
    ItemClass.CLIMATE_FINANCE: _these("climate change action"),
    ItemClass.RECONSTRUCTION: _these("reconstruction rebuilding recovery"),
    ItemClass.DEBT_RELIEF: _these("debt restructuring cancellation"),
    ItemClass.PERMISSION: _these("permission export re transfer send give"),
}

_FAMILIES = {
    "armour": (ItemClass.TANK, ItemClass.INFANTRY_FIGHTING_VEHICLE, ItemClass.ARMOURED_VEHICLE),
    "fires": (ItemClass.ARTILLERY, ItemClass.ROCKET_ARTILLERY),
    "missiles": (ItemClass.AIR_DEFENCE, ItemClass.MISSILE, ItemClass.AMMUNITION, ItemClass.ANTI_TANK),
    "money": (
        ItemClass.MILITARY_AID,
        ItemClass.OTHER_MILITARY,
        ItemClass.FINANCIAL_AID,
        ItemClass.HUMANITARIAN_AID,
        ItemClass.DEVELOPMENT_AID,
        ItemClass.RECONSTRUCTION,
        ItemClass.LOAN,
        ItemClass.OTHER,
    ),
    "care": (ItemClass.MEDICAL, ItemClass.VACCINE),
}
_FAMILY = {item_class: family for family, classes in _FAMILIES.items() for item_class in classes}


def family(item_class: ItemClass) -> str:
    """The blocking key of a class: classes that outlets use for one thing share it."""
    return _FAMILY.get(item_class, item_class.value)


@lru_cache(maxsize=65536)
def words(name: str) -> frozenset[str]:
    """The words of a name in one spelling, singular, without idle ones: "F-16 fighter jets" gives f16 and fighter."""
    text = _JOINED.sub(r"\1\2", name.lower().replace("’", "'").replace(",", ""))
    for odd, usual in _SPELLINGS.items():
        if odd in text:
            text = re.sub(rf"\b{odd}\b", usual, text)
    return frozenset(_singular(word) for word in _WORD.findall(text)) - _IDLE


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=65536)
def telling(item: Item) -> frozenset[str]:
    """The words of an item's name that say which thing it is, beyond its class and the form of help."""
    return words(item.name) - _FORM - _GENERIC.get(item.item_class, frozenset())
