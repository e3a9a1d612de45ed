"""Books to look at, and a visitor who looks at them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsers import FLAGS, chromium
from starlette.testclient import TestClient

from pledgebook.faces.web.app import app
from pledgebook.faces.web.guard import Guard
from pledgebook.pipeline.intake import read_into
from pledgebook.reading.builtin import Builtin
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a file; each opens windows of its own in it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium(), args=FLAGS)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of the example dispatches, read once by the built-in reader."""
    path = tmp_path_factory.mktemp("web") / "flood.db"
    with pytest.MonkeyPatch.context() as patch, Book.open(str(path), create=True) as held:
        patch.chdir(ROOT)
        read_into(held, gather(["examples"], "examples/manifest.csv"), Builtin(), lambda _: None)
    return path


@pytest.fixture
def book(examples: Path, tmp_path: Path) -> Iterator[Book]:
    """The dispatches in a book of this test's own, to be ruled in."""
    shutil.copy(examples, tmp_path / "flood.db")
    with Book.open(str(tmp_path / "flood.db")) as held:
        yield held


@pytest.fixture
def visitor(book: Book) -> Iterator[TestClient]:
    """A browser in front of that book, on this computer."""
    with visiting(book) as client:
        yield client


def visiting(book: Book, guard: Guard | None = None) -> TestClient:
    return TestClient(app(book, guard), base_url="http://127.0.0.1:8040", follow_redirects=False)


@pytest.fixture
def visit() -> Callable[..., TestClient]:
    """A browser in front of any book behind any guard."""
    return visiting
