"""Amounts, dates and headlines in the words of a newspaper."""

from __future__ import annotations

from decimal import Decimal

from pledgebook.faces.names import actor_names
from pledgebook.model.amounts import COUNT, Amount, Missing, Qualifier
from pledgebook.model.dates import PartialDate, Precision
from pledgebook.model.ledgers import Commitment

_SCALES = (("trillion", Decimal(10) ** 12), ("billion", Decimal(10) ** 9), ("million", Decimal(10) ** 6))
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_CROWDS = ((2 * 10**9, "billions"), (2 * 10**6, "millions"), (2000, "thousands"), (200, "hundreds"), (24, "dozens"))
_PLURALS = {"person": "people", "percent": "percent", "pct": "pct", "child": "children", "aircraft": "aircraft"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_CELLS = {"due": "due date", "act": "stage", "act_date": "date", "item_class": "class"}
_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}


def number_words(number: Decimal) -> str:
    """2500000000 as "2.5 billion"; a number that this would shorten stays written out: "1,234,567"."""
    for word, scale in _SCALES:
        scaled = number / scale
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{_plain(scaled)} {word}"
    return _plain(number)


def _plain(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_words(amount: Amount | Missing) -> str:
    """An amount in a few words: "$2.5 billion", "up to 14", "dozens (24+)", "2 battalions"; "" when none is mentioned."""
    if isinstance(amount, Missing):
        return "" if amount is Missing.NOT_MENTIONED else amount.value
    if amount.qualifier is Qualifier.VAGUE:
        return _vague(amount)
    if amount.value is None:
        return _span(amount)
    return _HEDGES[amount.qualifier] + _measured(number_words(amount.value), amount.unit, amount.value == 1)


_HEDGES = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "up to ",
    Qualifier.RANGE: "",
    Qualifier.VAGUE: "",
}


def _span(amount: Amount) -> str:
    """A range with its two ends, or with the one end that is known."""
    low, high = amount.low, amount.high
    if low is None or high is None:
        known = low if high is None else high
        hedge = "at least " if high is None else "up to "
        return "an unstated number" if known is None else hedge + _measured(number_words(known), amount.unit, known == 1)
    first, last = number_words(low), number_words(high)
    if first.partition(" ")[2] == last.partition(" ")[2]:
        first = first.partition(" ")[0]
    return _measured(f"{first}–{last}", amount.unit, one=False)


def _vague(amount: Amount) -> str:
    if amount.low is None:
        return "an unstated number" if amount.unit == COUNT else f"an unstated number of {unit_plural(amount.unit)}"
    crowd = next((word for least, word in _CROWDS if amount.low >= least), "several")
    return f"{crowd} ({_measured(number_words(amount.low) + '+', amount.unit, one=False)})"


def _measured(number: str, unit: str, one: bool) -> str:
    if unit == COUNT:
        return number
    if unit in _SYMBOLS:
        return _SYMBOLS[unit] + number
    return f"{number} {unit if one else unit_plural(unit)}"


def unit_plural(unit: str) -> str:
    """The plural of a unit; codes of currencies have none."""
    if unit.isupper() or unit in _PLURALS:
        return _PLURALS.get(unit, unit)
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return unit[:-1] + "ies"
    return unit + ("es" if unit.endswith(("s", "x", "ch", "sh")) else "s")


def date_words(date: PartialDate | None, none: str = "date unknown") -> str:
    """A date as precise as it is: days, months and years as ISO 8601 has them, longer stretches in words."""
    if date is None:
        return none
    year, _, rest = date.text.partition("-")
    match date.precision:
        case Precision.WEEK:
            return f"week of {date.first}"
        case Precision.HALF:
            return f"{_ORDINALS[rest[1]]} half of {year}"
        case Precision.QUARTER:
            return f"{_ORDINALS[rest[1]]} quarter of {year}"
        case Precision.SEASON:
            return f"{_SEASONS[rest]} {year}"
        case _:
            return date.text


def cell_words(cell: str) -> str:
    """What a cell is called where people read of it: "due date"."""
    return _CELLS.get(cell, cell).replace("_", " ")


def claim_words(cell: str, value: str) -> str:
    """A value that sources differ on; dates as people write them."""
    return date_words(PartialDate(value)) if cell == "act_date" else value


def headline(commitment: Commitment) -> str:
    """A commitment in one line: "Germany to Ukraine: Leopard 2 tank, 14"."""
    sides = f"{actor_names(commitment.donors)} to {actor_names(commitment.recipients)}"
    return f"{sides}: " + ", ".join(filter(None, [commitment.item.name, amount_words(commitment.amount)]))


def short_id(commitment: Commitment) -> str:
    """The last part of an ID, which tells commitments apart by itself; whatever asks for an ID takes it too."""
    return commitment.id.rpartition("-")[2]
