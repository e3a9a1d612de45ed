"""From sources through a reader into a book, and back out as a ledger."""

from __future__ import annotations

import io
import signal
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liner import Liner, write
from pledgebook.model.articles import Article, Setback
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadLexicon, DiskFull, MissingModel, UnreadableSource
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Extract
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.pipeline.events import Event, Tally, What
from pledgebook.pipeline.intake import read_into
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.pipeline.reader import Gathered, extracts
from pledgebook.pipeline.standing import StandingLedgers
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book


def read(path: Path, articles: Iterable[Gathered], reader: Liner | None = None) -> tuple[Tally, list[Event]]:
    events: list[Event] = []
    with Book.open(str(path), create=True) as book:
        return read_into(book, articles, reader or Liner(), events.append), events


def test_reading_a_folder_twice_tells_new_then_same(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "in", a="Published: 2023-01-25\npledge DE leopard\n", b="OSLO (Reuters) - Quiet.\npledge NO leopard"
    )
    tally, events = read(tmp_path / "b.db", gather([folder]))
    assert (tally.new, tally.reports) == (2, 2)
    where = folder.as_posix()
    assert events == [Event(What.NEW, f"{where}/a.txt", "a", 1), Event(What.NEW, f"{where}/b.txt", "b", 1)]
    tally, events = read(tmp_path / "b.db", gather([folder]))
    assert tally == Tally(same=2)
    assert events == [Event(What.SAME, f"{where}/a.txt", "a"), Event(What.SAME, f"{where}/b.txt", "b")]


def test_a_held_article_is_not_read_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="pledge DE leopard")
    read(tmp_path / "b.db", gather([folder]))

    def never(article: Article) -> None:
        raise MissingModel(article.id)

    assert read(tmp_path / "b.db", gather([folder]), Liner(before=never))[0].same == 1
    with pytest.raises(MissingModel):
        read(tmp_path / "b.db", gather([folder]), Liner("liner 2", never))


def test_a_changed_article_is_told_and_its_old_reports_leave_the_ledger(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="pledge DE leopard")
    read(tmp_path / "b.db", gather([folder]))
    write(folder, a="pledge DE leopard\npledge FR leclerc")
    assert read(tmp_path / "b.db", gather([folder]))[0] == Tally(changed=1, reports=2)
    assert read(tmp_path / "b.db", gather([folder]), Liner("liner 2"))[0] == Tally(reread=1, reports=2)
    with Book.open(str(tmp_path / "b.db")) as book:
        assert [report.donors[0].value.id for report in book.reports()] == ["DE", "FR"]


def test_the_agency_that_a_story_credits_is_its_origin_in_all_that_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="OSLO (Reuters) - Quiet.\npledge NO leopard\nthanks UA", b="pledge DE leopard")
    read(tmp_path / "b.db", gather([folder]))
    with Book.open(str(tmp_path / "b.db")) as book:
        assert [report.source.origin for report in book.reports()] == ["Reuters", None]
        assert [reaction.source.origin for reaction in book.reactions()] == ["Reuters"]
    assert [each.source.origin for each in extracts(gather([folder]), Liner()) if isinstance(each, Extract)] == ["Reuters", None]


def refuse(article: Article) -> None:
    faults = {
        "bug": ZeroDivisionError("by zero\nat line 3"),
        "bug2": KeyError(),
        "deep": RecursionError(),
        "large": MemoryError(),
        "odd": UnreadableSource(article.location, "It can't be read", "Skip it."),
    }
    if article.id in faults:
        raise faults[article.id]


def test_one_article_that_defeats_the_reader_never_stops_a_run(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "in", a="pledge DE leopard", bug="v", bug2="w", deep="x", large="y", odd="z", void=" ", zz="pledge NO leopard"
    )
    tally, events = read(tmp_path / "b.db", gather([folder]), Liner(before=refuse))
    where = folder.as_posix()
    assert tally.new == 2
    assert tally.set_aside == (
        Setback(
            f"{where}/bug.txt",
            "The program failed over it (ZeroDivisionError: by zero). Please report that; the others are read.",
        ),
        Setback(f"{where}/bug2.txt", "The program failed over it (KeyError). Please report that; the others are read."),
        Setback(f"{where}/deep.txt", "Its sentences are nested too deeply to be read."),
        Setback(f"{where}/large.txt", "There is not enough memory to read it. Split it and read the parts."),
        Setback(f"{where}/odd.txt", "It can't be read. Skip it."),
        Setback(f"{where}/void.txt", "It is empty."),
    )
    assert [event.what for event in events][-1] is What.NEW
    with Book.open(str(tmp_path / "b.db")) as book:
        assert tuple(book.setbacks()) == tally.set_aside
    found = list(extracts(gather([folder]), Liner(before=refuse)))
    assert [type(each) for each in found] == [Extract, *[Setback] * 6, Extract]


