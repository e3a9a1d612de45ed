"""The raw bytes beside a book."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.model.errors import DamagedBook, DiskFull, ReadOnlyBook, UnreachableBook
from pledgebook.model.raws import Raw, Receipt
from pledgebook.store.raws import Raws
from values import values

PAGE = Raw(
    b"<p>Ferries sail.</p>",
    Receipt(
        address="https://harbour.example/ferries",
        captured=datetime(2031, 3, 14, 9, 30, tzinfo=timezone(timedelta(hours=2))),
        media="text/html",
        headers=(("ETag", '"1"'),),
    ),
)


@given(raw=st.builds(Raw, st.binary(max_size=50), values(Receipt)))
def test_bytes_come_back_equal_with_a_record_of_how_they_came_in(raw: Raw) -> None:
    with TemporaryDirectory() as folder:
        raws = Raws(Path(folder, "x.raw"))
        name = raws.put(raw)
        assert raws.get(name) == raw.data
        record = raws.record(name)
        assert record is not None
        assert (record["sha256"], record["size"]) == (raw.hash, len(raw.data))
        assert [capture["address"] for capture in record["captures"]] == [raw.receipt.address]


def test_the_record_tells_where_when_and_with_which_headers(tmp_path: Path) -> None:
    raws = Raws(tmp_path / "x.raw")
    record = raws.record(raws.put(PAGE))
    assert record is not None
    assert record["captures"] == [
        {
            "address": "https://harbour.example/ferries",
            "captured": "2031-03-14T07:30:00Z",
            "media": "text/html",
            "headers": [["ETag", '"1"']],
        }
    ]


def test_the_same_bytes_are_kept_once_and_each_address_with_its_first_capture(tmp_path: Path) -> None:
    raws = Raws(tmp_path / "x.raw")
    later = Raw(PAGE.data, Receipt(address=PAGE.receipt.address, captured=datetime(2031, 4, 1, tzinfo=UTC)))
    mirror = Raw(PAGE.data, Receipt(address="https://mirror.example"))
    for raw in (PAGE, later, mirror, mirror):
        raws.put(raw)
    record = raws.record(PAGE.hash)
    assert record is not None
    assert [(each["address"], each["captured"]) for each in record["captures"]] == [
        ("https://harbour.example/ferries", "2031-03-14T07:30:00Z"),
        ("https://mirror.example", None),
    ]
    assert len([path for path in (tmp_path / "x.raw").rglob("*") if path.is_file()]) == 2


def test_what_is_not_there_is_none_and_what_was_changed_is_said_to_be(tmp_path: Path) -> None:
    raws = Raws(tmp_path / "x.raw")
    assert raws.get(PAGE.hash) is None
    assert raws.record(PAGE.hash) is None
    raws.put(PAGE)
    raws.path(PAGE.hash).write_bytes(b"<p>Ferries stay.</p>")
    with pytest.raises(DamagedBook, match="not those that were kept"):
        raws.get(PAGE.hash)


@pytest.mark.parametrize(
    ("book", "folder"),
    [
        ("pledgebook.db", "pledgebook.raw"),
        ("a/b.sqlite", "a/b.raw"),
        ("book", "book.raw"),
        ("book.raw", "book.raw.raw"),
        ("postgresql://me:secret@host/aid?sslmode=require", "aid.raw"),
    ],
)
def test_the_folder_lies_beside_the_book(book: str, folder: str) -> None:
    assert Raws.beside(book).folder == Path(folder)


@pytest.mark.parametrize("moment", [(os, "fsync"), (Path, "replace")])
def test_a_run_that_is_killed_while_it_writes_leaves_whole_files_or_none(tmp_path: Path, moment: tuple[object, str]) -> None:
    raws = Raws(tmp_path / "x.raw")
    child = os.fork()
    if child == 0:
        try:
            pytest.MonkeyPatch().setattr(*moment, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
            raws.put(PAGE)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert raws.get(PAGE.hash) is None
    assert raws.get(raws.put(PAGE)) == PAGE.data


def test_a_full_disk_and_a_folder_that_may_not_be_written_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raws = Raws(tmp_path / "x.raw")
    for code, kind in ((28, DiskFull), (30, ReadOnlyBook), (13, ReadOnlyBook), (5, UnreachableBook)):

        def fails(_: int, code: int = code) -> None:
            raise OSError(code, "no")

        monkeypatch.setattr(os, "fsync", fails)
        with pytest.raises(kind, match=r"x\.raw"):
            raws.put(PAGE)
        assert not [path for path in (tmp_path / "x.raw").rglob("*") if path.is_file()]


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.raw").write_text("mine")
    with pytest.raises(UnreachableBook, match=r"x\.raw can't be opened"):
        Raws(tmp_path / "x.raw").put(PAGE)
