"""A Ray cluster that reads: the book does not show it, nor that a worker was killed on the way."""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

from liner import Liner
from pledgebook.faces.cli import run as command
from pledgebook.model.articles import Article
from pledgebook.model.errors import BrokenCluster, MissingExtra, MissingModel
from pledgebook.model.reports import Extract
from pledgebook.pipeline import ray_crew
from pledgebook.pipeline.crew import LOST
from pledgebook.pipeline.events import Event, Tally
from pledgebook.pipeline.intake import read_into
from pledgebook.pipeline.ray_crew import RayCrew
from pledgebook.pipeline.reader import Reader
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book
from test_crew import Broken, Fragile, news, rows, run

ALONE = run


@dataclass(frozen=True)
class Quiet:
    """Tells where it reads and whether Ray was silenced there."""

    name: str = "quiet"

    def read(self, article: Article) -> Extract:
        raise MissingModel(f"{os.environ.get('RAY_USAGE_STATS_ENABLED')} {os.getpid() != int(article.text)}")


@pytest.fixture(scope="module")
def ray() -> Iterator[ModuleType]:
    """Ray with a cluster of two workers on this machine, which all tests here use: it takes seconds to start."""
    if not find_spec("ray"):
        pytest.skip("Ray is not installed: pip install 'pledgebook[ray]'")
    first = RayCrew(Liner(), ray_crew.LOCAL, 2)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # workers import the readers of these tests
        try:
            list(first.read([[Article("a", "pledge DE x")]]))
        except BrokenCluster as error:
            pytest.skip(f"Ray does not start here: {error}")
        yield import_module("ray")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # Ray does not wait for the processes that it ends
        first.__exit__(None, None, None)
        gc.collect()


@pytest.fixture(autouse=True)
def shared(ray: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray, "init", lambda *_, **__: None)
    monkeypatch.setattr(ray, "shutdown", lambda: None)


def by_ray(folder: Path, book: Path, reader: Reader) -> tuple[Tally, list[Event]]:
    events: list[Event] = []
    with Book.open(str(book), create=True) as held:
        return read_into(held, gather([folder]), reader, events.append, hands=RayCrew(reader, ray_crew.LOCAL, 2)), events


def test_the_book_and_what_is_told_are_those_of_one_process(tmp_path: Path) -> None:
    folder = news(tmp_path / "in")
    assert by_ray(folder, tmp_path / "ray.db", Liner()) == ALONE(folder, tmp_path / "1.db", Liner(), 1)
    assert rows(tmp_path / "ray.db") == rows(tmp_path / "1.db")


def test_a_worker_that_is_killed_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    folder = news(tmp_path / "in")
    told = ALONE(folder, tmp_path / "calm.db", Liner(), 1)
    assert by_ray(folder, tmp_path / "killed.db", Fragile(str(tmp_path / "marker"), "a020")) == told
    assert (tmp_path / "marker").exists()
    assert rows(tmp_path / "killed.db") == rows(tmp_path / "calm.db")


def test_an_article_over_which_every_worker_dies_is_set_aside_alone(tmp_path: Path) -> None:
    tally, _ = by_ray(news(tmp_path / "in"), tmp_path / "b.db", Fragile(str(tmp_path / "marker"), "a020", always=True))
    assert tally.new == 67
    assert [(Path(each.where).name, each.reason) for each in tally.set_aside][1] == ("a020.txt", LOST)


def test_what_is_wrong_with_the_reader_itself_is_told_in_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(MissingModel, match=r"^The language model 'a0\d+' is not installed here\. Leave"):
        by_ray(news(tmp_path / "in"), tmp_path / "b.db", Broken())


def test_workers_are_other_processes_and_ray_reports_to_nobody(tmp_path: Path) -> None:
    with RayCrew(Quiet(), ray_crew.LOCAL, 2) as crew, pytest.raises(MissingModel, match="'0 True'"):
        list(crew.read([[Article("a", str(os.getpid()))]]))


def test_workers_with_another_version_of_the_program_do_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray_crew, "__version__", "0.0.1")
    told = pytest.raises(BrokenCluster, match=r"its workers need Pledgebook 0\.0\.1 \(they have ")
    with RayCrew(Liner(), ray_crew.LOCAL, 2) as crew, told:
        list(crew.read([[Article("a", "pledge DE x")]]))


def test_nobody_is_called_when_there_is_nothing_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = news(tmp_path / "in")
    by_ray(folder, tmp_path / "b.db", Liner())
    monkeypatch.setattr(RayCrew, "_workers", property(lambda _: pytest.fail("the cluster was called")))
    assert by_ray(folder, tmp_path / "b.db", Liner())[0].same == 68


def test_a_cluster_that_is_not_there_is_told_with_what_to_do(
    tmp_path: Path, ray: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise ConnectionError("Could not find any running Ray instance.\nMore of this.")

    monkeypatch.setattr(ray, "init", nowhere)
    assert command(["read", str(news(tmp_path / "in")), "--book", str(tmp_path / "b.db"), "--engine", "ray", "auto"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("The Ray cluster 'auto' can't be used: Could not find any running Ray instance. All that")
    assert "leave out --engine" in told


def test_without_ray_the_user_is_told_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtra, match=r"pip install 'pledgebook\[ray\]'"):
        RayCrew(Liner(), "auto", 1)


def test_how_many_read_is_the_clusters_own_business(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--book", str(tmp_path / "b.db"), "--engine", "ray", "auto", "--jobs", "2"]
    assert command(["read", str(news(tmp_path / "in")), *at]) == 2
    assert "--jobs is for this machine" in capsys.readouterr().err
