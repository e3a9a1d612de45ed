"""From articles with the lines that a careful reader wrote down to things that the rules left, each with what became of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pledgebook.language.doc import Sentence
from pledgebook.model.amounts import Amount
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item
from pledgebook.reading.builtin import left_in, stepwise
from pledgebook.reading.learnt.lines import Beside, Left, with_features
from pledgebook.reading.learnt.sides import Side
from pledgebook.reading.naming import item_reading
from pledgebook.reading.seen import seen

NEWS = Path(__file__).parent / "news"
_ALIKE = 0.6  # share of words that two names of a thing must have in common (Dice)
_CLOSE = 0.01  # share by which two sums may differ


@dataclass(frozen=True, slots=True)
class SideExample:
    """A side beside a thing: its features, and whether it gives or takes the thing."""

    features: tuple[str, ...]
    gives: bool
    takes: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A thing that no rule read: its features, the act of the line that it stands for, None where it is none, and the sides."""

    article: str
    features: tuple[str, ...]
    act: str | None
    sides: tuple[SideExample, ...]


def examples(folder: Path = NEWS) -> Iterator[Example]:
    """The examples of all articles, in the order of the files and of their texts."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield from _of_article(json.loads(line))


def _of_article(row: dict[str, Any]) -> Iterator[Example]:
    published = Reading(PartialDate(row["published"]), None, "given")
    article = Article(row["id"], row["text"], title=row["title"], outlet=row["outlet"], published=published)
    for step in stepwise(seen(article)):
        entries = [entry for entry in row["entries"] if _tells(entry, step.sight.sentence)]
        for thing in left_in(step):
            item = item_reading(step.sight, thing.goods, step.before, False).value
            amount = thing.goods.amount.value if thing.goods.amount else None
            beside = with_features(step.sight, thing, step.before)
            yield _example(row["id"], thing, beside, _meant(entries, item, amount))


def _example(article: str, thing: Left, sides: Beside, entries: Sequence[dict[str, Any]]) -> Example:
    givers, takers = _named(entries, "donor"), _named(entries, "recipient")
    beside = (SideExample(own, _is_in(side, givers), _is_in(side, takers)) for side, own in sides)
    return Example(article, thing.features, entries[0]["act"] if entries else None, tuple(beside))


def _named(entries: Sequence[dict[str, Any]], cell: str) -> set[str]:
    return {name.casefold() for entry in entries for name in entry[cell]}


def _is_in(side: Side, names: set[str]) -> bool:
    return side.actor.id.casefold() in names


def _tells(entry: dict[str, Any], sentence: Sentence) -> bool:
    """Whether a line stands on a sentence."""
    own = _squashed(sentence.text)
    return any(own in quote or quote in own for quote in map(_squashed, entry["evidence"]))


def _squashed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _meant(entries: Sequence[dict[str, Any]], item: Item, amount: Amount | None) -> list[dict[str, Any]]:
    """The lines of a sentence that a thing can stand for; those with its very amount where there are any."""
    alike = [
        entry for entry in entries if entry["item_class"] == item.item_class.value or _share(entry["item"], item.name) >= _ALIKE
    ]
    exact = [entry for entry in alike if _is_amount(entry["amount"], amount)]
    return exact or alike


def _share(name: str, other: str) -> float:
    ours, theirs = _words(name), _words(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _words(name: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z0-9]+", name.lower())}


def _is_amount(told: dict[str, Any] | None, amount: Amount | None) -> bool:
    if told is None or amount is None:
        return told is None and amount is None
    number, own = told["value"] or told["low"], amount.value or amount.low
    if number is None or own is None:
        return number is None and own is None
    return abs(float(number) - float(own)) <= _CLOSE * abs(float(number))
