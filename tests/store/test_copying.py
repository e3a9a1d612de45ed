"""A book moves to another kind of place with nothing lost."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest

from liner import Liner
from pledgebook.model.articles import Article, Setback
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BookError
from pledgebook.model.evidence import Reading
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book
from pledgebook.store.copying import copy
from pledgebook.store.schema import TABLES
from postgres import Server


def fill(book: Book) -> None:
    for name, published, words in (
        ("b", "2023-01-20", "pledge DE tank"),
        ("a", "2023-01-25", "pledge NO tank\nthanks UA\nmaybe"),
        ("b", "2023-01-26", "pledge DE tank\npledge FR leclerc é “x”"),
        ("c", None, "quiet"),
    ):
        article = Article(name, words, published=Reading(PartialDate(published), None, "a test") if published else None)
        book.keep(article, Liner().read(article), "liner")
    book.rule(Ruling(id="r", kind=RulingKind.CONFIRM, subject="b@0", by="me", why="", at=datetime(2023, 1, 25, tzinfo=UTC)))
    book.set_aside(Setback("x.txt", "It is empty."))


def all_of(place: str) -> dict[str, list[dict[str, object]]]:
    with Book.open(place) as book:
        return {
            table.name: [dict(row) for row in book._rows(f"SELECT * FROM {table.name} ORDER BY 1, 2")]  # noqa: S608
            for table in TABLES.sorted_tables
        }


@pytest.mark.parametrize(("first", "second"), list(product(("file", "database"), repeat=2)))
def test_a_book_is_copied_row_by_row_to_any_place(tmp_path: Path, database: Server, first: str, second: str) -> None:
    old = str(tmp_path / "old.db") if first == "file" else database.place()
    new = str(tmp_path / "new.db") if second == "file" else database.place()
    with Book.open(old, create=True) as book:
        fill(book)
    assert copy(old, new)["articles"] == 4
    assert all_of(new) == all_of(old)
    with Book.open(old) as one, Book.open(new) as other:
        for day in (None, date(2023, 1, 22)):
            assert ledger_of(one, day) == ledger_of(other, day)


def test_the_copy_goes_on_where_the_book_was(tmp_path: Path, database: Server) -> None:
    old, new = str(tmp_path / "old.db"), database.place()
    with Book.open(old, create=True) as book:
        fill(book)
    copy(old, new)
    more = Article("d", "pledge FI tank")
    for place in (old, new):
        with Book.open(place) as book:
            book.keep(more, Liner().read(more), "liner")
            book.rule(
                Ruling(id="s", kind=RulingKind.CONFIRM, subject="b@0", by="me", why="", at=datetime(2023, 1, 26, tzinfo=UTC))
            )
    assert all_of(new) == all_of(old)


def test_nothing_is_copied_over_another_book(tmp_path: Path) -> None:
    old, new = str(tmp_path / "old.db"), str(tmp_path / "new.db")
    for place in (old, new):
        with Book.open(place, create=True) as book:
            fill(book)
    before = all_of(new)
    with pytest.raises(BookError, match="holds something already"):
        copy(old, new)
    with pytest.raises(BookError, match="onto itself"):
        copy(old, old)
    assert all_of(new) == before
