"""One number with its unit, or two that make a range, before anything is known of how firmly it is meant."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from pledgebook.language.amounts import labels, money
from pledgebook.language.amounts.numbers import Numeral, numeral_at
from pledgebook.language.amounts.ranges import partner, shared
from pledgebook.language.amounts.spelled import DASHES
from pledgebook.language.amounts.strips import Strip
from pledgebook.language.amounts.things import Measured, counted, formation_at, unit_behind, unit_of
from pledgebook.lexicon import quantities
from pledgebook.lexicon.quantities import Unit, UnitKind
from pledgebook.model.amounts import COUNT

_NO_ONE = frozenset(
    {"no", "the", "this", "that", "each", "every", "any", "which", "another", "number", "last", "next", "first", "some", "one"}
)
_MILLION = 1_000_000
_HEADS = "person"  # what "50-strong" and "14-member" count
_SPOKEN_FOR = frozenset({UnitKind.FORMATION, UnitKind.LOAD, UnitKind.DOSE})


class Family(Enum):
    """The sort of unit that a quantity has."""

    MONEY = "money"
    PERCENT = "percent"
    UNIT = "unit"
    COUNT = "count"


class Quantity(NamedTuple):
    """A quantity over the atoms `first` to `last`. `low` and `high` differ in a range; `low` alone stands in vague words."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    family: Family
    first: int
    last: int
    vague: bool = False
    loose: bool = False


def quantity_at(strip: Strip, at: int, before: Quantity | None = None) -> tuple[Quantity | None, int]:
    """The quantity whose number starts at atom `at`, and the atom from which to look on. `before` is the last one found."""
    numeral = numeral_at(strip.atoms, at)
    if numeral is None:
        return _formation(strip, at), at + 1
    coin = money.before(strip, at)
    if coin and before and coin.edge <= before.last:
        coin = None  # "10 rmb 20 usd": it belongs to the number before
    if coin:
        numeral = numeral_at(strip.atoms, at, money=True) or numeral
    high = partner(strip, numeral, coin)
    end = high or numeral
    if _is_name(strip, numeral, high, coin):
        return None, end.last + 1
    read = _money(strip, numeral, high, coin) or _measured(strip, numeral, high) or _pieces(strip, numeral, high)
    if read is None:
        return None, end.last + 1
    return (_carried(strip, read, numeral, before) if before else read), read.last + 1


def _carried(strip: Strip, read: Quantity, numeral: Numeral, before: Quantity) -> Quantity:
    """As in "$9 million for food and 4 million for water": a bare million behind money is money."""
    bare = read.family is Family.COUNT and numeral.digits and numeral.factor >= _MILLION and counted(strip, read.last) is None
    return read._replace(unit=before.unit, family=Family.MONEY) if bare and before.family is Family.MONEY else read


def _is_name(strip: Strip, numeral: Numeral, high: Numeral | None, coin: money.Coin | None) -> bool:
    """Whether the number belongs to a name or a date; "Euro 2024" does in spite of its currency."""
    if coin or money.behind(strip, (high or numeral).last):
        titled = coin is not None and strip.lower(coin.edge).isalpha() and labels.is_year(strip, numeral)
        return strip.atoms[numeral.first].word in strip.taken or titled
    return labels.is_label(strip, numeral, high)


def _ends_at(strip: Strip, numeral: Numeral) -> int:
    """The last atom of a number's own words; "of" belongs to "dozens of", "a couple of"."""
    open_ended = numeral.value is None or numeral.loose or not numeral.digits
    return numeral.last + (open_ended and strip.lower(numeral.last + 1) == "of")


def _bounds(strip: Strip, numeral: Numeral, high: Numeral | None) -> tuple[Decimal | None, Decimal | None]:
    if numeral.value is None:
        return numeral.low, None
    return (shared(numeral, high, strip), high.value) if high else (numeral.value, numeral.value)


def _money(strip: Strip, numeral: Numeral, high: Numeral | None, coin: money.Coin | None) -> Quantity | None:
    end = high or numeral
    behind = money.behind(strip, end.last) or money.behind(strip, _ends_at(strip, end))
    if coin is None and behind is None:
        return _unnamed_money(strip, numeral)
    chosen = behind if behind and (coin is None or _narrows(strip, coin, behind)) else coin
    last = max(end.last, behind.edge) if behind and (coin is None or chosen is behind or behind.code == coin.code) else end.last
    if chosen is None:
        return None
    low, top = _bounds(strip, numeral, high)
    if chosen.worth != 1:
        low, top = (None if value is None else value * chosen.worth for value in (low, top))
    elif factor := quantities.numbers().scales.get(strip.lower(last + 1)):
        low, top, last = low and low * factor, top and top * factor, last + 1
    elif low == top and (cents := _cents(strip, last)):
        low, top, last = low and low + cents[0], top and top + cents[0], cents[1]
    first = min(numeral.first, coin.edge) if coin else numeral.first
    return Quantity(low, top, chosen.code, Family.MONEY, first, last, numeral.value is None, numeral.loose)


def _cents(strip: Strip, last: int) -> tuple[Decimal, int] | None:
    """The hundredths of "three dollars and fifty cents", "3 dollars 50"."""
    at = last + 1 + (strip.lower(last + 1) == "and")
    cents = numeral_at(strip.atoms, at) if at < len(strip.atoms) and strip.atoms[last].kind == "word" else None
    if cents is None or cents.value is None or not 0 < cents.value < 100:
        return None
    named = money.behind(strip, cents.last)
    if named and named.worth == money.CENT:
        return cents.value * money.CENT, named.edge
    ends = cents.last + 1 == len(strip.atoms) or strip.lower(cents.last + 1) == "."
    return (cents.value * money.CENT, cents.last) if ends else None