@pytest.mark.parametrize("fault", [MissingModel("none"), BadLexicon("frames.yaml", "is no YAML")])
def test_what_is_wrong_for_every_article_stops_the_run(tmp_path: Path, fault: Exception) -> None:
    folder = write(tmp_path / "in", a="pledge DE leopard")

    def fail(article: Article) -> None:
        raise fault

    with pytest.raises(type(fault)):
        read(tmp_path / "b.db", gather([folder]), Liner(before=fail))


def test_a_full_disk_stops_the_run_and_sets_nothing_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull("b.db")

    folder = write(tmp_path / "in", a="pledge DE leopard")
    monkeypatch.setattr(Book, "keep", full)
    with pytest.raises(DiskFull):
        read(tmp_path / "b.db", gather([folder]))
    with Book.open(str(tmp_path / "b.db")) as book:
        assert not list(book.setbacks())


def test_a_setback_is_lifted_once_its_file_reads_well(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=" ", b=" ", c="pledge DE leopard")
    (folder / "n.jsonl").write_text('{"text": "one"}\nbroken\nbroken\n')

    def setbacks() -> list[str]:
        with Book.open(str(tmp_path / "b.db")) as book:
            return [Path(setback.where).name for setback in book.setbacks()]

    read(tmp_path / "b.db", gather([folder]))
    assert setbacks() == ["a.txt", "b.txt", "n.jsonl:2", "n.jsonl:3"]
    write(folder, a="pledge FR leclerc")
    (folder / "n.jsonl").write_text('{"text": "one"}\nbroken\n')
    read(tmp_path / "b.db", gather([folder / "a.txt", folder / "c.txt"]))
    assert setbacks() == ["b.txt", "n.jsonl:2", "n.jsonl:3"]  # only what was gone through again can be lifted
    read(tmp_path / "b.db", gather([folder]))
    assert setbacks() == ["b.txt", "n.jsonl:2"]


FERRIES = (
    "The harbour town will lend two ferries to the island this spring, when the ice has gone and the crews have been trained.\n"
)
BEARS = "A zoo gives away a pair of brown bears to whoever can offer them a meadow with a stream and some honey on most days.\n"


def test_an_article_that_is_only_called_like_another_does_not_push_it_out(tmp_path: Path) -> None:
    monday = write(tmp_path / "monday", report=FERRIES + "pledge DE ferry")
    tuesday = write(tmp_path / "tuesday", report=BEARS + "pledge NO bear")
    read(tmp_path / "b.db", gather([monday]))
    tally, _ = read(tmp_path / "b.db", gather([tuesday]))
    assert tally.new == tally.changed == 0
    assert "another article with the id 'report'" in tally.set_aside[0].reason
    with Book.open(str(tmp_path / "b.db")) as book:
        assert [report.donors[0].value.id for report in book.reports()] == ["DE"]


def test_files_of_other_kinds_are_counted(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="x")
    for name in ("a.png", "b.png", "c.xls"):
        (folder / name).touch()
    assert read(tmp_path / "b.db", gather([folder]))[0] == Tally(new=1, passed_over=3)
    assert len(list(extracts(gather([folder]), Liner()))) == 1


def test_standard_input_goes_into_the_book(tmp_path: Path) -> None:
    read(tmp_path / "b.db", gather(["-"], stdin=io.BytesIO(b"pledge DE leopard")))
    tally, _ = read(tmp_path / "b.db", gather(["-"], stdin=io.BytesIO(b"pledge NO leopard")))
    assert tally == Tally(new=1, reports=1)


def test_ctrl_c_while_an_article_is_read_keeps_all_before_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="pledge DE leopard", b="pledge NO leopard", c="pledge FI leopard")

    def interrupt(article: Article) -> None:
        if article.id == "b":
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        read(tmp_path / "b.db", gather([folder]), Liner(before=interrupt))
    assert read(tmp_path / "b.db", gather([folder]))[0] == Tally(same=1, new=2, reports=2)


