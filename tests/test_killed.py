"""A run that is killed at any moment leaves a book that opens, holds all that was reported done, and reaches the same
ledger when run again (law 7).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from liner import Liner, write
from pledgebook.model.ledgers import Ledger
from pledgebook.pipeline.events import Event
from pledgebook.pipeline.intake import read_into
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book

TEXTS = {
    "a": "pledge DE leopard\nthanks UA",
    "b": "pledge NO leopard\npledge FI leopard\nmaybe",
    "c": " ",
    "d": "pledge FR leclerc",
}

MOMENTS = 180
"""More than one run of TEXTS has: statements before and after, commits, reports."""


def run(folder: Path, book: Path, report: Callable[[Event], None]) -> None:
    with Book.open(str(book), create=True) as held:
        read_into(held, gather([folder]), Liner(), report)


def ledger(book: Path) -> Ledger:
    with Book.open(str(book)) as held:
        return ledger_of(held)


def killed_run(folder: Path, book: Path, told: Path, moment: int) -> bool:
    """Run in a process of its own, which dies at the given statement, commit or report; whether it died."""
    child = os.fork()
    if child == 0:
        _die_at(moment, folder, book, told)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _die_at(moment: int, folder: Path, book: Path, told: Path) -> None:
    passed = 0

    def tick(*_: object) -> None:
        nonlocal passed
        if passed == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        passed += 1

    def report(event: Event) -> None:
        tick()
        with told.open("a") as file:
            file.write(f"{event.article}\n")
        tick()

    try:
        event.listen(Engine, "before_cursor_execute", tick)
        event.listen(Engine, "after_cursor_execute", tick)
        event.listen(Engine, "commit", tick)
        run(folder, book, report)
        os._exit(0)
    finally:
        os._exit(1)


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of a run that nobody killed."""
    tmp = tmp_path_factory.mktemp("calm")
    run(write(tmp / "in", **TEXTS), tmp / "b.db", lambda _: None)
    return tmp / "b.db"


@settings(max_examples=16, deadline=None)
@given(moments=st.lists(st.integers(0, MOMENTS), min_size=1, max_size=2))
def test_killed_at_any_moment_nothing_reported_done_is_lost(
    tmp_path_factory: pytest.TempPathFactory, calm: Path, moments: list[int]
) -> None:
    tmp = tmp_path_factory.mktemp("kill")
    folder, book, told = write(tmp / "in", **TEXTS), tmp / "b.db", tmp / "told"
    told.touch()
    for moment in moments:
        killed_run(folder, book, told, moment)
        reported = {name for name in told.read_text().split("\n") if name}
        if reported:
            with Book.open(str(book)) as held:
                assert {each.source.article for each in held.articles()} >= reported
    run(folder, book, lambda _: None)
    assert ledger(book) == ledger(calm)
    with Book.open(str(book)) as one, Book.open(str(calm)) as other:
        assert list(one.reports()) == list(other.reports())
        assert [each.reason for each in one.setbacks()] == [each.reason for each in other.setbacks()]


def test_the_moments_reach_from_the_making_of_the_book_to_the_last_report(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", **TEXTS)
    assert killed_run(folder, tmp_path / "first.db", tmp_path / "told", 0)
    assert killed_run(folder, tmp_path / "later.db", tmp_path / "told", MOMENTS - 40)
    assert not killed_run(folder, tmp_path / "whole.db", tmp_path / "told", MOMENTS)


PROGRAM = """
import sys, time
sys.path[:0] = sys.argv[3:]
from pathlib import Path
from liner import Liner
from pledgebook.pipeline.intake import read_into
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book
with Book.open(sys.argv[2], create=True) as book:
    reader = Liner(before=lambda article: time.sleep(0.005))
    read_into(book, gather([sys.argv[1]]), reader, lambda event: print(event.article, flush=True))
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_real_run_that_is_stopped_half_way_is_taken_up_where_it_was(tmp_path: Path, number: signal.Signals) -> None:
    folder = write(tmp_path / "in", **{f"a{n:03}": f"pledge DE item{n}" for n in range(200)})
    command = [sys.executable, "-c", PROGRAM, str(folder), str(tmp_path / "b.db"), *sys.path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:  # noqa: S603 - our own words
        assert running.stdout is not None
        reported = [running.stdout.readline().strip() for _ in range(10)]
        running.send_signal(number)
        reported += running.stdout.read().split()
    assert 10 <= len(reported) < 200
    with Book.open(str(tmp_path / "b.db")) as book:
        held = [each.source.article for each in book.articles()]
        assert held[: len(reported)] == reported
        assert len(held) < 200
    run(folder, tmp_path / "b.db", lambda _: None)
    with Book.open(str(tmp_path / "b.db")) as book:
        assert len(list(book.reports())) == 200
