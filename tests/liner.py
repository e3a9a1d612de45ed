"""A reader for tests: each line "pledge DONOR ITEM" of an article is one report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pledgebook.model.actors import Actor
from pledgebook.model.amounts import exact
from pledgebook.model.articles import Article
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Extract, Reaction, Report, Stance, Unread


def nothing(article: Article) -> None:
    """What happens before an article is read, where a test doesn't say."""


@dataclass(frozen=True)
class Liner:
    name: str = "liner 1"
    before: Callable[[Article], None] = nothing

    def read(self, article: Article) -> Extract:
        self.before(article)
        reports, reactions, unread = [], [], []
        start = 0
        for line in article.text.split("\n"):
            quote = Quote(article.id, start, start + len(line), line)
            match line.split():
                case ["pledge", donor, item]:
                    reports.append(pledge(article, quote, donor, item))
                case ["thanks", who]:
                    reactions.append(thanks(article, quote, who))
                case ["maybe", *_]:
                    unread.append(Unread(quote, "a test"))
            start += len(line) + 1
        return Extract(article.cite(), tuple(reports), tuple(reactions), tuple(unread))


def pledge(article: Article, quote: Quote, donor: str, item: str) -> Report:
    return Report(
        id=f"{article.id}@{quote.start}",
        source=article.cite(),
        act=Reading(Act.PLEDGED, quote, "test"),
        donors=(Reading(Actor(donor), quote, "test"),),
        recipients=(Reading(Actor("UA"), quote, "test"),),
        item=Reading(Item(item, ItemClass.TANK, (item,)), quote, "test"),
        amount=Reading(exact(14), quote, "test"),
        evidence=(quote,),
    )


def thanks(article: Article, quote: Quote, who: str) -> Reaction:
    return Reaction(
        id=f"{article.id}@{quote.start}",
        source=article.cite(),
        actor=Reading(Actor(who), quote, "test"),
        speaker=None,
        stance=Reading(Stance.THANKS, quote, "test"),
        about="the pledge",
        evidence=(quote,),
    )


def write(folder: Path, **texts: str) -> Path:
    """Text files by their stems."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
