"""Ledger lines written by others (GUIDE fields, the JSON of `extract`) as reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from pledgebook.model.actors import Actor, ActorKind, Speaker
from pledgebook.model.amounts import Amount, Missing, Qualifier
from pledgebook.model.articles import Source
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import InputError
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Due, Report, Scope

RULE = "entry.given"
"""The rule of every reading here: someone wrote the value down, no words were read."""

Word = TypeVar("Word", bound=StrEnum)
NameItem = Callable[[str, ItemClass], Item]
NameActor = Callable[[str], Actor]


class BadEntry(InputError):
    """A ledger line that can't be understood."""

    def __init__(self, article: str, entry: str, what: str) -> None:
        self.article, self.entry, self.what = article, entry, what
        super().__init__(f"Entry {entry} of article {article}: {what}.")


def plain_item(name: str, item_class: ItemClass) -> Item:
    """An item that no catalogue was asked about."""
    return Item(name, item_class)


_VAGUE = re.compile(
    r"\b(all(y|ies)|countr(y|ies)|nations?|partners?|donors?|states|powers|governments?|actors|creditors|economies|world|"
    r"international community|consortium|others?|ngos?|organi[sz]ations|agencies|members)\b",
    re.IGNORECASE,
)


def plain_actor(name: str) -> Actor:
    """Two capitals are a country, words such as "allies" a group, all else an institution."""
    if re.fullmatch(r"[A-Z]{2}", name):
        return Actor(name)
    return Actor(name, ActorKind.GROUP if _VAGUE.search(name) else ActorKind.INSTITUTION)


def reports_of(line: Mapping[str, Any], item: NameItem = plain_item, actor: NameActor = plain_actor) -> tuple[Report, ...]:
    """The reports of one article's line `{"article", "published", "outlet", "entries": [...]}`: one for every entry and
    one for every act of its history, all marked with the entry as their `line`. Raises BadEntry.
    """
    return tuple(report for entry in line["entries"] for report in _Entry(line, entry, item, actor).reports())


class _Entry:
    def __init__(self, line: Mapping[str, Any], entry: Mapping[str, Any], item: NameItem, actor: NameActor) -> None:
        self.article, self.entry = str(line["article"]), entry
        self.id, self.item, self.actor = str(entry.get("id", "?")), item, actor
        published = PartialDate(line["published"]) if line.get("published") else None
        self.source = Source(self.article, "", line.get("outlet") or None, published)

    def reports(self) -> Iterator[Report]:
        latest = self._report(self.entry, f"{self.article}#{self.id}", self._amount())
        for number, earlier in enumerate(self.entry.get("history") or ()):
            yield self._report(earlier, f"{latest.id}.{number}", Missing.NOT_MENTIONED)
        yield latest

    def _report(self, act: Mapping[str, Any], name: str, amount: Reading[Amount] | Missing) -> Report:
        entry = self.entry
        due = entry.get("due") if act is entry else None
        return Report(
            id=name,
            source=self.source,
            act=Reading(self._one_of(Act, act.get("act")), None, RULE),
            donors=self._actors("donor"),
            recipients=self._actors("recipient"),
            item=Reading(self._item(), None, RULE),
            amount=amount,
            act_date=Reading(PartialDate(act["act_date"]), None, RULE) if act.get("act_date") else None,
            conditions=(Reading(str(act["condition"]), None, RULE),) if act.get("condition") else (),
            due=Reading(Due(str(due)), None, RULE) if due else None,
            speakers=self._speakers() if act is entry else (),
            scope=self._one_of(Scope, entry.get("scope") or "tranche"),
            package=f"{self.article}#{entry['part_of']}" if entry.get("part_of") else None,
            evidence=tuple(Quote(self.article, 0, len(words), words) for words in entry.get("evidence") or ()),
            line=self.id,
        )

    def _one_of(self, vocabulary: type[Word], word: Any) -> Word:
        try:
            return vocabulary(word)
        except ValueError:
            known = ", ".join(vocabulary)
            raise BadEntry(self.article, self.id, f"'{word}' is none of {known}") from None

    def _item(self) -> Item:
        return self.item(str(self.entry["item"]), self._one_of(ItemClass, self.entry.get("item_class")))

    def _actors(self, side: str) -> tuple[Reading[Actor], ...]:
        value = self.entry.get(side) or ()
        names = [value] if isinstance(value, str) else value
        return tuple(Reading(self.actor(name), None, RULE) for name in names)

    def _speakers(self) -> tuple[Reading[Speaker], ...]:
        said_by = self.entry.get("said_by")
        names = [said_by] if isinstance(said_by, str) else said_by or ()
        return tuple(Reading(Speaker(name), None, RULE) for name in names)

    def _amount(self) -> Reading[Amount] | Missing:
        stated = self.entry.get("amount")
        if not stated:
            return Missing.NOT_MENTIONED
        value, low, high = (self._number(stated.get(key, stated.get("value"))) for key in ("value", "low", "high"))
        qualifier = self._one_of(Qualifier, stated.get("qualifier") or "exact")
        return Reading(Amount(value, low, high, stated.get("unit") or "count", qualifier), None, RULE)

    def _number(self, number: Any) -> Decimal | None:
        try:
            return None if number is None else Decimal(str(number))
        except InvalidOperation:
            raise BadEntry(self.article, self.id, f"'{number}' is not a number") from None
