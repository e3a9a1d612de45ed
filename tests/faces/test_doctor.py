"""What `doctor` tells of a source."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from liner import Liner
from pledgebook.faces.cli import run
from pledgebook.model.articles import Article
from pledgebook.store.book import Book

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


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a sound book and of copies of it that are damaged in several ways."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    with Book.open("sound.db", create=True) as book:
        for name in "abc":
            article = Article(name, f"pledge DE {name}\nthanks UA")
            book.keep(article, Liner().read(article), "liner")
    data = Path("sound.db").read_bytes()
    Path("headless").write_bytes(bytes(4096) + data[4096:])
    Path("cut.db").write_bytes(data[:-4096])
    Path("empty.db").touch()
    shutil.copy("headless", "other.db")
    return tmp_path


def test_a_sound_book_is_said_to_be_sound(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(books.iterdir())
    assert run(["doctor", "sound.db"]) == 0
    assert capsys.readouterr().out == "sound.db is sound: 3 articles, 3 readings of articles, 3 reports, 3 reactions.\n"
    assert sorted(books.iterdir()) == before


def test_what_is_left_of_a_damaged_book_is_saved_beside_it(
    books: Path, capsys: pytest.CaptureFixture[str], golden: Golden
) -> None:
    before = Path("headless").read_bytes()
    assert run(["doctor", "headless"]) == 2
    golden("doctor-book.txt", capsys.readouterr().out)
    assert Path("headless").read_bytes() == before
    assert run(["check", "--book", "headless.saved.db"]) == 0
    assert run(["doctor", "headless"]) == 2
    assert "headless.saved.db is there already" in capsys.readouterr().err


def test_a_damaged_book_sends_its_user_to_the_doctor(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("cut.db", "other.db"):
        assert run(["show", "--book", name]) == 2
        assert f"'pledgebook doctor {name}'" in capsys.readouterr().err
        assert run(["doctor", name, "--save", f"new-{name}"]) == 2
        assert run(["show", "--book", f"new-{name}"]) == 0


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("empty.db", "There is no book at empty.db yet"),
        ("none.db", "There is no book at none.db yet"),
        ("postgresql://me:secret@127.0.0.1:9/x", "can't be opened"),
    ],
)
def test_where_there_is_no_book_the_doctor_says_so(
    books: Path, capsys: pytest.CaptureFixture[str], place: str, word: str
) -> None:
    assert run(["doctor", place]) == 2
    told = capsys.readouterr().err
    assert word in told
    assert "secret" not in told
