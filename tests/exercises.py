"""The exercise book: sentences of our own, by domain, with the lines that must be read from each.

`reading/exercises/*.yaml` hold entries with
  say      a sentence or a short passage, in our own words
  reads    GIVER -> TAKER: ACT CLASS AMOUNT, one a line; "?" where the words name nobody; amounts as in units.yaml
  not_yet  true while the reader does not read exactly that: where to push next; no test runs it
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from pledgebook.model.amounts import Amount, Qualifier
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Report
from pledgebook.reading.builtin import Builtin

BOOK = Path(__file__).parent / "reading" / "exercises"
PUBLISHED = Reading(PartialDate("2026-06-17"), None, "test")


@dataclass(frozen=True)
class Exercise:
    domain: str
    say: str
    reads: tuple[str, ...]
    not_yet: bool = False


def exercises() -> tuple[Exercise, ...]:
    return tuple(
        Exercise(path.stem, entry["say"], tuple(entry["reads"]), bool(entry.get("not_yet")))
        for path in sorted(BOOK.glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    )


def read(text: str) -> tuple[str, ...]:
    """The lines that the rules make of a passage, in the notation of the book; what is learnt is measured, not pinned."""
    return tuple(line_of(report) for report in Builtin(learnt=False).read(Article("exercise", text, published=PUBLISHED)).reports)


def line_of(report: Report) -> str:
    givers = "+".join(reading.value.id for reading in report.donors) or "?"
    takers = "+".join(reading.value.id for reading in report.recipients) or "?"
    amount = (
        f" {shown(report.amount.value)}" if isinstance(report.amount, Reading) and isinstance(report.amount.value, Amount) else ""
    )
    return f"{givers} -> {takers}: {report.act.value} {report.item.value.item_class}{amount}"


def shown(amount: Amount) -> str:
    """An amount in the form in which the word files write it."""
    low, value = ("" if one is None else format(one, "f") for one in (amount.low, amount.value))
    if amount.qualifier is Qualifier.RANGE:
        return f"{low}..{amount.high} {amount.unit}"
    if amount.qualifier is Qualifier.VAGUE:
        return f"vague {low}.. {amount.unit}"
    return f"{'' if amount.qualifier is Qualifier.EXACT else f'{amount.qualifier} '}{value} {amount.unit}"
