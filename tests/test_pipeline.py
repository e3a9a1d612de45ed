"""From sources through a reader into a book, and back out as a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pledgebook.model.actors import Actor
from pledgebook.model.amounts import exact
from pledgebook.model.articles import Article
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Extract, Report
from pledgebook.pipeline import Event, What, extracts, ledger_of, read_into
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book


@dataclass(frozen=True)
class Liner:
    """A reader for tests: each line "pledge DONOR ITEM" is one report."""

    name: str = "liner 1"

    def read(self, article: Article) -> Extract:
        reports = []
        start = 0
        for line in article.text.splitlines(keepends=True):
            words = line.split()
            if len(words) == 3 and words[0] == "pledge":
                quote = Quote(article.id, start, start + len(line.rstrip("\n")), line.rstrip("\n"))
                reports.append(pledge(article, quote, words[1], words[2]))
            start += len(line)
        return Extract(article.cite(), tuple(reports))


def pledge(article: Article, quote: Quote, donor: str, item: str) -> Report:
    return Report(
        id=f"{article.id}-{quote.start}-{article.version[:4]}",
        source=article.cite(),
        act=Reading(Act.PLEDGED, quote, "test"),
        donors=(Reading(Actor(donor), quote, "test"),),
        recipients=(Reading(Actor("UA"), quote, "test"),),
        item=Reading(Item(item, ItemClass.TANK, (item,)), quote, "test"),
        amount=Reading(exact(14), quote, "test"),
        evidence=(quote,),
    )


def test_reading_a_folder_twice_tells_new_then_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Published: 2023-01-25\npledge DE leopard\n")
    (tmp_path / "b.txt").write_text("OSLO (Reuters) - Quiet.\npledge NO leopard\n")
    events: list[Event] = []
    with Book.open(str(tmp_path / "book.db"), create=True) as book:
        first = read_into(book, gather([tmp_path]), Liner(), events.append)
        again = read_into(book, gather([tmp_path]), Liner(), events.append)
        assert (first.new, first.reports, again.same, again.new) == (2, 2, 2, 0)
        assert [event.what for event in events if event.article] == [What.NEW, What.NEW, What.SAME, What.SAME]
        assert [report.source.origin for report in book.reports()] == [None, "Reuters"]
        assert len(ledger_of(book).commitments) >= 1


def test_extracts_need_no_book(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("pledge DE leopard\n")
    (tmp_path / "empty.txt").write_text(" \n")
    found = list(extracts(gather([tmp_path]), Liner()))
    assert [type(each).__name__ for each in found] == ["Extract", "Setback"]