def edition(name: str, published: str | None, *lines: str) -> Article:
    when = Reading(PartialDate(published), None, "a test") if published else None
    return Article(name, "\n".join(lines), outlet=f"The {name}", published=when, location=f"{name}.txt")


STORY = (
    edition("a", "2023-01-20", "pledge DE leopard"),
    edition("a", "2023-01-25", "pledge DE leopard", "pledge FR leclerc"),
    edition("b", "2023-01-25", "pledge DE leopard", "thanks UA"),
    edition("c", "2023-01", "pledge NO leopard"),
    edition("d", None, "pledge PL leopard"),
    edition("e", "2023-02-03", "pledge PL leopard", "pledge PL twardy"),
)
DAYS = (date(2023, 1, 19), date(2023, 1, 22), date(2023, 1, 31), date(2023, 12, 31), None)


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(STORY), cut=st.integers(0, 6), again=st.lists(st.sampled_from(STORY), max_size=3))
def test_any_order_and_any_batches_give_the_same_ledger(
    tmp_path_factory: pytest.TempPathFactory, order: list[Article], cut: int, again: list[Article]
) -> None:
    """Law 2."""
    folder = tmp_path_factory.mktemp("law")
    read(folder / "one.db", STORY)
    for batch in (order[:cut], order[cut:], again):
        read(folder / "other.db", batch)
    with Book.open(str(folder / "one.db")) as one, Book.open(str(folder / "other.db")) as other:
        for day in DAYS:
            assert ledger_of(one, day) == ledger_of(other, day)


def said(ledger: Ledger) -> Ledger:
    """The ledger without the note that articles without a date are left out."""
    return replace(ledger, findings=tuple(each for each in ledger.findings if each.check != "undated-left-out"))


@pytest.mark.parametrize("day", [day for day in DAYS if day])
def test_as_of_a_date_the_ledger_is_that_of_the_articles_published_by_then(tmp_path: Path, day: date) -> None:
    """Law 3."""
    out = [each for each in STORY if each.published and each.published.value.last <= day]
    read(tmp_path / "all.db", STORY)
    read(tmp_path / "out.db", out)
    with Book.open(str(tmp_path / "all.db")) as book, Book.open(str(tmp_path / "out.db")) as early:
        assert said(ledger_of(book, day)) == said(ledger_of(early, day))
        assert sum(len(commitment.steps) for commitment in ledger_of(book, day).commitments) == len(list(early.reports()))


@settings(max_examples=6, deadline=None)
@given(
    order=st.permutations([*STORY, *STORY]), readers=st.lists(st.sampled_from(("liner 1", "liner 2")), min_size=12, max_size=12)
)
def test_standing_ledgers_follow_the_book_whatever_comes_into_it(
    tmp_path_factory: pytest.TempPathFactory, order: list[Article], readers: list[str]
) -> None:
    path = tmp_path_factory.mktemp("standing") / "b.db"
    with Book.open(str(path), create=True) as book:
        standing = StandingLedgers(book)
        for number, (each, reader) in enumerate(zip(order, readers, strict=True)):
            read(path, [each], Liner(reader))
            if number == 7:
                [report, *_] = book.reports()
                book.rule(
                    Ruling(
                        id="r", kind=RulingKind.REJECT, subject=report.id, by="ana", why="no", at=datetime(2023, 2, 1, tzinfo=UTC)
                    )
                )
            if number % 3 == 1:
                assert [standing.as_of(day) for day in DAYS] == [ledger_of(book, day) for day in DAYS]


def test_an_id_that_a_book_has_shown_is_known_when_its_article_is_read_anew_or_changes(tmp_path: Path) -> None:
    """Law 5."""
    shown: set[str] = set()
    path = tmp_path / "b.db"
    for number, text in enumerate(
        ("pledge DE leopard", "On Friday:\npledge DE leopard", "On Friday:\n\npledge DE tank", "Nothing.")
    ):
        article = edition("a", "2023-01-25", *text.split("\n"))
        read(path, [replace(article, text=text), edition("b", "2023-01-20", "pledge NO leopard")], Liner(f"liner {number}"))
        with Book.open(str(path)) as book:
            ledger = ledger_of(book)
        today = {each.id for each in ledger.commitments}
        told = {each.where for each in ledger.findings if each.check == "no-longer-read"}
        assert shown <= today | dict(ledger.redirects).keys() | told
        assert set(dict(ledger.redirects).values()) <= today
        shown |= today
    assert len(told) > 0, "where nothing is left to lead to, the book says so"
