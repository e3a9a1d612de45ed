"""The annals of a book tell of any day what its ledger tells of it, also when the book has grown since; else they are silent."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from liner import Liner
from pledgebook.faces.cli import cli
from pledgebook.faces.read_commands import work_out_days
from pledgebook.ledger import origins
from pledgebook.ledger.annals import Annals
from pledgebook.ledger.changes import changes
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import UnknownCommitment
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Due, Extract
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.pipeline import annals, checks, comparison, histories, outlines
from pledgebook.pipeline.annals import annals_are_due, annals_on, keep_annals
from pledgebook.pipeline.checks import checked
from pledgebook.pipeline.comparison import two_ledgers
from pledgebook.pipeline.histories import histories_of, recalled
from pledgebook.pipeline.intake import read_into
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store import derived
from pledgebook.store.book import Book
from test_one_story import OTHER, STORY

FIRST = date(2031, 3, 14)
DAYS = [FIRST + timedelta(days=number) for number in range(-1, 6)]
TOLD = ("pledge DE tank", "pledge NO ferry\nthanks UA", "pledge DE tank\npledge PL tank", "pledge PL truck\nthanks UA")

articles = st.builds(
    lambda name, before, told, day: Article(
        name,
        f"{before}\n{told}",
        outlet=f"The {name.title()}",
        published=Reading(PartialDate(day.isoformat()), None, "a test") if day else None,
        location=f"news/{name}.html",
    ),
    st.sampled_from(("herald", "post", "times", "wire")),
    st.sampled_from((STORY, f"OSLO (Reuters) - {STORY}", OTHER, "")),
    st.sampled_from(TOLD),
    st.sampled_from((*DAYS[1:-1], None)),
)


@st.composite
def rulings(draw: st.DrawFn, name: str) -> Ruling:
    kind = draw(st.sampled_from((RulingKind.SAME, RulingKind.DIFFERENT, RulingKind.REJECT, RulingKind.CONFIRM)))
    subject, other = (f"{draw(st.sampled_from(('herald', 'post', 'times')))}@{draw(st.sampled_from((1, 16)))}" for _ in "ab")
    paired = other if kind in (RulingKind.SAME, RulingKind.DIFFERENT) else None
    return Ruling(
        id=name, kind=kind, subject=subject, by="ana", why="she looked", at=datetime(2031, 4, 1, tzinfo=UTC), other=paired
    )


def bare(ledger: Ledger) -> Ledger:
    return replace(ledger, commitments=tuple(replace(each, steps=()) for each in ledger.commitments), findings=(), redirects=())


def with_histories(ledger: Ledger) -> Ledger:
    return replace(ledger, findings=(), redirects=())


def settled_and_checked(book: Book, day: date | None) -> Ledger:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "recalled", lambda *_: None)
        return checked(book, day)


def told(book: Book, day: date | None) -> Ledger | None:
    """What annals tell with all histories; it is what they tell without them where those are taken away."""
    found = recalled(book, day)
    if found is None:
        return None
    assert bare(found.ledger) == annals_on(book, day)
    assert dict(found.ledger.redirects).items() <= dict(ledger_of(book, day).redirects).items()
    return with_histories(found.ledger)


def add(book: Book, *given: Article) -> None:
    read_into(book, given, Liner(), lambda _: None)


@pytest.fixture(autouse=True, scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(derived.FOLDER, str(folder))
        patch.setattr(annals, "WORTH_KEEPING", 1)
        patch.setattr(origins, "WEEK", 1)  # so that some days are later than that
        yield folder


@settings(deadline=None, max_examples=6)
@given(st.lists(articles, min_size=1, max_size=7), st.lists(articles, max_size=3), rulings("r1"), rulings("r2"), st.booleans())
def test_annals_tell_what_ledgers_tell_or_nothing(
    tmp_path_factory: pytest.TempPathFactory, first: list[Article], later: list[Article], one: Ruling, two: Ruling, ruled: bool
) -> None:
    """Law 3, over articles that change and that print each other's stories, and over rulings."""
    with Book.open(str(tmp_path_factory.mktemp("book") / "b.db"), create=True) as book:
        add(book, *first)
        book.rule(one)
        keep_annals(book)
        for day in DAYS:
            assert told(book, day) == with_histories(ledger_of(book, day))
        undated = any(each.published is None for each in first)
        assert told(book, None) in ((None,) if undated else (with_histories(ledger_of(book)),))
        add(book, *later)
        if ruled:
            book.rule(two)
        today: list[date | None] = [*DAYS, None]
        for asked in today:
            assert told(book, asked) in (None, with_histories(ledger_of(book, asked)))
        for since, until in combinations(today, 2):
            known, settled = two_ledgers((book, since), (book, until)), (ledger_of(book, since), ledger_of(book, until))
            assert changes(*known) == changes(*settled)


