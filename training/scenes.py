"""From articles with the lines that a careful reader wrote down to scenes, each thing in them with what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item
from pledgebook.model.reports import Report
from pledgebook.reading.builtin import by_rules
from pledgebook.reading.learnt.questions import Question, questions
from pledgebook.reading.learnt.scene import Scene
from pledgebook.reading.learnt.sides import Side
from pledgebook.reading.reports.naming import item_reading
from pledgebook.reading.seen import seen
from pledgebook.reading.steps import stepwise
from pledgebook.reading.things.goods import Goods
from training.lines import Line, can_be, is_amount, is_class, repeats, share, tells, touches

NEWS = Path(__file__).parent / "news"


class Named(NamedTuple):
    """What the rules call a thing, and how much of it there is."""

    item: Item
    amount: Amount | None


@dataclass(frozen=True, slots=True)
class Thing:
    """What a careful reader made of a thing: no act where nothing, the class of a sum, and for each side whether it gives and
    takes. Where it is not `sure` that nothing was made of it, its lines only name it otherwise or quote another sentence.
    """

    act: str | None
    kind: str | None
    gives: tuple[bool, ...]
    takes: tuple[bool, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """A scene and its things, in the same order."""

    article: str
    scene: Scene
    things: tuple[Thing, ...]


def examples(sources: Iterable[Path]) -> Iterator[Example]:
    """The examples of all articles, in the order of the files and of their texts."""
    for file in sources:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            published = Reading(PartialDate(row["published"]), None, "given")
            article = Article(row["id"], row["text"], title=row["title"], outlet=row["outlet"], published=published)
            yield from of_article(article, row["entries"])


def of_article(article: Article, lines: Sequence[Line]) -> Iterator[Example]:
    view = seen(article)
    steps = tuple(stepwise(view))
    for question in questions(view, steps, by_rules(view, steps)):
        asked = (
            *(_named(question, goods) for goods in question.left),
            *(_told(report) for _, report in question.told),
        )
        yield Example(article.id, question.scene, tuple(_things(question, asked, lines)))


def _things(question: Question, asked: Sequence[Named], lines: Sequence[Line]) -> Iterator[Thing]:
    told = [line for line in lines if tells(line, question.step.sight.sentence)]
    meant = [_meant(line, asked) for line in told]
    unmet = [line for line, things in zip(told, meant, strict=True) if not things]
    elsewhere = [line for line in lines if line not in told]
    for number, named in enumerate(asked):
        own = [line for line, things in zip(told, meant, strict=True) if number in things]
        doubted = any(touches(line, *named) for line in unmet) or any(repeats(line, *named) for line in elsewhere)
        yield _thing(question, named, own, told, bool(own) or not doubted)


def _named(question: Question, goods: Goods) -> Named:
    item = item_reading(question.step.sight, goods, question.step.before, False).value
    return Named(item, goods.amount.value if goods.amount else None)


def _told(report: Report) -> Named:
    """A thing as its report names it: "let Poland re-export tanks" is a permission, and no tank."""
    return Named(report.item.value, None if isinstance(report.amount, Missing) else report.amount.value)


def _meant(line: Line, things: Sequence[Named]) -> set[int]:
    """The things of its sentence that a line can stand for, by their numbers: those of its amount before others, and of these the
    ones named most like it. "$5 million for clinics" is one line, and clinics are not given beside it.
    """
    fits = {
        number: (is_amount(line, thing.amount), share(line, thing.item))
        for number, thing in enumerate(things)
        if can_be(line, *thing)
    }
    return {number for number, fit in fits.items() if fit == max(fits.values())}


def _thing(question: Question, named: Named, own: Sequence[Line], told: Sequence[Line], sure: bool) -> Thing:
    money = named.amount is not None and named.amount.is_money
    givers, takers = _ids(own, "donor"), _ids(own, "recipient")
    return Thing(
        own[0]["act"] if own else None,
        _kind(told, named.item, named.amount) if money else None,
        tuple(_is_in(side, givers) for side in question.sides),
        tuple(_is_in(side, takers) for side in question.sides),
        sure,
    )


def _kind(lines: Sequence[Line], item: Item, amount: Amount | None) -> str | None:
    """The class of the line that a sum stands for, whatever the rules made of it."""
    meant = [line for line in lines if is_amount(line, amount)]
    nearest = max(meant, key=lambda line: (is_class(line, item), share(line, item)), default=None)
    return str(nearest["item_class"]) if nearest else None


def _ids(lines: Sequence[Line], cell: str) -> set[str]:
    return {name.casefold() for line in lines for name in line[cell]}


def _is_in(side: Side, names: set[str]) -> bool:
    return side.actor.id.casefold() in names
