"""A server answers before the book is put together, and says so."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from pledgebook.faces.web.app import app
from pledgebook.faces.web.serve import Wanted, listening, serve
from pledgebook.faces.web.waking import Waking
from pledgebook.model.errors import BookError, DamagedBook
from pledgebook.store.book import Book


def test_visitors_are_asked_to_wait_until_the_book_is_put_together(book: Book) -> None:
    awake = Event()
    client = TestClient(app(book, awake=awake), base_url="http://127.0.0.1")
    page, answer = client.get("/?donor=DE"), client.get("/api/ledger")
    assert (page.status_code, answer.status_code) == (503, 503)
    assert "being put together" in page.text
    assert "Germany" not in page.text
    assert answer.json()["error"].endswith(".")
    assert page.headers["retry-after"]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert client.get("/static/book.js").status_code == 200
    awake.set()
    assert client.get("/?donor=DE").status_code == 200


def test_a_book_that_cannot_be_put_together_ends_the_server_with_its_sentence(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(*_: object) -> None:
        raise DamagedBook("flood.db", "torn")

    monkeypatch.setattr("pledgebook.faces.web.shelf.Shelf.make_ready", torn)
    with listening("127.0.0.1", 0) as door, pytest.raises(BookError):
        serve(book, Wanted("127.0.0.1", 0), door, lambda _: None)


def test_whoever_starts_it_is_told_when_it_takes_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pledgebook.faces.web.waking.SOON", 0.01)
    awake, told = Event(), Event()

    def work() -> None:
        told.wait(10)

    Waking(work, awake).begin(told.set, lambda: None)
    assert told.wait(10)
    assert awake.wait(10)


@pytest.mark.parametrize("seconds", [0, 0.5])
def test_ctrl_c_ends_the_server_also_while_the_book_is_put_together(examples: Path, seconds: float) -> None:
    command = [sys.executable, "-m", "pledgebook", "serve", "--book", str(examples), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own
        assert server.stderr is not None
        assert "is open at" in server.stderr.readline()
        time.sleep(seconds)
        server.send_signal(signal.SIGINT)
        try:
            assert server.wait(30) == 0
        finally:
            server.kill()
