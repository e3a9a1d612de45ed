"""Ledger lines written by others (the JSON of `extract`) as reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pledgebook.ledger.cells import (
    NameActor,
    NameItem,
    amount_of,
    date_of,
    names_of,
    plain_actor,
    plain_item,
    text_of,
    word_of,
)
from pledgebook.ledger.order import natural
from pledgebook.model.actors import Speaker
from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.articles import Source
from pledgebook.model.errors import InputError
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import ItemClass
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Act, Due, Report, Scope

RULE = "entry.given"
"""The rule of every reading here: someone wrote the value down, no words were read."""


class BadEntry(InputError):
    """A ledger line that can't be understood."""

    def __init__(self, article: str, entry: str, what: str) -> None:
        self.article, self.entry, self.what = article, entry, what
        super().__init__(f"Entry {entry} of article {article}: {what}.")


def reports_of(line: Mapping[str, Any], item: NameItem = plain_item, actor: NameActor = plain_actor) -> tuple[Report, ...]:
    """The reports of one article's line `{"article", "published", "outlet", "entries": [...]}`: one for every entry and
    one for every act of its history, all marked with the entry as their `line`. `item` and `actor` place names in a
    catalogue where the caller has one. Raises BadEntry.
    """
    article = str(line.get("article") or "?")
    try:
        source = Source(article, "", line.get("outlet") or None, date_of(line["published"]) if line.get("published") else None)
    except ValueError as error:
        raise BadEntry(article, "*", f"{error}") from None
    found: list[Report] = []
    named: set[str] = set()
    for entry in line.get("entries") or ():
        name = str(entry.get("id") or "?")
        if name in named:
            raise BadEntry(article, name, "another entry of the article has this id; give each one its own")
        named.add(name)
        try:
            found += _Entry(name, entry, source, item, actor).reports()
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadEntry(article, name, _said(error)) from None
    return tuple(found)


def _said(error: Exception) -> str:
    return f"there is no {error}" if isinstance(error, KeyError) else str(error)


def settled_entries(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """For every given entry, by article and entry: its commitment, where that stands, and whether it counts."""
    rows = {
        (step.report.source.article, step.report.line or step.report.id): commitment
        for commitment in ledger.commitments
        for step in commitment.steps
    }
    for (article, entry), commitment in sorted(rows.items(), key=lambda row: (row[0][0], natural(row[0][1]))):
        stands = {"commitment": commitment.id, "stage": commitment.stage.value, "counts": commitment.counts}
        yield {"article": article, "entry": entry, **stands}


class _Entry:
    def __init__(self, name: str, entry: Mapping[str, Any], source: Source, item: NameItem, actor: NameActor) -> None:
        self.name, self.entry, self.source = name, entry, source
        self._actor = actor
        self._item = item(text_of(entry["item"]), word_of(ItemClass, entry["item_class"]))

    def reports(self) -> Iterator[Report]:
        name = f"{self.source.article}#{self.name}"
        for number, earlier in enumerate(self.entry.get("history") or ()):
            report = self._report(f"{name}.{number}", earlier, Missing.NOT_MENTIONED)
            yield replace(report, restates=Quote(self.source.article, 0, 0, ""))
        yield self._latest(name)

    def _latest(self, name: str) -> Report:
        stated, due, said_by = (self.entry.get(cell) for cell in ("amount", "due", "said_by"))
        return self._report(
            name,
            self.entry,
            Reading(amount_of(stated), None, RULE) if stated else Missing.NOT_MENTIONED,
            Reading(Due(text_of(due)), None, RULE) if due else None,
            tuple(Reading(Speaker(said), None, RULE) for said in names_of(said_by)),
        )

    def _report(
        self,
        name: str,
        act: Mapping[str, Any],
        amount: Reading[Amount] | Missing,
        due: Reading[Due] | None = None,
        speakers: tuple[Reading[Speaker], ...] = (),
    ) -> Report:
        article, package = self.source.article, self.entry.get("part_of")
        return Report(
            id=name,
            source=self.source,
            act=Reading(word_of(Act, act["act"]), None, RULE),
            donors=tuple(Reading(self._actor(donor), None, RULE) for donor in names_of(self.entry.get("donor"))),
            recipients=tuple(Reading(self._actor(taker), None, RULE) for taker in names_of(self.entry.get("recipient"))),
            item=Reading(self._item, None, RULE),
            amount=amount,
            act_date=Reading(date_of(act["act_date"]), None, RULE) if act.get("act_date") else None,
            conditions=tuple(Reading(condition, None, RULE) for condition in names_of(act.get("condition"))),
            due=due,
            speakers=speakers,
            scope=word_of(Scope, self.entry.get("scope") or Scope.TRANCHE),
            package=f"{article}#{package}" if package else None,
            evidence=tuple(Quote(article, 0, len(words), words) for words in names_of(self.entry.get("evidence"))),
            line=self.name,
        )
