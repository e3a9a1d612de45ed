"""Sentences of the pages that no other face needs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from pledgebook.faces.names import actor_name, actor_names
from pledgebook.faces.phrases import amount_words, cell_words, date_words
from pledgebook.faces.web.marks import Passage, cells
from pledgebook.faces.web.story import Story
from pledgebook.ledger.cells import amount_of
from pledgebook.model.actors import Actor
from pledgebook.model.amounts import Missing
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadDate
from pledgebook.model.reports import Report
from pledgebook.model.rulings import Ruling, RulingKind

DAYS = 200
"""How many days the slider has at most."""
PAST = 30
"""On how many days of the past a published site shows the ledger."""


def report_headline(report: Report) -> str:
    """One report in a line: "Germany to Moldova: Biber bridge layer, 10"."""
    donors, recipients = ([cell.value for cell in cells] for cells in (report.donors, report.recipients))
    amount = "" if isinstance(report.amount, Missing) else amount_words(report.amount.value)
    return f"{actor_names(donors)} to {actor_names(recipients)}: " + ", ".join(filter(None, [report.item.value.name, amount]))


def plain_cells(report: Report) -> list[tuple[str, str]]:
    """What a report says besides its headline, by the names of the cells."""
    said = [(name, worded(value, name)) for name, _, value in cells(report)]
    return [(name, words) for name, words in said if name not in ("act", "donor", "recipient", "item", "amount")]


def worded(value: str, cell: str) -> str:
    """The value of a cell as people write it: the week 2031-W11 by its first day; all else as it is."""
    if cell not in ("date", "act_date"):
        return value.replace("-", " ") if cell == "act" else value
    try:
        return date_words(PartialDate(value))
    except BadDate:
        return value


def called(article: Article) -> str:
    """What an article is called: by its title, else by who printed it when, else by its id."""
    printed = article.outlet and article.published and f"{article.outlet}, {date_words(article.published.value)}"
    return article.title or printed or article.id


def set_words(ruling: Ruling) -> str:
    """To what somebody set which cell, as people would say it."""
    return f"set {cell_words(ruling.cell or '')} to {_value_words(ruling)}"


def _value_words(ruling: Ruling) -> str:
    try:
        value = json.loads(ruling.value or "null")
        if ruling.cell == "amount" and value is not None:
            return amount_words(amount_of(value))
    except ValueError:
        return ruling.value or ""
    if isinstance(value, list):
        return ", ".join(actor_name(Actor(str(each))) for each in value) or "nothing"
    return "nothing" if value is None else str(value)


def ruling_words(ruling: Ruling) -> str:
    """What somebody decided, when and why, in a sentence."""
    said = {
        RulingKind.CONFIRM: "confirmed this as it was read",
        RulingKind.SET: set_words(ruling),
        RulingKind.SAME: "put this together with another report",
        RulingKind.DIFFERENT: "keeps this apart from another report",
        RulingKind.REJECT: "rejected this: it is no commitment",
        RulingKind.UNDO: "took an earlier decision back",
    }
    return f"{ruling.by} {said[ruling.kind]} on {ruling.at:%Y-%m-%d %H:%M}: {ruling.why}"


def notes(passage: Passage, story: Story) -> list[int]:
    """The numbers of the reports whose last sentence ends with this passage."""
    numbers = {line.report.id: number for number, line in enumerate(story.lines, 1)}
    end = passage.pieces[-1].start + len(passage.pieces[-1].words)
    return sorted({numbers[mark.of] for mark in passage.marks if mark.of in numbers and mark.end <= end})


def past(days: tuple[date, ...]) -> list[date]:
    """The days of the past that a site shows, the last one left out: that is the ledger of today."""
    earlier = days[:-1]
    step = -(-len(earlier) // PAST) if earlier else 1
    return sorted(earlier[::-step])


def thinned(days: Sequence[date]) -> list[date]:
    """The days, or every so many of them where they are too many for a slider; the last one is always there."""
    step = -(-len(days) // DAYS)
    return sorted({*days[::-step]}) if step > 1 else list(days)
