"""The book: what is kept in it, and what comes out."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liner import Liner
from pledgebook.model.articles import Article, Setback
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadRuling, DamagedBook, PledgebookError, RuledMeanwhile
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Extract
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.store.book import Book
from pledgebook.store.kept import Kept
from values import values

Places = Callable[[], str]


@pytest.fixture
def book(places: Places) -> Iterator[Book]:
    with Book.open(places(), create=True) as book:
        yield book


def article(text: str, published: str | None = "2023-01-25", name: str = "a") -> Article:
    when = Reading(PartialDate(published), None, "a test") if published else None
    return Article(
        name, text, "Ferries", "Harbour News", "http://h", when, f"{name}.txt", (("desk", "sea"),), "Ann Example", "en", "0" * 64
    )


def keep(book: Book, article: Article, reader: str = "liner 1") -> Kept:
    return book.keep(article, Liner().read(article), reader)


def donors(book: Book, as_of: date | None = None) -> list[str]:
    return [report.donors[0].value.id for report in book.reports(as_of)]


def test_former_reports_can_be_asked_for_article_by_article(book: Book) -> None:
    for reader in ("liner 1", "liner 2"):
        for each in (
            article("pledge DE tank"),
            article("pledge DE tank\npledge PL tank", "2023-01-26"),
            article("maybe", name="b"),
        ):
            keep(book, each, reader)
    current = [held.source for held in book.articles()]
    assert [report for source in current for report in book.former_reports_of(source)] == list(book.former_reports())
    assert len(list(book.former_reports())) == 4


def test_what_is_kept_comes_back_equal(book: Book) -> None:
    first, second = article("pledge DE tank\nthanks UA\nmaybe"), article("pledge NO tank", None, "b")
    assert (keep(book, second), keep(book, first)) == (Kept.NEW, Kept.NEW)
    assert list(book.reports()) == [*Liner().read(first).reports, *Liner().read(second).reports]
    assert list(book.reactions()) == list(Liner().read(first).reactions)
    assert list(book.unread()) == list(Liner().read(first).unread)
    assert book.article("a") == first
    assert book.article("b") == second
    assert book.article("c") is None


def test_articles_are_listed_without_their_text(book: Book) -> None:
    one = article("pledge DE tank")
    keep(book, one)
    (held,) = book.articles()
    assert (held.source, held.location, held.published, held.notes) == (one.cite(), "a.txt", one.published, one.notes)


def test_keeping_the_same_again_changes_nothing(book: Book) -> None:
    keep(book, article("pledge DE tank"))
    before = list(book.reports())
    assert keep(book, article("pledge DE tank")) is Kept.SAME
    assert list(book.reports()) == before
    assert book.holds(article("pledge DE tank"), "liner 1")
    assert not book.holds(article("pledge DE tank"), "liner 2")
    assert not book.holds(article("pledge FR tank"), "liner 1")


def test_a_changed_article_is_a_new_version_and_the_old_one_is_not_lost(book: Book) -> None:
    old, new = article("pledge DE tank"), article("pledge FR tank")
    assert (keep(book, old), keep(book, new)) == (Kept.NEW, Kept.CHANGED)
    assert donors(book) == ["FR"]
    assert book.article("a") == new
    assert book.article("a", old.version) == old


def test_the_current_version_is_the_latest_by_date_whatever_came_in_last(book: Book) -> None:
    for text, published in (("pledge FR tank", "2023-01-25"), ("pledge DE tank", "2023-01-20"), ("pledge NO tank", None)):
        keep(book, article(text, published))
    assert donors(book) == ["FR"]
    assert [held.source.published for held in book.articles()] == [PartialDate("2023-01-25")]


def test_as_of_a_date_the_version_of_that_time_holds_and_the_undated_are_left_out(book: Book) -> None:
    for text, published in (("pledge FR tank", "2023-01-25"), ("pledge DE tank", "2023-01-20"), ("pledge NO tank", None)):
        keep(book, article(text, published))
    keep(book, article("pledge PL tank", "2023-01", "b"))
    assert donors(book, date(2023, 1, 19)) == []
    assert donors(book, date(2023, 1, 22)) == ["DE"]
    assert donors(book, date(2023, 1, 30)) == ["FR"]
    assert donors(book, date(2023, 1, 31)) == ["FR", "PL"]  # "January" is surely over only now
    assert donors(book) == ["FR", "PL"]


def test_another_readers_reading_replaces_the_first_and_nothing_is_lost(book: Book) -> None:
    one = article("pledge DE tank\npledge NO tank")
    keep(book, one)
    read = Liner().read(one)
    assert book.keep(one, replace(read, reports=read.reports[:1]), "liner 2") is Kept.REREAD
    assert donors(book) == ["DE"]
    assert book.holds(one, "liner 1")


def test_setbacks_are_kept_by_their_address_until_they_are_lifted(book: Book) -> None:
    for setback in (Setback("b.txt", "It is empty."), Setback("a.txt", "Old."), Setback("a.txt", "It is no text.")):
        book.set_aside(setback)
    assert list(book.setbacks()) == [Setback("a.txt", "It is no text."), Setback("b.txt", "It is empty.")]
    book.lift([Setback("a.txt", ""), Setback("none.txt", "")])
    assert list(book.setbacks()) == [Setback("b.txt", "It is empty.")]


def ruling(name: str, why: str = "") -> Ruling:
    return Ruling(id=name, kind=RulingKind.CONFIRM, subject="r", by="me", why=why, at=datetime(2023, 1, 25, tzinfo=UTC))


def test_rulings_are_appended_in_the_order_in_which_they_were_made(book: Book) -> None:
    for name in ("b", "a", "b"):
        book.rule(ruling(name))
    assert list(book.rulings()) == [ruling("b"), ruling("a")]
    with pytest.raises(BadRuling, match="Another ruling has the id 'a'"):
        book.rule(ruling("a", "changed"))
    assert list(book.rulings()) == [ruling("b"), ruling("a")]


def test_four_who_rule_and_read_at_once_lose_no_ruling_and_no_report(places: Places) -> None:
    path, failed = places(), list[PledgebookError]()

    def work(number: int) -> None:
        try:
            with Book.open(path, create=True, patience=120) as book:
                for each in range(number, number + 6):
                    book.rule(ruling(f"r{each}"), ruling(f"own {number} {each}"))
                    keep(book, article("pledge DE tank", name=f"a{each:02}"))
        except PledgebookError as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in (0, 2, 4, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with Book.open(path) as book:
        said = [each.id for each in book.rulings()]
        assert sorted(said) == sorted(
            [*(f"r{n}" for n in range(12)), *(f"own {w} {w + n}" for w in (0, 2, 4, 6) for n in range(6))]
        )
        assert [each.source.article for each in book.reports()] == [f"a{number:02}" for number in range(12)]


def test_of_two_who_decide_the_same_at_once_one_is_told_of_the_other(places: Places) -> None:
    path, told = places(), list[str]()
    Book.open(path, create=True).close()

    def decide(name: str) -> None:
        try:
            with Book.open(path, patience=120) as book:
                book.rule(ruling(name), after=0)
        except RuledMeanwhile:
            told.append(name)

    threads = [threading.Thread(target=decide, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Book.open(path) as book:
        assert sorted([*told, *(each.id for each in book.rulings())]) == ["a", "b"]
    assert len(told) == 1


def test_all_is_there_when_the_book_is_opened_again(places: Places) -> None:
    path = places()
    with Book.open(path, create=True) as book:
        keep(book, article("pledge DE tank"))
        book.rule(ruling("a"))
    with Book.open(path) as book:
        assert donors(book) == ["DE"]
        assert list(book.rulings()) == [ruling("a")]


def test_a_book_is_one_file(tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "one.db"), create=True) as book:
        keep(book, article("pledge DE tank"))
        list(book.reports())
        assert [path.name for path in tmp_path.iterdir()] == ["one.db"]


def test_a_half_read_listing_holds_no_lock(places: Places) -> None:
    path = places()
    with Book.open(path, create=True) as book, Book.open(path, patience=0) as other:
        for name in "abc":
            keep(book, article("pledge DE tank", name=name))
        listing = other.reports()
        next(listing)
        keep(book, article("pledge NO tank", name="d"))
        assert len(list(listing)) == 2


def test_what_cannot_be_understood_is_damage_and_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with Book.open(str(path), create=True) as book:
        keep(book, article("pledge DE tank"))
    for broken in ('{"id": 7}', "", '{"id"'):
        with sqlite3.connect(path) as db:
            db.execute("update reports set json = ?", (broken,))
        db.close()
        with Book.open(str(path)) as book, pytest.raises(DamagedBook, match="is damaged"):
            list(book.reports())
    with sqlite3.connect(path) as db:
        db.execute("""update articles set published = '{"value":{"text":"2023-13"},"quote":null,"rule":"","cited":[]}'""")
    db.close()
    with Book.open(str(path)) as book, pytest.raises(DamagedBook):
        book.article("a")


def test_a_programming_error_is_left_to_crash(tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "b.db"), create=True) as book, pytest.raises(sqlite3.OperationalError, match="no such table"):
        book._rows("SELECT * FROM nowhere")


LOOK = """
import sys
sys.path[:0] = sys.argv[2:]
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book
with Book.open(sys.argv[1]) as book:
    print(len(ledger_of(book).commitments), {"spacy", "sqlalchemy", "trafilatura"} & set(sys.modules))
