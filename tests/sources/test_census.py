import gzip
from pathlib import Path

import pytest

from pledgebook.sources import census as door
from pledgebook.sources.census import census

LINE = b'{"text": "Norway sent 12 generators to Moldova."}\n'


def test_files_count_one_each_and_records_line_by_line(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.jpg", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "n.jsonl").write_bytes(LINE * 7)
    (tmp_path / "n.jsonl.gz").write_bytes(gzip.compress(LINE * 5))
    assert census([str(tmp_path)]) == 2 + 7 + 5
    assert census([str(tmp_path / "a.txt"), str(tmp_path / "n.jsonl")]) == 8


def test_a_large_file_of_records_is_judged_by_its_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "SAMPLE", 10 * len(LINE))
    (tmp_path / "n.jsonl").write_bytes(LINE * 5000)
    assert census([str(tmp_path / "n.jsonl")]) == 5000


@pytest.mark.parametrize("path", ["-", "nowhere.jsonl"])
def test_what_can_not_be_looked_into_is_not_counted(path: str) -> None:
    assert census([path]) is None


def test_a_damaged_file_counts_for_something_and_raises_nothing(tmp_path: Path) -> None:
    (tmp_path / "n.jsonl.gz").write_bytes(b"no gzip at all")
    assert census([str(tmp_path / "n.jsonl.gz")]) == 1
