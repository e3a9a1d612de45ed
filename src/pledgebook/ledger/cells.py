"""Values in the JSON of `extract` (the fields of a ledger line) as the nouns of the model, and the cells of a report set to them.

Every function raises ValueError with a sentence that says what is wrong with the value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from pledgebook.lexicon.signs import holds
from pledgebook.model.actors import Actor, ActorKind, Speaker
from pledgebook.model.amounts import COUNT, Amount, Missing, Qualifier
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadDate
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Due, Report, Scope

Word = TypeVar("Word", bound=StrEnum)
NameItem = Callable[[str, ItemClass], Item]
NameActor = Callable[[str], Actor]


def plain_item(name: str, item_class: ItemClass) -> Item:
    """An item that no catalogue was asked about."""
    return Item(name, item_class)


def plain_actor(name: str) -> Actor:
    """Two capitals are a country, words such as "allies" a group, all else an institution."""
    if re.fullmatch(r"[A-Z]{2}", name):
        return Actor(name)
    return Actor(name, ActorKind.GROUP if holds("group", name) else ActorKind.INSTITUTION)


def word_of(vocabulary: type[Word], value: Any) -> Word:
    try:
        return vocabulary(value)
    except ValueError:
        raise ValueError(f"'{value}' is none of {', '.join(each.value for each in vocabulary)}") from None


def names_of(value: Any) -> tuple[str, ...]:
    """A name or a list of names."""
    names = [value] if isinstance(value, str) else value or []
    if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
        raise ValueError(f"{_shown(value)} is neither a name nor a list of names")
    return tuple(names)


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def text_of(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{_shown(value)} is not a text")
    return value


def date_of(value: Any) -> PartialDate:
    try:
        return PartialDate(text_of(value))
    except BadDate as error:
        raise ValueError(str(error).rstrip(".")) from None


def amount_of(value: Any) -> Amount:
    """An amount object of the contract, or a bare number for so many pieces."""
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        value = {"value": value}
    if not isinstance(value, dict):
        raise ValueError(f"{_shown(value)} is not an amount")  # noqa: TRY004 - a wrong value, whatever its type
    middle = _number(value.get("value"))
    low, high = (_number(value[key]) if key in value else middle for key in ("low", "high"))
    if low is not None and high is not None and low > high:
        raise ValueError(f"an amount can't be at least {low} and at most {high}")
    return Amount(middle, low, high, text_of(value.get("unit") or COUNT), word_of(Qualifier, value.get("qualifier") or "exact"))


def _number(value: Any) -> Decimal | None:
    if value is None:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"'{value}' is not a number")
    return number


def with_cell(report: Report, cell: str, value: str | None, rule: str) -> Report:
    """The report with one cell set to what a person says it is; the value may be JSON or plain words."""
    if cell not in _CELLS:
        raise ValueError(f"there is no cell '{cell}'; there are {', '.join(sorted(_CELLS))}")
    return _CELLS[cell](report, _loose(value), rule)


def _loose(value: str | None) -> Any:
    """The JSON that a text holds, or else the text itself: people needn't quote a word."""
    try:
        return None if value is None else json.loads(value)
    except json.JSONDecodeError:
        return value


def _amount(report: Report, value: Any, rule: str) -> Report:
    if value is None:
        return replace(report, amount=Missing.UNDISCLOSED)
    kept = report.amount if isinstance(report.amount, Reading) else None
    return replace(report, amount=Reading(amount_of(value), None, rule, _cited(kept)))


def _item(report: Report, value: Any, rule: str) -> Report:
    item = Item(text_of(value), report.item.value.item_class)
    return replace(report, item=Reading(item, None, rule, _cited(report.item)))


def _item_class(report: Report, value: Any, rule: str) -> Report:
    item = Item(report.item.value.name, word_of(ItemClass, value))
    return replace(report, item=Reading(item, None, rule, _cited(report.item)))


def _cited(reading: Reading[Any] | None) -> tuple[Any, ...]:
    """The words that were read before, kept beside what a person says instead."""
    return () if reading is None or reading.quote is None else (reading.quote, *reading.cited)


def _act_date(report: Report, value: Any, rule: str) -> Report:
    return replace(report, act_date=None if value is None else Reading(date_of(value), None, rule))


def _due(report: Report, value: Any, rule: str) -> Report:
    return replace(report, due=None if value is None else Reading(Due(text_of(value)), None, rule))


def _several(value: Any, read: Callable[[str], Any], rule: str) -> tuple[Reading[Any], ...]:
    return tuple(Reading(read(name), None, rule) for name in names_of(value))


_CELLS: dict[str, Callable[[Report, Any, str], Report]] = {
    "donor": lambda report, value, rule: replace(report, donors=_several(value, plain_actor, rule)),
    "recipient": lambda report, value, rule: replace(report, recipients=_several(value, plain_actor, rule)),
    "item": _item,
    "item_class": _item_class,
    "amount": _amount,
    "act": lambda report, value, rule: replace(report, act=Reading(word_of(Act, value), None, rule, _cited(report.act))),
    "act_date": _act_date,
    "condition": lambda report, value, rule: replace(report, conditions=_several(value, str, rule)),
    "due": _due,
    "said_by": lambda report, value, rule: replace(report, speakers=_several(value, Speaker, rule)),
    "scope": lambda report, value, _rule: replace(report, scope=word_of(Scope, value)),
}
