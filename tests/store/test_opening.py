"""Opening a book: everything that a path may lead to."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from liner import Liner
from pledgebook.model.articles import Article
from pledgebook.model.errors import (
    BookError,
    BookLocked,
    DiskFull,
    NewerBook,
    NoBook,
    NotABook,
    PledgebookError,
    ReadOnlyBook,
    UnreachableBook,
)
from pledgebook.store.book import Book
from pledgebook.store.format import FORMAT

ARTICLE = Article("a", "pledge DE tank")


def keep(book: Book, article: Article = ARTICLE) -> None:
    book.keep(article, Liner().read(article), "liner")


def made(path: Path) -> Path:
    with Book.open(str(path), create=True) as book:
        keep(book)
    return path


def sqlite_file(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(script)


def text(path: Path) -> None:
    path.write_text("Dear diary, " * 2000)


def short_text(path: Path) -> None:
    path.write_text("x")


def folder(path: Path) -> None:
    path.mkdir()


def stranger(path: Path) -> None:
    sqlite_file(path, "create table invoices (number integer); insert into invoices values (1);")


def library(path: Path) -> None:
    sqlite_file(path, "create table book (title text); insert into book values ('x');")


def impostor(path: Path) -> None:
    sqlite_file(path, "create table book (format integer, made_by text); insert into book values (1, 'somebody else');")


def nothing_said(path: Path) -> None:
    sqlite_file(path, "create table book (format integer, made_by text);")


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("make", [text, short_text, folder, stranger, library, impostor, nothing_said])
def test_what_is_no_book_is_left_alone(tmp_path: Path, make: Callable[[Path], None], create: bool) -> None:
    path = tmp_path / "x.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(NotABook, match=r"x\.db is not a Pledgebook book\. Name another file with --book\."):
        Book.open(str(path), create)
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("make", [Path.exists, Path.touch], ids=["missing", "empty"])
def test_a_book_that_is_not_there_is_made_only_when_asked_for(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "x.db"
    make(path)
    with pytest.raises(NoBook, match=r"There is no book at .*x\.db yet\. Make one with 'pledgebook read PATH'"):
        Book.open(str(path))
    assert not path.exists() or path.stat().st_size == 0
    made(path)
    with Book.open(str(path)) as book:
        assert len(list(book.reports())) == 1


def test_a_book_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    sqlite_file(path, "update book set format = 99, made_by = 'pledgebook 9.0'")
    with pytest.raises(NewerBook, match=rf"book format 99, this one knows {FORMAT}"):
        Book.open(str(path), create=True)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreachableBook, match=r"Is its folder there"):
        Book.open(str(tmp_path / "none" / "x.db"), create=True)


@pytest.mark.parametrize(
    "address", ["nonsense://x/y", "://", "postgresql+nodriver://me:secret@h/x", "postgresql+psycopg2cffi://me:secret@h/x"]
)
def test_an_address_that_leads_nowhere_is_said_in_one_line_without_its_password(address: str) -> None:
    with pytest.raises(BookError) as caught:
        Book.open(address)
    assert "is no address of a database that can be opened here" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_book_may_be_named_by_a_database_address(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    with Book.open(f"sqlite:///{path}") as book:
        assert len(list(book.reports())) == 1


def test_a_book_in_use_is_waited_for_and_then_said_to_be(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Book.open(str(path), patience=0.05) as book:
        other.execute("begin exclusive")
        with pytest.raises(BookLocked, match="is in use by another program"):
            keep(book, Article("b", "pledge NO tank"))
        with pytest.raises(BookLocked):
            list(book.reports())
        with pytest.raises(BookLocked):
            Book.open(str(path), patience=0.05)
        other.execute("rollback")
        keep(book, Article("b", "pledge NO tank"))
        assert len(list(book.reports())) == 2


def test_two_programs_may_make_and_fill_one_book_at_once(tmp_path: Path) -> None:
    path, failed = str(tmp_path / "x.db"), []

    def fill(start: int) -> None:
        try:
            with Book.open(path, create=True) as book:
                for number in range(start, start + 8):
                    keep(book, Article(f"a{number}", "pledge DE tank"))
        except PledgebookError as error:
            failed.append(error)

    threads = [threading.Thread(target=fill, args=(start,)) for start in (0, 4, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with Book.open(path) as book:
        assert len(list(book.reports())) == 16


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others than root can get at; until the end of the test we may be such another."""
    root = os.geteuid() == 0
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        try:
            yield Path(name)
        finally:
            if root:
                os.seteuid(0)


