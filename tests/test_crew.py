"""Several processes that read: the book does not show how many there were, nor that one was killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from liner import Liner, write
from pledgebook.model.articles import Article
from pledgebook.model.errors import BadLexicon, MissingModel, PledgebookError
from pledgebook.model.reports import Extract
from pledgebook.pipeline import crew
from pledgebook.pipeline.crew import LOST
from pledgebook.pipeline.events import Event, Tally
from pledgebook.pipeline.intake import read_into
from pledgebook.pipeline.reader import Reader
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book


@dataclass(frozen=True)
class Fragile:
    """Reads as a Liner does, but its process dies over the article `over`: once, or `always`."""

    marker: str
    over: str
    always: bool = False
    name: str = "liner 1"

    def read(self, article: Article) -> Extract:
        if article.id == self.over and (self.always or not Path(self.marker).exists()):
            Path(self.marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Liner().read(article)


@dataclass(frozen=True)
class Broken:
    name: str = "broken"

    def read(self, article: Article) -> Extract:
        raise MissingModel(article.id)


def news(folder: Path) -> Path:
    """More than a process gets at a time, some of it empty and some of it with nothing to report."""
    texts = {f"a{n:03}": f"pledge DE item{n}" if n % 3 else "thanks UA\nmaybe" for n in range(70)}
    return write(folder, **(texts | {"a010": " ", "a040": " "}))


def run(folder: Path, book: Path, reader: Reader, jobs: int) -> tuple[Tally, list[Event]]:
    events: list[Event] = []
    with Book.open(str(book), create=True) as held:
        return read_into(held, gather([folder]), reader, events.append, jobs), events


def rows(book: Path) -> list[str]:
    with closing(sqlite3.connect(book)) as db:
        return list(db.iterdump())


def test_the_book_and_what_is_told_are_the_same_for_any_number_of_processes(tmp_path: Path) -> None:
    folder = news(tmp_path / "in")
    told = run(folder, tmp_path / "1.db", Liner(), 1)
    for jobs in (2, 3):
        assert run(folder, tmp_path / f"{jobs}.db", Liner(), jobs) == told
        assert rows(tmp_path / f"{jobs}.db") == rows(tmp_path / "1.db")


def test_processes_that_are_replaced_on_the_way_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = news(tmp_path / "in")
    told = run(folder, tmp_path / "calm.db", Liner(), 1)
    monkeypatch.setattr(crew, "RENEWED", 1)
    assert run(folder, tmp_path / "renewed.db", Liner(), 2) == told
    assert rows(tmp_path / "renewed.db") == rows(tmp_path / "calm.db")


def test_a_process_that_is_killed_changes_nothing(tmp_path: Path) -> None:
    folder = news(tmp_path / "in")
    told = run(folder, tmp_path / "calm.db", Liner(), 1)
    assert run(folder, tmp_path / "killed.db", Fragile(str(tmp_path / "marker"), "a020"), 2) == told
    assert (tmp_path / "marker").exists()
    assert rows(tmp_path / "killed.db") == rows(tmp_path / "calm.db")


def test_an_article_over_which_two_processes_die_is_set_aside(tmp_path: Path) -> None:
    tally, _ = run(news(tmp_path / "in"), tmp_path / "b.db", Fragile(str(tmp_path / "marker"), "a020", always=True), 2)
    assert tally.new == 67
    assert [(Path(each.where).name, each.reason) for each in tally.set_aside][1] == ("a020.txt", LOST)


def test_what_is_wrong_with_the_reader_itself_is_told_by_any_process_in_the_same_words(tmp_path: Path) -> None:
    with pytest.raises(MissingModel, match=r"^The language model 'a0\d+' is not installed here\. Leave") as found:
        run(news(tmp_path / "in"), tmp_path / "b.db", Broken(), 2)
    assert str(found.value).count("is not installed") == 1


@pytest.mark.parametrize("error", [MissingModel("x"), BadLexicon("frames.yaml", "is wrong")])
def test_an_error_keeps_its_sentence_on_its_way_from_another_process(error: PledgebookError) -> None:
    kind, values = error.__reduce__()
    assert (type(kind(*values)), str(kind(*values))) == (type(error), str(error))


PROGRAM = """
import sys, time
sys.path[:0] = sys.argv[3:]
from pathlib import Path
from test_crew import Slow
from pledgebook.pipeline.intake import read_into
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book
if __name__ == "__main__":
    with Book.open(sys.argv[2], create=True) as book:
        read_into(book, gather([sys.argv[1]]), Slow(sys.argv[1] + "/../pids"), print, 2)
"""


@dataclass(frozen=True)
class Slow:
    """Notes its process, then takes its time."""

    pids: str
    name: str = "slow"

    def read(self, article: Article) -> Extract:
        with Path(self.pids).open("a") as file:
            file.write(f"{os.getpid()}\n")
        time.sleep(0.2)
        return Liner().read(article)


def test_when_the_one_that_writes_is_killed_the_readers_go_too(tmp_path: Path) -> None:
    folder, pids = news(tmp_path / "in"), tmp_path / "pids"
    (tmp_path / "main.py").write_text(PROGRAM)
    command = [sys.executable, str(tmp_path / "main.py"), str(folder), str(tmp_path / "b.db"), *sys.path]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:  # noqa: S603 - our own words
        wait_for(pids.exists)
        running.kill()
    readers = {int(line) for line in pids.read_text().split()}
    wait_for(lambda: not any(is_alive(pid) for pid in readers))


def wait_for(done: object) -> None:
    assert callable(done)
    until = time.monotonic() + 60
    while not done():
        assert time.monotonic() < until
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