def _narrows(strip: Strip, coin: money.Coin, behind: money.Coin) -> bool:
    """Whether the words behind tell which dollar the sign is: "$5 million CAD"."""
    return coin.code == strip.dollar and behind.code in quantities.currencies().dollars


def _unnamed_money(strip: Strip, numeral: Numeral) -> Quantity | None:
    """As in "billions in aid": money whose currency nobody names."""
    large = numeral.value is None and numeral.low is not None and numeral.low >= _MILLION
    if not large or strip.lower(numeral.last + 1) != "in":
        return None
    if not any(strip.lower(at) in quantities.currencies().worth for at in range(numeral.last + 2, numeral.last + 5)):
        return None
    return Quantity(numeral.low, None, money.UNKNOWN, Family.MONEY, numeral.first, numeral.last, vague=True)


def _measured(strip: Strip, numeral: Numeral, high: Numeral | None) -> Quantity | None:
    """Percentages, shares and measures; a stretch of time or a size is none."""
    end = high or numeral
    if (
        numeral.part
        and strip.lower(numeral.last + 1) == "of"
        and numeral.value is not None
        and not _is_ordinal_part(strip, numeral)
    ):
        share = round(numeral.value * 100, 2)
        return Quantity(share, share, "percent", Family.PERCENT, numeral.first, numeral.last, loose=share != numeral.value * 100)
    found = unit_behind(strip, end.last) or unit_behind(strip, _ends_at(strip, end))
    if found is None or found.size or not _is_measure(found):
        return None
    family = Family.PERCENT if found.unit.kind is UnitKind.SHARE else Family.UNIT
    return Quantity(
        *_bounds(strip, numeral, high), found.unit.name, family, numeral.first, found.last, numeral.value is None, numeral.loose
    )


def _is_ordinal_part(strip: Strip, numeral: Numeral) -> bool:
    """As in "the first half of", "the last quarter of"."""
    return numeral.first == numeral.last and strip.tag(numeral.first - 1) in {"JJ", "DT", "CD", "NN"}


def _is_measure(found: Measured) -> bool:
    return found.unit.kind in {UnitKind.MEASURE, UnitKind.SHARE, UnitKind.LOAD}


def _pieces(strip: Strip, numeral: Numeral, high: Numeral | None) -> Quantity | None:
    """What is counted in pieces, or by a noun that is a unit itself."""
    end = high or numeral
    if numeral.part or numeral.value == 0 or _is_unit_of_no_amount(strip, end):
        return None
    if strip.lower(end.last + 1) in DASHES and strip.lower(end.last + 2) in quantities.units().hyphened:
        return Quantity(*_bounds(strip, numeral, high), _HEADS, Family.UNIT, numeral.first, end.last, numeral.value is None)
    noun = counted(strip, end.last)
    if (noun is None and _needs_noun(strip, numeral)) or _idle(strip, numeral):
        return None
    if numeral.value is not None and numeral.value != numeral.value.to_integral_value():
        return None
    words = strip.sentence.words
    behind = words[noun.index + 1] if noun and noun.index + 1 < len(words) else None
    unit = unit_of(noun, end.value, behind)
    last = _with_unit(strip, end, unit, noun.index if noun else -1, noun.lower if noun else "")
    family = Family.UNIT if unit else Family.COUNT
    return Quantity(
        *_bounds(strip, numeral, high),
        unit.name if unit else COUNT,
        family,
        numeral.first,
        last,
        numeral.value is None,
        numeral.loose,
    )


def _is_unit_of_no_amount(strip: Strip, end: Numeral) -> bool:
    found = unit_behind(strip, end.last) or unit_behind(strip, _ends_at(strip, end))
    return found is not None and (found.size or found.unit.kind in {UnitKind.TIME, UnitKind.NONE})


def _needs_noun(strip: Strip, numeral: Numeral) -> bool:
    """Words that count only before a noun or behind "of": "one", "several", "a couple"."""
    if strip.lower(numeral.first - 1) == "of":
        return False
    return strip.lower(numeral.first) == "one" or numeral.loose or (numeral.value is None and numeral.low is None)


def _idle(strip: Strip, numeral: Numeral) -> bool:
    """As in "one of the", "no one", "she scores", "how many"."""
    if strip.tag(numeral.first).startswith("VB") or strip.lower(numeral.first - 1) == "how":
        return True
    if strip.lower(numeral.first) != "one" or numeral.first != numeral.last:
        return False
    return strip.lower(numeral.last + 1) == "of" or strip.lower(numeral.first - 1) in _NO_ONE


def _with_unit(strip: Strip, end: Numeral, unit: Unit | None, noun: int, name: str) -> int:
    """The last atom of the quantity: its unit's word when that stands right behind the number."""
    if unit is None or (unit.kind not in _SPOKEN_FOR and name not in quantities.units().counted):
        return end.last
    reach = _ends_at(strip, end)
    following = reach + 1
    return following if following < len(strip.atoms) and strip.atoms[following].word == noun else end.last


def _formation(strip: Strip, at: int) -> Quantity | None:
    """As in "a battalion of Abrams", "a Patriot battery": one."""
    if strip.lower(at) not in {"a", "an", "another", "the"} or strip.atoms[at].word in strip.taken:
        return None
    found = formation_at(strip, at)
    if found is None:
        return None
    unit, noun = found
    adjacent = at + 1 < len(strip.atoms) and strip.atoms[at + 1].word == noun
    return Quantity(Decimal(1), Decimal(1), unit.name, Family.UNIT, at, at + adjacent)
