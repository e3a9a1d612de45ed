"""The bytes behind an article are there before the book says that it is done (law 7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from liner import Liner, write
from pledgebook.faces.cli import run
from pledgebook.model.errors import DiskFull
from pledgebook.model.raws import Raw
from pledgebook.pipeline.events import Event
from pledgebook.pipeline.intake import read_into
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book
from pledgebook.store.raws import Raws

TEXTS = {"a": "pledge DE leopard", "b": "pledge NO leopard", "c": " ", "d": "pledge FR leclerc"}


def test_whatever_is_reported_done_has_its_bytes_on_the_disk(tmp_path: Path) -> None:
    folder, raws = write(tmp_path / "in", **TEXTS), Raws.beside(str(tmp_path / "b.db"))
    with Book.open(str(tmp_path / "b.db"), create=True) as book:

        def told(event: Event) -> None:
            if event.article and (article := book.article(event.article)):
                assert article.raw
                assert raws.get(article.raw) == (folder / f"{event.article}.txt").read_bytes()

        assert read_into(book, gather([folder], keep=raws.put), Liner(), told).new == 3


def test_a_disk_that_is_full_of_bytes_stops_the_run_and_loses_nothing(tmp_path: Path) -> None:
    folder, raws = write(tmp_path / "in", **TEXTS), Raws(tmp_path / "b.raw")

    def full(raw: Raw) -> None:
        if raw.receipt.address.endswith("d.txt"):
            raise DiskFull("b.raw")
        raws.put(raw)

    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        with pytest.raises(DiskFull):
            read_into(book, gather([folder], keep=full), Liner(), lambda _: None)
        held = [book.article(each.source.article) for each in book.articles()]
        assert all(article and article.raw and raws.get(article.raw) for article in held)
        read_into(book, gather([folder], keep=raws.put), Liner(), lambda _: None)
        assert len(list(book.articles())) == 3


def test_a_file_in_the_way_of_the_bytes_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The town has a harbour and a market.")
    (tmp_path / "b.raw").write_text("mine")
    assert run(["read", "a.txt", "--book", "b.db"]) == 2
    assert capsys.readouterr().err.startswith("b.raw can't be opened.")
    assert (tmp_path / "b.raw").read_text() == "mine"
