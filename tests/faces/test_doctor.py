"""What `doctor` tells of a source."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pledgebook.faces.cli import run

Golden = Callable[[str, str], None]

PAGE = """<html><head><title>Bridges for Moldova | Harbour News</title><meta name="author" content="Ann Example">
<meta property="og:site_name" content="Harbour News"><meta property="article:published_time" content="2031-03-21T02:30:00Z">
</head>
<body><nav><a href="/">Home</a></nav><article><h1>Norway lends five bridges</h1><p>By Ann Example, March 20, 2031 9:30 PM</p>
<p>Norway will lend five bridges to Moldova, the defence minister said in Oslo on Thursday, and the first leaves in May.</p>
<p>Norwegen leiht der Republik Moldau fünf Brücken, wie der Verteidigungsminister am Donnerstag in Oslo erklärte.</p>
<p style="display:none">Norway will give Moldova ninety tanks.</p>
<p>Sweden is considering whether to send ten tents to Moldova as well, according to its foreign minister.</p>
<p>OSLO (Reuters) - It would be sad if nobody had any.</p></article></body></html>"""


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a page, a text in another language, a broken archive and a picture, all of one day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "in").mkdir()
    files = {
        "a.html": PAGE.encode(),
        "b.txt": "Die Stadt leiht der Insel fünf Fähren, wie der Bürgermeister am Montag erklärte.".encode(),
        "c.tar.gz": gzip.compress(os.urandom(3000))[:2000],
        "d.png": b"\x89PNG",
    }
    for name, data in files.items():
        (tmp_path / "in" / name).write_bytes(data)
        os.utime(tmp_path / "in" / name, (1_931_247_000, 1_931_247_000))
    return tmp_path


def test_every_stage_of_every_source_is_told(odd: Path, capsys: pytest.CaptureFixture[str], golden: Golden) -> None:
    assert run(["doctor", "in"]) == 2
    golden("doctor.txt", capsys.readouterr().out)


def test_no_book_is_needed_and_nothing_is_left_behind(odd: Path) -> None:
    before = sorted(odd.rglob("*"))
    assert run(["doctor", "in/a.html"]) == 0
    assert sorted(odd.rglob("*")) == before
