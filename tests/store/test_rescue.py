"""A damaged book: what is saved of it is what was kept, and damage in one place costs nothing in another."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liner import Liner
from pledgebook.model.articles import Article, Setback
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BookError, BookLocked, DamagedBook, NewerBook, NoBook
from pledgebook.model.evidence import Reading
from pledgebook.model.polls import Poll
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.pipeline.checks import misquotes
from pledgebook.store.book import Book
from pledgebook.store.pages import Pages
from pledgebook.store.recognised import recognised
from pledgebook.store.remains import APART, IN_PART, KEYS, SAVED, TAKEN
from pledgebook.store.rescue import Health, examined, may_be_book, saved
from pledgebook.store.schema import articles, readings

PAGE = 4096
ARTICLES, RULINGS = 14, 22
Rows = dict[str, list[dict[str, Any]]]


def article(number: int) -> Article:
    words = f"pledge DE item{number}\nthanks UA\nmaybe é “x”\n" + "quiet words " * (
        number * number * 4
    )  # from a line to some pages
    when = Reading(PartialDate(f"2031-03-{number % 28 + 1:02}"), None, "a test")
    return Article(f"a{number:02}", words, "Ferries", "Harbour News", published=when, location=f"a{number}.txt")


def ruling(number: int) -> Ruling:
    at = datetime(2031, 3, 14, 12, number, tzinfo=UTC)
    why = f"as the minister told it in the evening of day {number}" * 3
    said = Ruling(id="", kind=RulingKind.CONFIRM, subject=f"a{number:02}@0", by="Ann", why=why, at=at)
    return replace(said, id=said.name())


def read(path: Path) -> None:
    with Book.open(str(path), create=True) as book:
        for number in range(ARTICLES):
            book.keep(article(number), Liner().read(article(number)), "liner 1")


def rule(path: Path) -> None:
    with Book.open(str(path), create=True) as book:
        book.rule(*map(ruling, range(RULINGS)))
        for number in range(12):
            book.set_aside(Setback(f"x{number}.txt", "It is empty. " * 20))
            book.keep_reply(f"{number:032x}", '{"lines": []}' * 20)
            book.note_poll(Poll(address=f"http://feed/{number}", kind="feed", seen=(("one", "two"),) * 20))
        book.lift([Setback("x7.txt", "")])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "b.db"
    rule(path)
    read(path)
    return path


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Paths at which there is nothing yet."""
    folder = tmp_path_factory.mktemp("damaged")
    return (folder / f"{number}.db" for number in count())


