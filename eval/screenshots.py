"""`make screenshots`: the pictures of the main pages in the README, of the example dispatches, in docs/screens."""

from __future__ import annotations

import sys
import tempfile
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from pledgebook.faces.web.app import app
from pledgebook.faces.web.serve import listening
from pledgebook.pipeline.intake import read_into
from pledgebook.reading.builtin import Builtin
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "docs" / "screens"
SCREENS = {
    "ledger": ("/", "light", 1200, 720),
    "commitment": ("/c/DE-MD-bridge-layer-djvubc", "light", 1200, 900),
    "article": ("/a/germany-agrees#w236", "dark", 1200, 720),
    "review": ("/review", "light", 1200, 640),
    "phone": ("/", "dark", 390, 720),
}
"""Name of the file, address, colours, width and height."""


def main() -> None:
    """Read the examples, serve them, and take the pictures."""
    if (found := browsers()) is None:
        sys.exit("There is no Chromium on this machine. Install one (apt-get install chromium) and run it again.")
    path, flags = found
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Book.open(f"{folder}/flood.db", create=True) as book:
        read_into(
            book, gather([str(PROJECT / "examples")], str(PROJECT / "examples" / "manifest.csv")), Builtin(), lambda _: None
        )
        with listening("127.0.0.1", 0) as door:
            server = uvicorn.Server(uvicorn.Config(app(book), log_level="error"))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
            thread.start()
            try:
                _take(path, flags, f"http://127.0.0.1:{door.getsockname()[1]}")
            finally:
                server.should_exit = True
                thread.join()


def browsers() -> tuple[str, list[str]] | None:
    """Where a Chromium is and with which flags it is started; None where there is none."""
    sys.path.insert(0, str(PROJECT / "tests" / "web"))
    from browsers import FLAGS, chromium

    path = chromium()
    return (path, FLAGS) if path else None


def _take(path: str, flags: list[str], root: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        for name, (address, colours, width, height) in SCREENS.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colours)  # type: ignore[arg-type]
            page.goto(root + address)
            page.screenshot(path=FOLDER / f"{name}.png")
            print(FOLDER.relative_to(PROJECT) / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
