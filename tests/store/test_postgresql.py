"""What only a database server can do: keep several writers apart, refuse, go away."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text

from liner import Liner
from pledgebook.model.articles import Article
from pledgebook.model.errors import BookLocked, NoBook, NotABook, PledgebookError, ReadOnlyBook, UnreachableBook
from pledgebook.store.book import Book
from pledgebook.store.opening import WRITERS
from postgres import Server, programs

pytestmark = pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed here")


def keep(book: Book, name: str) -> None:
    article = Article(name, "pledge DE tank")
    book.keep(article, Liner().read(article), "liner")


def test_four_writers_at_once_lose_nothing_and_double_nothing(database: Server) -> None:
    place, failed = database.place(), []

    def fill(start: int) -> None:
        try:
            with Book.open(place, create=True, patience=60) as book:
                for number in range(start, start + 12):
                    keep(book, f"a{number:02}")
        except PledgebookError as error:
            failed.append(error)

    threads = [threading.Thread(target=fill, args=(start,)) for start in (0, 6, 12, 18)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with Book.open(place) as book:
        assert [each.source.article for each in book.reports()] == [f"a{number:02}" for number in range(30)]


def test_a_writer_that_waits_too_long_says_so_and_lookers_never_wait(database: Server) -> None:
    place = database.place()
    with Book.open(place, create=True) as busy, Book.open(place, patience=0.05) as book:
        keep(busy, "a")
        with busy._engine.begin() as db:
            db.execute(text(f"SELECT pg_advisory_xact_lock({WRITERS})"))
            with pytest.raises(BookLocked, match="is in use by another program"):
                keep(book, "b")
            assert len(list(book.reports())) == 1
        keep(book, "b")
        assert len(list(book.reports())) == 2


def test_a_database_without_a_book_is_made_one_only_when_asked(database: Server) -> None:
    place = database.place()
    with pytest.raises(NoBook):
        Book.open(place)
    database.run("CREATE TABLE invoices (number integer)", place.rpartition("/")[2])
    with pytest.raises(NotABook):
        Book.open(place, create=True)


def test_a_book_that_may_only_be_read_is_read_and_not_written(database: Server) -> None:
    place = database.place()
    with Book.open(place, create=True) as book:
        keep(book, "a")
    name = place.rpartition("/")[2]
    database.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with Book.open(place) as book:
        assert len(list(book.reports())) == 1
        with pytest.raises(ReadOnlyBook):
            keep(book, "b")


def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    with pytest.raises(UnreachableBook) as caught:
        Book.open("postgresql://me:secret@127.0.0.1:9/none")
    assert "secret" not in str(caught.value)