def rows(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        return {table.name: [dict(row) for row in db.execute(f"SELECT * FROM {table.name}")] for table in SAVED}  # noqa: S608


def unmarked(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "reader": row["reader"].removesuffix(IN_PART)} if "reader" in row else row


def rescued(data: bytes, places: Iterator[Path]) -> tuple[Health, Path]:
    """What became of a file of these bytes, which must be left as it is."""
    damaged, target = next(places), next(places)
    damaged.write_bytes(data)
    health = saved(damaged, target)
    assert damaged.read_bytes() == data
    with closing(sqlite3.connect(target)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Book.open(str(target)) as book:
        assert next(misquotes(book), None) is None
    return health, target


def without(data: bytes, first: int, last: int) -> bytes:
    """The bytes with some pages, counted from 0, made zeros."""
    return data[: first * PAGE] + bytes((last - first) * PAGE) + data[last * PAGE :]


def holders(path: Path) -> dict[int, str]:
    """Which table's rows each page holds."""
    with closing(Pages(path)) as pages:
        found = [(row.place[0] - 1, recognised(row, (articles, readings, *TAKEN, *APART))) for row in pages.rows()]
    return {page: each.table.name for page, each in found if each}


def test_of_a_sound_book_it_is_told_how_much_it_holds(whole: Path) -> None:
    health = examined(whole)
    assert health.is_sound
    assert {name: share.kept for name, share in health.shares.items()} == {
        name: len(found) for name, found in rows(whole).items()
    }


def test_what_is_saved_of_a_sound_book_is_all_of_it(whole: Path, places: Iterator[Path]) -> None:
    health, target = rescued(whole.read_bytes(), places)
    assert health.is_sound
    assert rows(target) == rows(whole)


def test_a_page_that_is_lost_costs_its_own_rows_and_no_others(whole: Path, places: Iterator[Path]) -> None:
    data, before, owner = whole.read_bytes(), rows(whole), holders(whole)
    for page in range(len(data) // PAGE):
        health, target = rescued(without(data, page, page + 1), places)
        after = rows(target)
        lost = {name for name in before if len(after[name]) < len(before[name])}
        of_an_article = {table.name for table in (articles, readings, *TAKEN)}
        assert lost <= ({owner[page]} if owner.get(page, "articles") != "articles" else of_an_article), page
        for name, found in after.items():
            if name != "readings" or owner.get(page) != "readings":
                assert [row for row in map(unmarked, found) if row not in before[name]] == []
        if page:
            assert {name: share.lost for name, share in health.shares.items() if share.sure} == {
                name: len(before[name]) - len(after[name]) for name, share in health.shares.items() if share.sure
            }


PAGES = st.integers(0, 200)
DAMAGE = st.lists(
    st.one_of(
        st.tuples(st.just("zeros"), PAGES, st.integers(1, 5)),
        st.tuples(st.just("noise"), PAGES, st.integers(1, 5)),
        st.tuples(st.just("cut"), st.integers(300, 700_000), st.just(0)),
        st.tuples(st.just("swap"), PAGES, PAGES),
    ),
    min_size=1,
    max_size=4,
)


def damaged(data: bytes, damage: list[tuple[str, int, int]]) -> bytes:
    for kind, where, much in damage:
        pages = [data[start : start + PAGE] for start in range(0, len(data), PAGE)]
        at = where % len(pages)
        if kind == "cut":
            data = data[: max(300, where % len(data))]
        elif kind == "swap":
            other = much % len(pages)
            pages[at], pages[other] = pages[other], pages[at]
            data = b"".join(pages)
        else:
            wrong = bytes(PAGE) if kind == "zeros" else bytes((n * 167 + where) % 256 for n in range(PAGE))
            data = b"".join([*pages[:at], *[wrong] * min(much, len(pages) - at), *pages[at + much :]])
    return data


@settings(max_examples=12, deadline=None)
@given(damage=DAMAGE)
def test_of_a_book_with_lost_pages_only_what_was_kept_is_saved(
    whole: Path, places: Iterator[Path], damage: list[tuple[str, int, int]]
) -> None:
    try:
        _, target = rescued(damaged(whole.read_bytes(), damage), places)
    except BookError as error:
        assert "nothing of a Pledgebook book" in str(error)  # noqa: PT017 - most damages leave something
        return
    before = rows(whole)
    lost_readers = [row for row in rows(target)["readings"] if row["reader"].startswith("unknown reader")]
    for name, found in rows(target).items():
        assert [row for row in map(unmarked, found) if row not in before[name] and row not in map(unmarked, lost_readers)] == []


FLIPS = st.lists(st.tuples(st.floats(0, 0.9999), st.integers(1, 255)), min_size=1, max_size=60)


@settings(max_examples=12, deadline=None)
@given(flips=FLIPS)
def test_single_changed_bytes_change_no_words_of_an_article_and_no_ruling_unnoticed(
    whole: Path, places: Iterator[Path], flips: list[tuple[float, int]]
) -> None:
    data = bytearray(whole.read_bytes())
    for where, bits in flips:
        data[int(where * len(data))] ^= bits
    health, target = rescued(bytes(data), places)
    with Book.open(str(target)) as book:
        for held in book.articles():
            found, original = book.article(held.source.article), article(int(held.source.article[1:]))
            assert found
            assert (found.text, found.title, found.outlet, found.version) == (
                original.text,
                original.title,
                original.outlet,
                original.version,
            )
        original_rulings = list(map(ruling, range(RULINGS)))
        assert [each for each in book.rulings() if each not in original_rulings and each.id not in health.doubted] == []


def test_a_broken_byte_in_the_name_of_a_table_is_told_and_everything_is_saved(whole: Path, places: Iterator[Path]) -> None:
    """SQLite's complaint then holds that byte itself, and Python's sqlite3 can't decode it."""
    data = whole.read_bytes()
    assert b"traits_of" in data
    damaged = data.replace(b"indextraits_of", b"indextraits\xcbof")
    health, target = rescued(damaged, places)
    assert health.fault
    assert {name: list(map(unmarked, found)) for name, found in rows(target).items()} == rows(whole)
    path = next(places)
    path.write_bytes(damaged)
    with pytest.raises(DamagedBook), Book.open(str(path)) as book:
        list(book.articles())


def test_a_book_whose_first_page_is_gone_is_known_and_saved_as_a_whole(whole: Path, places: Iterator[Path]) -> None:
    path = next(places)
    path.write_bytes(without(whole.read_bytes(), 0, 1))
    assert may_be_book(path)
    _, target = rescued(path.read_bytes(), places)
    assert {name: list(map(unmarked, found)) for name, found in rows(target).items()} == rows(whole)


def test_lost_rulings_and_articles_are_told_by_name(whole: Path, places: Iterator[Path]) -> None:
    data = whole.read_bytes()
    owner = holders(whole)
    rulings_page = next(page for page, name in owner.items() if name == "rulings")
    health, target = rescued(without(data, rulings_page, rulings_page + 1), places)
    with Book.open(str(target)) as book:
        kept = {each.id for each in book.rulings()}
    assert health.lost_rulings
    assert {*health.lost_rulings} == {ruling(number).id for number in range(RULINGS)} - kept
    articles_page = next(page for page, name in owner.items() if name == "articles")
    health, _ = rescued(without(data, articles_page, articles_page + 1), places)
    assert health.lost_articles == tuple(f"a{number:02}" for number in range(len(health.lost_articles)))


def test_what_was_lost_comes_back_when_the_articles_are_read_again(whole: Path, places: Iterator[Path]) -> None:
    data = whole.read_bytes()
    for kind in ("articles", "readings", "reports"):
        page = next(page for page, name in holders(whole).items() if name == kind)
        _, target = rescued(without(data, page, page + 1), places)
        read(target)
        with Book.open(str(target)) as book, Book.open(str(whole)) as calm:
            assert list(book.reports()) == list(calm.reports())
            assert list(book.reactions()) == list(calm.reactions())
            assert list(book.unread()) == list(calm.unread())


def test_a_ruling_that_no_longer_says_what_its_id_says_is_pointed_at(whole: Path, places: Iterator[Path]) -> None:
    data = whole.read_bytes().replace(b"in the evening of day 3", b"in the morning of day 3", 1)
    health, _ = rescued(data, places)
    assert len(health.doubted) == 1


@pytest.mark.parametrize(
    ("there", "wrong", "name"),
    [
        (b'"words":"pledge DE item3"', b'"words":"pledge FR item3"', "reports"),  # words that the article does not say
        (b'"words":"thanks UA"', b'"words":"thanks FR"', "reactions"),
        (
            "maybe é “x”\nquiet".encode(),
            "maybe e “x” \nquiet".encode(),
            "articles",
        ),  # a version that does not follow from the text
        (b'"other":null', b'"othes":null', "rulings"),  # a field that nobody knows, where a known one may be left out
        (b'"address":"http://feed/3"', b'"address":"http://feed/4"', "polls"),
    ],
)
def test_what_contradicts_itself_is_lost_and_counted(
    whole: Path, places: Iterator[Path], there: bytes, wrong: bytes, name: str
) -> None:
    data = whole.read_bytes()
    assert there in data
    assert len(there) == len(wrong)
    health, _ = rescued(data.replace(there, wrong, 1), places)
    assert (health.fault, health.is_sound, health.shares[name].lost) == ("", False, 1)


def test_what_was_forgotten_does_not_come_back(tmp_path: Path) -> None:
    path, target = tmp_path / "b.db", tmp_path / "new.db"
    old = [Setback(f"{number}.txt", "It is empty. " * 99) for number in range(40)]
    with Book.open(str(path), create=True) as book:
        with book.together():
            for setback in old:
                book.set_aside(setback)
        with book.whole() as db:
            db.exec_driver_sql("PRAGMA secure_delete = OFF")  # what is freed keeps its bytes, as in most builds of SQLite
        book.lift(old)
    assert b"It is empty. It is empty." in path.read_bytes()
    assert saved(path, target).is_sound
    with Book.open(str(target)) as book:
        assert not list(book.setbacks())


def test_a_book_left_in_the_middle_of_a_write_is_brought_back_in_a_copy(whole: Path, tmp_path: Path) -> None:
    path, left = tmp_path / "b.db", tmp_path / "left.db"
    shutil.copy(whole, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("pragma cache_size = 1")  # what is written goes to the file before its time
        db.execute("begin")
        db.execute("update rulings set json = 'half'")
        shutil.copy(path, left)
        shutil.copy(f"{path}-journal", f"{left}-journal")
    before = left.read_bytes()
    assert before != whole.read_bytes()
    assert examined(left).is_sound
    assert (left.read_bytes(), (tmp_path / "left.db-journal").exists()) == (before, True)


def test_a_book_that_another_program_writes_is_waited_for(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pledgebook.store.rescue.PATIENCE", 0.05)
    path = Path(shutil.copy(whole, tmp_path / "b.db"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        with pytest.raises(BookLocked):
            examined(path)


def test_a_book_of_an_older_format_is_saved_in_the_present_one(whole: Path, tmp_path: Path) -> None:
    path, target = tmp_path / "b.db", tmp_path / "new.db"
    shutil.copy(whole, path)
    with closing(sqlite3.connect(path)) as db, db:
        for column in ("author", "language", "raw"):
            db.execute(f"ALTER TABLE articles DROP COLUMN {column}")
        for table in ("traits", "compared", "copies", "polls", "replies"):
            db.execute(f"DROP TABLE {table}")
        db.execute("UPDATE book SET format = 1")
    before = path.read_bytes()
    assert saved(path, target).is_sound
    assert path.read_bytes() == before
    with Book.open(str(target)) as book:
        assert list(book.rulings()) == list(map(ruling, range(RULINGS)))
        assert len(list(book.reports())) == ARTICLES
    assert rows(target)["articles"] == rows(whole)["articles"]


def test_a_book_of_a_newer_program_is_left_to_that(whole: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(whole, tmp_path / "b.db"))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE book SET format = 99")
    with pytest.raises(NewerBook):
        examined(path)


def stranger(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(
            "create table people (id integer primary key, a text, b text, c text); create table pairs (a text, b text)"
        )
        db.execute("insert into people values (1, 'x', 'y', 'z')")
        db.execute("insert into pairs values ('x', 'y')")


def noise(path: Path) -> None:
    path.write_bytes(bytes(number * 7 % 256 for number in range(20_000)))


@pytest.mark.parametrize("make", [stranger, noise])
def test_where_there_was_no_book_nothing_is_saved(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "x.db")
    with pytest.raises(BookError, match="nothing of a Pledgebook book"):
        saved(tmp_path / "x.db", tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["x.db"]


@pytest.mark.parametrize("make", [Path.exists, Path.touch], ids=["missing", "empty"])
def test_where_there_is_nothing_yet_it_is_said(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "x.db")
    with pytest.raises(NoBook):
        examined(tmp_path / "x.db")


def test_nothing_is_ever_written_over(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "new.db").write_text("mine")
    with pytest.raises(BookError, match="is there already"):
        saved(whole, tmp_path / "new.db")
    assert (tmp_path / "new.db").read_text() == "mine"


def test_every_table_that_is_saved_has_a_key() -> None:
    assert {table.name for table in SAVED} == set(KEYS)