class Promiser(Liner):
    """All that it reads is due on the third day, and of two reports each is a part of the other."""

    def read(self, article: Article) -> Extract:
        read = super().read(article)
        due = Due("by the third day", PartialDate(DAYS[3].isoformat()))
        turned = dict(zip(read.reports, reversed(read.reports), strict=True)) if len(read.reports) > 1 else {}
        packages = {each.id: other.id for each, other in turned.items()}
        reports = (
            replace(each, due=Reading(due, each.act.quote, "a test"), package=packages.get(each.id)) for each in read.reports
        )
        return replace(read, reports=tuple(reports))


@settings(deadline=None, max_examples=6)
@given(st.lists(articles, min_size=1, max_size=6, unique_by=lambda each: each.id))
def test_what_is_odd_is_the_same_from_annals(tmp_path_factory: pytest.TempPathFactory, given: list[Article]) -> None:
    with Book.open(str(tmp_path_factory.mktemp("book") / "b.db"), create=True) as book:
        read_into(book, given, Promiser(), lambda _: None)
        keep_annals(book)
        for day in (*DAYS, None):
            assert checked(book, day) == settled_and_checked(book, day)


def test_a_circle_and_what_is_overdue_are_found_without_settling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        read_into(book, [article("a", TOLD[2], 1), article("b", TOLD[0], 5)], Promiser(), lambda _: None)
        keep_annals(book)
        monkeypatch.setattr(checks, "ledger_of", None)
        assert {each.check for each in checked(book, None).findings} == {"circular-parts", "overdue"}


def article(name: str, told: str, day: int) -> Article:
    return Article(name, told, published=Reading(PartialDate(DAYS[day].isoformat()), None, "a test"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        add(book, article("a", "pledge DE tank", 1), article("b", "pledge PL truck", 3))
        keep_annals(book)
    return tmp_path / "b.db"


def test_news_of_a_later_day_leave_those_of_earlier_days_as_they_are(path: Path) -> None:
    with Book.open(str(path)) as book:
        add(book, article("c", "pledge NO ferry", 3))
        assert annals_on(book, DAYS[2]) == bare(ledger_of(book, DAYS[2]))
        assert annals_on(book, DAYS[3]) is None


def test_a_ruling_changes_no_day_before_its_reports_were_told(path: Path) -> None:
    with Book.open(str(path)) as book:
        at = datetime(2031, 4, 1, tzinfo=UTC)
        book.rule(Ruling(id="r", kind=RulingKind.REJECT, subject="b@0", by="ana", why="she looked", at=at))
        assert annals_on(book, DAYS[2]) == bare(ledger_of(book, DAYS[2]))
        assert annals_on(book, DAYS[4]) is None


def test_they_are_due_when_there_are_none_or_the_book_has_grown_by_a_tenth(path: Path) -> None:
    with Book.open(str(path)) as book:
        assert not annals_are_due(book)
        add(book, article("c", "pledge NO ferry", 4))
        assert annals_are_due(book)
        keep_annals(book)
        assert not annals_are_due(book)


def test_another_book_in_its_place_has_none(path: Path, tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "other.db"), create=True) as other:
        add(other, article("a", "pledge SE tank", 1), article("b", "pledge FI truck", 3))
    path.write_bytes((tmp_path / "other.db").read_bytes())
    with Book.open(str(path)) as book:
        assert annals_on(book, DAYS[4]) is None
        assert annals_are_due(book)


def test_what_another_version_of_the_program_kept_is_not_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annals, "program", lambda: "a later one")
    with Book.open(str(path)) as book:
        assert annals_on(book, DAYS[4]) is None
        assert annals_are_due(book)


