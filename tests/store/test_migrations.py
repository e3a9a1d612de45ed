"""From one format of the book to the next."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, insert, select, text

from liner import Liner
from pledgebook.model.articles import Article
from pledgebook.store.book import Book
from pledgebook.store.format import FORMAT
from pledgebook.store.migrations import STEPS, Step, migrate
from pledgebook.store.schema import TABLES, book


def test_every_older_format_has_a_step() -> None:
    assert sorted(STEPS) == list(range(1, FORMAT))


def test_steps_run_in_their_order_and_only_those_that_are_due(tmp_path: Path) -> None:
    ran: list[int] = []

    def step(number: int) -> Step:
        return lambda _: ran.append(number)

    steps = {number: step(number) for number in (1, 2, 3)}
    with create_engine(f"sqlite:///{tmp_path / 'x.db'}").begin() as db:
        TABLES.create_all(db)
        db.execute(insert(book).values(format=2, made_by="pledgebook 0"))
        migrate(db, 2, steps, 4)
        assert ran == [2, 3]
        assert db.execute(select(book.c.format)).scalar() == 4
        migrate(db, 4, steps, 4)
        assert ran == [2, 3]


def test_a_step_that_fails_leaves_the_book_as_it_was(tmp_path: Path) -> None:
    def half(db: Connection) -> None:
        db.execute(text("update book set made_by = 'half-way'"))
        raise ZeroDivisionError

    engine = create_engine(f"sqlite:///{tmp_path / 'x.db'}")
    with engine.begin() as db:
        TABLES.create_all(db)
        db.execute(insert(book).values(format=1, made_by="pledgebook 0"))
    with pytest.raises(ZeroDivisionError), engine.begin() as db:
        migrate(db, 1, {1: half}, 2)
    with engine.connect() as db:
        assert db.execute(select(book)).one() == (1, "pledgebook 0")
    engine.dispose()


def test_a_book_of_format_1_is_brought_up_with_all_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Book.open(str(path), create=True) as held:
        held.keep(Article("a", "pledge DE tank"), Liner().read(Article("a", "pledge DE tank")), "liner")
    with closing(sqlite3.connect(path)) as db, db:
        for column in ("author", "language", "raw"):
            db.execute(f"ALTER TABLE articles DROP COLUMN {column}")
        db.execute("UPDATE book SET format = 1")
    with Book.open(str(path)) as held:
        assert held.article("a") == Article("a", "pledge DE tank")
        new = Article("b", "pledge NO tank", author="Ann Example", language="en", raw="0" * 64)
        held.keep(new, Liner().read(new), "liner")
        assert held.article("b") == new
        assert len(list(held.reports())) == 2
