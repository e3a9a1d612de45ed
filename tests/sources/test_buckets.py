"""Files in object storage are read like those of a folder; Arrow's file system on a local folder stands in for a store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pyarrow import fs

from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.sources import buckets
from pledgebook.sources.gather import gather

TEXT = "Norway will send 600 tents to Chad."


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that answers as s3://."""

    def opened(address: str) -> tuple[Any, str]:
        return fs.SubTreeFileSystem(str(tmp_path), fs.LocalFileSystem()), address.removeprefix("s3://")

    monkeypatch.setattr(buckets, "opened", opened)
    return tmp_path


def test_all_files_beneath_an_address_are_read_in_the_order_of_their_names(store: Path) -> None:
    (store / "news" / "b").mkdir(parents=True)
    (store / "news" / "b" / "two.txt").write_text(TEXT)
    (store / "news" / "one.jsonl").write_text('{"id": "a1", "text": "' + TEXT + '"}\n')
    (store / "news" / "list.xlsx").write_text("")
    found = list(gather(["s3://news"]))
    assert [(each.id, each.location) for each in found if isinstance(each, Article)] == [
        ("two", "s3://news/b/two.txt"),
        ("a1", "s3://news/one.jsonl:1"),
    ]
    assert [each for each in found if isinstance(each, PassedOver)] == [PassedOver("s3://", ((".xlsx", 1),))]


def test_one_file_is_read_by_its_address(store: Path) -> None:
    (store / "one.txt").write_text(TEXT)
    (article,) = gather(["s3://one.txt"])
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("one", TEXT)


def test_what_is_not_there_is_set_aside(store: Path) -> None:
    (found,) = gather(["s3://nothing/here"])
    assert isinstance(found, Setback)
    assert found.where == "s3://nothing/here"
    assert found.reason.startswith("It can't be opened")


def test_a_store_without_news_is_set_aside(store: Path) -> None:
    (store / "empty").mkdir()
    (found,) = gather(["s3://empty"])
    assert isinstance(found, Setback)
    assert found.reason.startswith("There is no file of a kind that is read")


def test_a_key_in_an_address_is_refused_and_not_repeated() -> None:
    (found,) = gather(["s3://me:secret@news/one.txt"])
    assert isinstance(found, Setback)
    assert "secret" not in f"{found.where} {found.reason}"


def test_a_table_breaks_off_where_its_file_does(store: Path) -> None:
    (store / "news.parquet").write_bytes(b"PAR1 and no more")
    (found,) = gather(["s3://news.parquet"])
    assert isinstance(found, Setback)
    assert found.where == "s3://news.parquet"