"""


def test_to_look_into_a_book_loads_neither_the_engine_nor_the_slow_libraries(tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        keep(book, article("pledge DE tank"))
    command = [sys.executable, "-c", LOOK, str(tmp_path / "b.db"), *sys.path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert done.stdout == "1 set()\n"


@settings(max_examples=8, deadline=None)
@given(found=values(Article), extract=values(Extract), said=values(Ruling), setback=values(Setback))
def test_any_value_of_the_model_comes_back_equal(
    places: Places, found: Article, extract: Extract, said: Ruling, setback: Setback
) -> None:
    with Book.open(places(), create=True) as book:
        assert book.keep(found, extract, "any") is Kept.NEW
        book.rule(said)
        book.set_aside(setback)
        assert book.article(found.id) == found
        assert tuple(book.reports()) == extract.reports
        assert tuple(book.reactions()) == extract.reactions
        assert tuple(book.unread()) == extract.unread
        assert list(book.rulings()) == [said]
        assert list(book.setbacks()) == [setback]


EDITIONS = [
    article(f"pledge {donor} tank", published, name)
    for donor, published, name in [
        ("DE", "2023-01-20", "a"),
        ("FR", "2023-01-25", "a"),
        ("NO", None, "b"),
        ("PL", "2023-01", "c"),
        ("FI", "2023-02-01", "c"),
    ]
]


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(EDITIONS), again=st.lists(st.sampled_from(EDITIONS), max_size=4), cut=st.integers(0, 5))
def test_articles_come_out_the_same_in_whatever_order_and_batches_they_came_in(
    places: Places, order: list[Article], again: list[Article], cut: int
) -> None:
    path = places()
    for batch in (order[:cut], order[cut:], again):
        with Book.open(path, create=True) as book:
            for each in batch:
                keep(book, each)
    with Book.open(path) as book:
        assert donors(book) == ["FR", "NO", "FI"]
        assert donors(book, date(2023, 1, 31)) == ["FR", "PL"]


def test_a_book_can_be_read_within_a_transaction_of_many_megabytes(tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "b.db"), create=True, patience=0.2) as book:
        book.keep_reply("before", "kept")
        with book.together():
            for number in range(40):
                book.keep_reply(f"key {number}", "x" * 200_000)
            assert book.reply("before") == "kept"
