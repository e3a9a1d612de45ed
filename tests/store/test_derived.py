"""What follows from a book and is kept can be lost, damaged or refused a place, and nothing comes of it but work."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pledgebook.store import derived
from pledgebook.store.derived import kept, recalled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(derived.FOLDER, str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_comes_back_letter_for_letter() -> None:
    kept("a book", b"its ledger")
    assert recalled("a book") == b"its ledger"
    assert recalled("another book") is None
    kept("a book", b"its later ledger")
    assert recalled("a book") == b"its later ledger"


@pytest.mark.parametrize("damage", [b"", b"0" * 64, b"0" * 64 + b"its ledger"])
def test_a_damaged_file_is_as_good_as_none(damage: bytes, folder: Path) -> None:
    kept("a book", b"its ledger")
    (file,) = folder.iterdir()
    file.write_bytes(damage)
    assert recalled("a book") is None


def test_one_changed_bit_is_found(folder: Path) -> None:
    kept("a book", b"its ledger of 14 tanks")
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes().replace(b"14", b"15"))
    assert recalled("a book") is None


def test_only_its_user_may_look_into_the_folder(folder: Path) -> None:
    kept("a book", b"its ledger")
    (file,) = folder.iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    assert file.stat().st_mode & 0o077 == 0


def test_the_file_that_nobody_asked_for_longest_goes_first(folder: Path) -> None:
    for number in range(derived.MOST):
        kept(str(number), b"ledger")
    for age, file in enumerate(sorted(folder.iterdir())):
        os.utime(file, (age, age))
    oldest = min(folder.iterdir())
    kept("one more", b"ledger")
    assert len(list(folder.iterdir())) == derived.MOST
    assert not oldest.exists()


def test_what_others_keep_in_the_folder_stays(folder: Path) -> None:
    folder.mkdir()
    (folder / "figures.json").write_text("somebody's own")
    for number in range(derived.MOST + 1):
        kept(str(number), b"ledger")
    assert (folder / "figures.json").exists()


def test_a_run_that_is_stopped_while_it_writes_leaves_what_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept("a book", b"its ledger")

    def stopped(_from: Path, _to: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", stopped)
        with pytest.raises(KeyboardInterrupt):
            kept("a book", b"half of it")
    assert recalled("a book") == b"its ledger"
    assert len(list(folder.iterdir())) == 1


def test_where_nothing_can_be_kept_nothing_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write_text("a file where the folder should be")
    kept("a book", b"its ledger")
    assert recalled("a book") is None
    monkeypatch.setenv(derived.FOLDER, "")
    kept("a book", b"its ledger")
    assert recalled("a book") is None