def harmed(folder: Path, harm: str) -> None:
    for file in folder.glob("*.annals"):
        with sqlite3.connect(file) as db:
            db.execute(harm)


@pytest.mark.parametrize("harm", ["UPDATE spells SET text = 'x'", "DELETE FROM spells", "DROP TABLE days", "DELETE FROM about"])
def test_damaged_annals_are_none(path: Path, elsewhere: Path, harm: str) -> None:
    harmed(elsewhere, harm)
    with Book.open(str(path)) as book:
        assert annals_on(book, DAYS[4]) is None


@pytest.mark.parametrize(
    "harm", ["UPDATE histories SET text = 'x'", "DELETE FROM histories", "DELETE FROM leaves WHERE number > 0"]
)
def test_damaged_histories_are_none(path: Path, elsewhere: Path, harm: str) -> None:
    harmed(elsewhere, harm)
    with Book.open(str(path)) as book:
        assert recalled(book, DAYS[4]) is None
        assert histories_of(book, DAYS[4]) == ledger_of(book, DAYS[4])


def test_whoever_stops_them_leaves_nothing_behind(path: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in elsewhere.iterdir():
        file.unlink()

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Annals, "turn", stopped)
    with Book.open(str(path)) as book, pytest.raises(KeyboardInterrupt):
        keep_annals(book)
    assert not list(elsewhere.iterdir())


def test_only_a_few_are_kept(tmp_path: Path, elsewhere: Path) -> None:
    for name in "abcde":
        with Book.open(str(tmp_path / f"{name}.db"), create=True) as book:
            add(book, article("a", "pledge DE tank", 1))
            keep_annals(book)
    assert len(list(elsewhere.iterdir())) == 3


def test_who_asks_about_a_day_gets_it_from_the_annals_without_settling(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Book.open(str(path)) as book:
        wanted = bare(ledger_of(book, DAYS[2]))
        monkeypatch.setattr(outlines, "ledger_of", None)
        assert outlines.outline_of(book, DAYS[2]) == wanted


def test_reading_works_out_the_days_of_a_large_book(path: Path, elsewhere: Path) -> None:
    for file in elsewhere.iterdir():
        file.unlink()
    work_out_days(str(path))
    with Book.open(str(path)) as book:
        assert annals_on(book, DAYS[2]) == bare(ledger_of(book, DAYS[2]))


def test_an_account_and_a_change_are_told_without_settling(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(*words: str) -> str:
        result = CliRunner().invoke(cli, [*words, "--book", str(path)])
        assert result.exit_code == 0, result.output
        return result.output

    def all_said() -> list[str]:
        return [said(*words) for words in asked]

    with Book.open(str(path)) as book:
        [one, *_] = [each.id for each in ledger_of(book).commitments]
    since, until = str(DAYS[2]), str(DAYS[4])
    asked: list[tuple[str, ...]] = [
        ("explain", one),
        ("explain", one.rpartition("-")[2], "--as-of", until),
        ("show", "--format", "json", "--as-of", until),
        ("show", "--format", "csv", "--donor", "DE"),
        ("export", "--format", "jsonl", "--reports", "-"),
        ("changes", "--since", since),
        ("changes", "--since", since, "--format", "atom"),
        ("diff", "--from", since, "--to", until),
        ("disagreements",),
        ("check",),
        ("review",),
    ]
    with monkeypatch.context() as patched:
        for module in (checks, comparison, histories):
            patched.setattr(module, "ledger_of", None)
        known = all_said()
    monkeypatch.setenv(derived.FOLDER, "")
    assert known == all_said()


def test_who_asks_for_what_is_not_known_is_told_so_by_the_settled_ledger(path: Path) -> None:
    result = CliRunner().invoke(cli, ["explain", "nothing-like-it", "--book", str(path)], standalone_mode=False)
    assert isinstance(result.exception, UnknownCommitment)
