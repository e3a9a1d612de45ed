"""Who may look, who may rule, and what an article can do to a page: nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pledgebook.faces.cli import run
from pledgebook.faces.web.guard import Guard, is_loopback, users_of
from pledgebook.faces.web.serve import add_user
from pledgebook.faces.web.tries import TRIES, Tries
from pledgebook.store.book import Book

WORD = "sesame"
Visit = Callable[..., TestClient]


def form_of(client: TestClient, address: str = "/sign-in") -> str:
    """The secret that the forms of a page carry."""
    found = re.search(r'name="form" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def sign_in(client: TestClient, name: str = "Ada", word: str = "", back: str = "/") -> int:
    data = {"form": form_of(client), "name": name, "word": word, "back": back}
    return client.post("/sign-in", data=data).status_code


def test_a_request_for_another_host_is_refused(book: Book, visit: Visit) -> None:
    """A page elsewhere that lets its own name point to this computer reads nothing."""
    assert visit(book).get("/", headers={"host": "evil.example"}).status_code == 400
    assert visit(book).get("/", headers={"host": "localhost:8040"}).status_code == 200


def test_a_private_book_shows_nothing_before_signing_in(book: Book, visit: Visit) -> None:
    client = visit(book, Guard(token=WORD))
    for address in ("/", "/a/no-deal", "/c/djvubc", "/totals", "/nowhere", "/?format=csv"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/sign-in")
    assert "Moldova" not in client.get("/sign-in").text


def test_the_right_word_lets_people_in_and_a_wrong_one_does_not(book: Book, visit: Visit) -> None:
    client = visit(book, Guard(token=WORD))
    assert sign_in(client, word="sesam") == 403
    assert client.get("/").status_code == 303
    assert sign_in(client, word=WORD) == 303
    assert "Moldova" in client.get("/").text


def test_people_of_a_users_file_have_a_password_each(book: Book, visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "users"
    add_user(path, "Ada", "lovelace")
    add_user(path, "Charles", "babbage")
    add_user(path, "Ada", "countess")
    assert path.stat().st_mode & 0o077 == 0
    assert "countess" not in path.read_text()
    client = visit(book, Guard(users=users_of(path)))
    assert [sign_in(client, *each) for each in (("Ada", "lovelace"), ("Ada", "babbage"), ("Bob", ""), ("Ada", "countess"))] == [
        403,
        403,
        403,
        303,
    ]


def test_guessing_costs_time() -> None:
    now = 0.0
    tries = Tries(lambda: now)
    for _ in range(TRIES):
        assert not tries.must_wait("Ada")
        tries.failed("Ada")
    assert tries.must_wait("Ada")
    now = 31.0
    assert not tries.must_wait("Ada")


def test_a_form_that_another_site_sends_is_refused(visitor: TestClient) -> None:
    form = form_of(visitor)
    assert visitor.post("/sign-in", data={"name": "Eve"}).status_code == 403
    assert visitor.post("/sign-in", data={"name": "Eve", "form": "guessed"}).status_code == 403
    elsewhere = {"sec-fetch-site": "cross-site"}
    assert visitor.post("/sign-in", data={"name": "Eve", "form": form}, headers=elsewhere).status_code == 403
    assert visitor.post("/sign-in", data={"name": "Ada", "form": form}).status_code == 303


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(visitor: TestClient, back: str) -> None:
    answer = visitor.post("/sign-in", data={"form": form_of(visitor), "name": "Ada", "back": back})
    assert answer.headers["location"] == "/"


def test_cookies_are_kept_from_scripts_and_other_sites(visitor: TestClient) -> None:
    cookie = visitor.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "book.example.org"])  # noqa: S104 - what is refused
def test_no_other_address_is_served_without_users_or_a_word(
    host: str, examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", "--host", host, "--book", str(examples)]) == 2
    assert "--users FILE or --token WORD" in capsys.readouterr().err


def test_only_this_computer_is_loopback() -> None:
    assert [is_loopback(host) for host in ("127.0.0.1", "127.8.9.1", "::1", "localhost")] == [True] * 4
    assert [is_loopback(host) for host in ("0.0.0.0", "10.0.0.1", "localhost.example.org", "")] == [False] * 4  # noqa: S104


def test_a_users_file_that_names_nobody_is_refused(tmp_path: Path, examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "users"
    for text in ("", "Ada\n", "Ada:xx:yy\n"):
        path.write_text(text)
        assert run(["serve", "--users", str(path), "--book", str(examples)]) == 2
    assert "--add-user NAME" in capsys.readouterr().err


def test_a_port_in_use_is_said_so(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from pledgebook.faces.web.serve import listening

    with listening("127.0.0.1", 0) as door:
        door.listen()
        assert run(["serve", "--port", str(door.getsockname()[1]), "--book", str(examples)]) == 2
    assert "Nothing can be served at 127.0.0.1" in capsys.readouterr().err


def test_the_command_line_starts_without_the_web() -> None:
    code = "import sys, pledgebook.faces.cli; print([m for m in ('starlette', 'jinja2', 'uvicorn') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "[]"
