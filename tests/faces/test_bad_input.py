"""Bad input at the command line: a clear sentence, exit code 2, and the rest is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hand_built import PROMISE
from test_cli import Run, news, run, told

__all__ = ["news", "run", "told"]


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    path.write_bytes(b" \n\n\t ")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def enormous(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(50 * 2**20)


@pytest.mark.parametrize("spoil", [empty, blank, binary, enormous])
def test_a_file_that_gives_no_article_is_set_aside_and_the_rest_is_read(
    run: Run, news: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(news / "spoilt.txt")
    code, out, err = run("read", "news")
    assert (code, err) == (2, "")
    assert "3 articles: 3 new" in out
    reason = out.partition("news/spoilt.txt: ")[2]
    assert reason.rstrip().endswith(".")
    assert len(reason) > len("Too odd.")


def test_text_in_another_encoding_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(PROMISE.replace("Scholz", "Schölz").encode("latin-1"))
    assert run("read", "old.txt")[0] == 0


def test_a_manifest_with_missing_files_and_double_ids_names_them(run: Run, news: Path) -> None:
    (news / "manifest.csv").write_text("file,id\nrefusal.txt,x\npromise.txt,x\ngone.txt,y\n")
    code, out, _ = run("read", "news", "--manifest", "news/manifest.csv")
    assert code == 2
    assert "news/gone.txt: " in out
    assert "news/promise.txt: The manifest gives it the id 'x'" in out
    assert "2 new" in out


def test_an_impossible_date_in_a_manifest_is_named(run: Run, news: Path) -> None:
    (news / "manifest.csv").write_text("file,published\nrefusal.txt,2023-02-30\n")
    code, out, _ = run("read", "news", "--manifest", "news/manifest.csv")
    assert code == 2
    assert "'2023-02-30' is not a date" in out


def test_a_broken_record_is_named_by_its_line(run: Run, tmp_path: Path) -> None:
    records = [json.dumps({"id": "a", "text": PROMISE}), "{broken", json.dumps({"id": "c", "title": "no text"})]
    (tmp_path / "news.jsonl").write_text("\n".join(records) + "\n")
    code, out, _ = run("read", "news.jsonl")
    assert code == 2
    assert "1 new" in out
    assert "news.jsonl:2: " in out
    assert "news.jsonl:3: " in out


def test_a_path_that_is_not_there_is_said_so(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("read", "nowhere.txt")
    assert code == 2
    assert "nowhere.txt: " in out


def test_a_book_of_a_newer_version_is_left_alone(told: Run, tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "pledgebook.db") as db:
        db.execute("UPDATE book SET format = 999")
    db.close()
    before = (tmp_path / "pledgebook.db").read_bytes()
    code, _, err = told("read", "news")
    assert code == 2
    assert "written by a newer Pledgebook" in err
    assert (tmp_path / "pledgebook.db").read_bytes() == before
