"""From articles with the lines that a careful reader wrote down to things that the rules left, each with what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pledgebook.model.amounts import Amount
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item
from pledgebook.reading.builtin import SentenceRead, left_in, stepwise
from pledgebook.reading.learnt.kinds import is_open, of_sum, repeated
from pledgebook.reading.learnt.lines import Beside, Left, with_features
from pledgebook.reading.learnt.sides import Side
from pledgebook.reading.naming import item_reading
from pledgebook.reading.seen import Seen, seen
from training.lines import Line, is_amount, is_class, share, tells

NEWS = Path(__file__).parent / "news"
_ALIKE = 0.6  # share of words that two names of a thing must have in common


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


@dataclass(frozen=True, slots=True)
class SumExample:
    """A sum of money: its features, the class that the rules give it, and that of the line that it stands for."""

    article: str
    features: tuple[str, ...]
    by_rule: str
    kind: str


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of all articles, in the order of the files and of their texts."""

    things: tuple[Example, ...]
    sums: tuple[SumExample, ...]


def examples(folder: Path = NEWS) -> Examples:
    things: list[Example] = []
    sums: list[SumExample] = []
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            published = Reading(PartialDate(row["published"]), None, "given")
            view = seen(Article(row["id"], row["text"], title=row["title"], outlet=row["outlet"], published=published))
            steps = tuple(stepwise(view))
            things += _things(row["id"], row["entries"], steps)
            sums += _sums(row["id"], row["entries"], steps, view)
    return Examples(tuple(things), tuple(sums))


def _things(article: str, lines: Sequence[Line], steps: Sequence[SentenceRead]) -> Iterator[Example]:
    for step in steps:
        told = [line for line in lines if tells(line, step.sight.sentence)]
        for thing in left_in(step):
            item = item_reading(step.sight, thing.goods, step.before, False).value
            amount = thing.goods.amount.value if thing.goods.amount else None
            beside = with_features(step.sight, thing, step.before)
            yield _example(article, thing, beside, _meant(told, item, amount))


def _example(article: str, thing: Left, sides: Beside, lines: Sequence[Line]) -> Example:
    givers, takers = _named(lines, "donor"), _named(lines, "recipient")
    beside = (SideExample(own, _is_in(side, givers), _is_in(side, takers)) for side, own in sides)
    return Example(article, thing.features, lines[0]["act"] if lines else None, tuple(beside))


def _named(lines: Sequence[Line], cell: str) -> set[str]:
    return {name.casefold() for line in lines for name in line[cell]}


def _is_in(side: Side, names: set[str]) -> bool:
    return side.actor.id.casefold() in names


def _meant(lines: Sequence[Line], item: Item, amount: Amount | None) -> list[Line]:
    """The lines of a sentence that a thing can stand for; those with its very amount where there are any."""
    alike = [line for line in lines if is_class(line, item) or share(line, item) >= _ALIKE]
    exact = [line for line in alike if is_amount(line, amount)]
    return exact or alike


def _sums(article: str, lines: Sequence[Line], steps: Sequence[SentenceRead], view: Seen) -> Iterator[SumExample]:
    """The sums of money without a kind of their own that a line of their sentence tells, whatever the rules made of them."""
    often = repeated(view.sights)
    for step in steps:
        told = [line for line in lines if tells(line, step.sight.sentence)]
        for goods in step.things if told else ():
            reading = item_reading(step.sight, goods, step.before, False)
            item = reading.value
            if goods.amount is None or not goods.amount.value.is_money or not is_open(reading):
                continue
            meant = [line for line in told if is_amount(line, goods.amount.value)]
            if meant:
                nearest = max(meant, key=lambda line: (is_class(line, item), share(line, item)))
                features = of_sum(step.sight, goods.amount, item, often)
                yield SumExample(article, features, item.item_class.value, nearest["item_class"])
