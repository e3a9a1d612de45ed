"""What faces that stay open ask of a book: one article's reading, its versions, and whether anything has changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from liner import Liner
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import RuledMeanwhile
from pledgebook.model.evidence import Reading
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.store.book import Book

AT = datetime(2023, 1, 26, tzinfo=UTC)


def article(text: str, published: str) -> Article:
    return Article("a", text, published=Reading(PartialDate(published), None, "a test"))


def ruling(name: str) -> Ruling:
    return Ruling(id=name, kind=RulingKind.CONFIRM, subject="r1", by="Ada", why="seen", at=AT)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book.open(str(tmp_path / "book.db"), create=True)


def test_the_reading_of_one_version_is_what_its_newest_reader_took_from_it(book: Book) -> None:
    old, new = article("pledge DE tank\nthanks UA\nmaybe", "2023-01-25"), article("pledge NO tank", "2023-01-26")
    for each in (old, new):
        book.keep(each, Liner().read(each), "liner 1")
    assert book.reading(old.cite()) == Liner().read(old)
    assert book.reading(new.cite()) == Liner().read(new)
    book.keep(old, Liner().read(new), "liner 2")
    assert book.reading(old.cite()).reports == Liner().read(new).reports


def test_the_versions_of_an_article_are_listed_the_current_one_first(book: Book) -> None:
    versions = [article("pledge DE tank", day) for day in ("2023-01-26", "2023-01-27", "2023-01-25")]
    for each in versions:
        book.keep(each, Liner().read(each), "liner 1")
    published = [held.source.published.text for held in book.versions("a") if held.source.published]
    assert published == ["2023-01-27", "2023-01-26", "2023-01-25"]
    assert not list(book.versions("b"))


def test_the_state_changes_with_whatever_is_written_and_with_nothing_else(book: Book) -> None:
    one = article("pledge DE tank", "2023-01-25")
    states = [book.state()]
    for write in (
        lambda: book.keep(one, Liner().read(one), "liner 1"),
        lambda: book.keep(one, Liner().read(one), "liner 2"),
        lambda: book.rule(ruling("x")),
    ):
        write()
        states.append(book.state())
    assert len(set(states)) == 4
    book.keep(one, Liner().read(one), "liner 2")
    book.rule(ruling("x"))
    assert book.state() == states[-1]


def test_a_ruling_decided_before_somebody_elses_is_not_written(book: Book) -> None:
    book.rule(ruling("x"), after=0)
    with pytest.raises(RuledMeanwhile):
        book.rule(ruling("y"), after=0)
    assert [each.id for each in book.rulings()] == ["x"]
    book.rule(ruling("y"), after=1)
    assert [each.id for each in book.rulings()] == ["x", "y"]
