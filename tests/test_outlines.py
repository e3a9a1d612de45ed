"""A large book's ledger is remembered as long as the book is as it was, and never when anything has changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from liner import Liner
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Ledger
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.pipeline import outlines
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.pipeline.outlines import outline_of
from pledgebook.store import derived
from pledgebook.store.book import Book

THEN = date(2031, 3, 14)


def article(name: str, text: str, published: str = "2031-03-14") -> Article:
    return Article(name, text, published=Reading(PartialDate(published), None, "a test"))


def add(book: Book, *articles: Article) -> None:
    for each in articles:
        book.keep(each, Liner().read(each), "liner 1")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(derived.FOLDER, str(tmp_path / "cache"))
    monkeypatch.setattr(outlines, "WORTH_KEEPING", 1)
    with Book.open(str(tmp_path / "book.db"), create=True) as book:
        add(book, article("a", "pledge DE tank\npledge NO loan\nthanks UA"), article("b", "pledge PL truck", "2031-03-20"))
    return tmp_path / "book.db"


def bare(ledger: Ledger) -> Ledger:
    return replace(ledger, commitments=tuple(replace(each, steps=()) for each in ledger.commitments))


def asked(path: Path, monkeypatch: pytest.MonkeyPatch, day: date | None = None) -> tuple[Ledger, bool]:
    """The outline of a book, and whether it had to be settled for it."""
    settled: list[date | None] = []

    def watched(book: Book, as_of: date | None = None) -> Ledger:
        settled.append(as_of)
        return ledger_of(book, as_of)

    with monkeypatch.context() as patched, Book.open(str(path)) as book:
        patched.setattr(outlines, "ledger_of", watched)
        return outline_of(book, day), bool(settled)


@pytest.mark.parametrize("day", [None, THEN])
def test_the_second_who_asks_gets_the_same_without_settling(
    path: Path, day: date | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, worked = asked(path, monkeypatch, day)
    second, again = asked(path, monkeypatch, day)
    assert (worked, again) == (True, False)
    assert second == bare(first)
    with Book.open(str(path)) as book:
        assert first == ledger_of(book, day)


def test_each_day_is_remembered_by_itself(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today, then = asked(path, monkeypatch)[0], asked(path, monkeypatch, THEN)[0]
    assert len(today.commitments) == 3
    assert len(then.commitments) == 2
    assert asked(path, monkeypatch)[0] == bare(today)


def test_what_was_read_since_is_in_the_next_answer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(path, monkeypatch)
    with Book.open(str(path)) as book:
        add(book, article("c", "pledge FR loan"))
    ledger, worked = asked(path, monkeypatch)
    assert worked
    assert len(ledger.commitments) == 4


def test_what_was_ruled_since_is_in_the_next_answer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(path, monkeypatch)
    with Book.open(str(path)) as book:
        report = next(book.reports()).id
        at = datetime(2031, 3, 21, tzinfo=UTC)
        book.rule(Ruling(id="r1", kind=RulingKind.REJECT, subject=report, by="Ada", why="no pledge", at=at))
    ledger, worked = asked(path, monkeypatch)
    assert worked
    assert len(ledger.commitments) == 2


def test_another_book_of_that_name_with_as_much_in_it_is_another_book(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(path, monkeypatch)
    other = tmp_path / "other.db"
    with Book.open(str(other), create=True) as book:
        add(book, article("a", "pledge SE tank\npledge FI loan\nthanks UA"), article("b", "pledge EE truck", "2031-03-20"))
    shutil.move(other, path)
    ledger, worked = asked(path, monkeypatch)
    assert worked
    assert {each.donors[0].id for each in ledger.commitments} == {"SE", "FI", "EE"}


def test_what_another_version_of_the_program_kept_is_not_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(path, monkeypatch)
    monkeypatch.setattr(outlines, "program", lambda: "a later one")
    assert asked(path, monkeypatch)[1]


def test_a_file_that_is_no_ledger_is_settled_anew(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = asked(path, monkeypatch)
    for file in (tmp_path / "cache").iterdir():
        file.write_text("not what we wrote")
    assert asked(path, monkeypatch) == (first, True)


def test_a_small_book_leaves_nothing_behind(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines, "WORTH_KEEPING", 4)
    asked(path, monkeypatch)
    assert not (tmp_path / "cache").exists()