def test_a_book_that_may_only_be_read_is_read_and_not_written(open_folder: Path) -> None:
    path = made(open_folder / "x.db")
    path.chmod(0o444)
    open_folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)
    with Book.open(str(path), create=True) as book:
        assert len(list(book.reports())) == 1
        with pytest.raises(ReadOnlyBook, match="can't be written"):
            keep(book, Article("b", "pledge NO tank"))
    with pytest.raises(UnreachableBook):
        Book.open(str(open_folder / "new.db"), create=True)


def test_a_full_disk_loses_nothing_that_was_reported_done(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    with Book.open(str(path)) as book:
        pages = path.stat().st_size // 4096 + 10
        with book._engine.connect() as db:
            db.exec_driver_sql(f"pragma max_page_count = {pages}")
        kept = 1
        with pytest.raises(DiskFull, match="There is no room left on the disk"):  # noqa: PT012 - which one fails is the point
            for number in range(100):
                keep(book, Article(f"b{number}", "pledge NO tank\n" + "words " * 1000))
                kept += 1
        assert 1 < kept < 100
        assert len(list(book.reports())) == kept
    with Book.open(str(path)) as book:
        assert len(list(book.reports())) == kept


SMALL = """
import sys
sys.path[:0] = sys.argv[2:]
from liner import Liner
from pledgebook.model.articles import Article
from pledgebook.model.errors import DiskFull
from pledgebook.store.book import Book
try:
    with Book.open(sys.argv[1], create=True) as book:
        for number in range(200):
            article = Article(f"b{number}", "pledge NO tank " + "words " * 2000)
            book.keep(article, Liner().read(article), "liner")
            print(number, flush=True)
except DiskFull as error:
    print(error)
    sys.exit(2)
"""


def limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


def test_a_limit_of_the_system_on_files_is_a_full_disk_too(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", SMALL, path, *sys.path], preexec_fn=limit_files, capture_output=True, text=True, check=False
    )
    *kept, sentence = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (2, "")
    assert "no room left" in sentence
    assert len(kept) > 3
    with Book.open(str(path)) as book:
        assert len(list(book.articles())) == len(kept)


def test_a_book_left_in_the_middle_of_a_write_is_brought_back_by_whoever_looks_first(tmp_path: Path) -> None:
    path, left = made(tmp_path / "x.db"), tmp_path / "left.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("pragma cache_size = 1")  # what is written goes to the file before its time
        db.execute("begin")
        db.execute("update reports set json = 'half'")
        for number in range(200):
            db.execute("insert into setbacks values (?, ?)", (f"{number}.txt", "half" * 200))
        shutil.copy(path, left)
        shutil.copy(f"{path}-journal", f"{left}-journal")
    assert left.stat().st_size > 100_000
    with Book.open(str(left)) as book:
        assert len(list(book.reports())) == 1
        assert not list(book.setbacks())
    assert [file.name for file in tmp_path.glob("left*")] == ["left.db"]


def test_a_broken_database_file_is_said_to_be(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    raw = bytearray(path.read_bytes())
    raw[5000:] = bytes(len(raw) - 5000)
    path.write_bytes(raw)
    with pytest.raises(BookError, match=r"is damaged|is not a Pledgebook book"), Book.open(str(path)) as book:
        list(book.reports())
