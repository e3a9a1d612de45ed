"""What people do, in a real browser: Debian's chromium, where there is one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.base import AXE_SCRIPT
from browsers import chromium
from playwright.sync_api import Browser, Page, expect

from pledgebook.faces.cli import run
from pledgebook.faces.web.app import app
from pledgebook.faces.web.serve import listening
from pledgebook.model.amounts import exact
from pledgebook.model.ledgers import Commitment
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book

expect.set_options(timeout=20_000)  # patience for a machine that has much else to do

pytestmark = [
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine: apt-get install chromium"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
BRIDGES = "/c/DE-MD-bridge-layer-djvubc"
PAGES = {
    "ledger": "/",
    "ledger narrowed down as of a day": "/?donor=DE&as_of=2031-03-16&q=bridge",
    "commitment": BRIDGES,
    "article": "/a/germany-agrees",
    "totals": "/totals",
    "promised": "/pictures/promised",
    "matrix": "/pictures/matrix",
    "outlets": "/pictures/outlets",
    "waiting": "/pictures/waiting",
    "disagreements": "/disagreements",
    "changes": "/changes",
    "articles": "/articles",
    "review": "/review",
    "correct": "/correct/DE-MD-bridge-layer-djvubc?cell=amount",
    "decisions": "/rulings",
    "for programs": "/api",
    "sign in": "/sign-in",
    "missing": "/nowhere",
}


@pytest.fixture
def served(book: Book) -> Iterator[str]:
    """The book of the dispatches at an address of this computer."""
    with listening("127.0.0.1", 0) as door:
        server = uvicorn.Server(uvicorn.Config(app(book), log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join()


Look = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, served: str) -> Iterator[Look]:
    """`look(address)`: a fresh window at a page. What goes wrong in it, or goes to another host, fails the test."""
    wrong: list[str] = []
    contexts = []

    def open_at(address: str, **kwargs: Any) -> Page:
        context = browser.new_context(base_url=served, **{"viewport": {"width": 1280, "height": 900}, **kwargs})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" and "404" not in said.text else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith((served, "blob:")) else wrong.append(f"asked {asked.url}"))
        page.goto(address)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert not wrong


def bridges(book: Book) -> Commitment:
    return next(each for each in ledger_of(book).commitments if each.id.endswith("djvubc"))


PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


def test_no_page_keeps_anybody_out(look: Look) -> None:
    """On any page axe-core finds nothing but trifles; by night no word is too pale; and none is wider than a phone."""
    page = look("/", viewport=PHONE)
    found: list[str] = []
    for name, address in PAGES.items():
        page.goto(address)
        found += [f"{name} is wider than a phone"] * page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
        found += [f"{name}: {trouble}" for trouble in _by_day_and_night(page)]
    assert not found


def _by_day_and_night(page: Page) -> list[str]:
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    page.evaluate("document.querySelectorAll('details:not(.source-words)').forEach((each) => { each.open = true })")
    page.evaluate(AXE_SCRIPT)
    day = _troubles(page, {})
    page.emulate_media(color_scheme="dark")
    night = _troubles(page, {"runOnly": ["color-contrast"]})
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return [*day, *(f"by night {trouble}" for trouble in night)]


def _troubles(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe-core finds on a page, the first place of each."""
    found = page.evaluate("(options) => axe.run(options)", {"resultTypes": ["violations"], **options})["violations"]
    return [f"{each['id']}, {each['nodes'][0]['html'][:160]}" for each in found if each["impact"] != "minor"]


def test_everything_can_be_read_without_a_script(look: Look) -> None:
    page = look("/", java_script_enabled=False)
    page.get_by_role("link", name="Germany 2").click()
    page.get_by_label("What was known on").fill("2031-03-16")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("refused").first).to_be_visible()
    page.get_by_role("link", name="Biber bridge layer").click()
    page.get_by_role("link", name="Northern Wire").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No deal on bridge layers for flooded Moldova")


def test_the_slider_replays_the_story(look: Look) -> None:
    page = look("/?donor=DE")
    slider = page.get_by_role("slider", name="Replay by day")
    expect(page.locator(".lines").get_by_text("pledged")).to_be_visible()
    slider.focus()
    page.keyboard.press("Home")
    expect(page.get_by_text("known on 2031-03-14")).to_be_visible()
    expect(page.locator(".lines").get_by_text("pledged")).to_have_count(0)
    assert "as_of=2031-03-14" in page.url
    page.get_by_role("button", name="Replay").click()
    expect(page.get_by_text("known on 2031-03-21")).to_be_visible(timeout=8000)


def test_the_words_are_one_glance_away(look: Look) -> None:
    """In the ledger under the number of sources, on a commitment under each value; Escape puts them away."""
    page = look("/?donor=RO")
    page.locator(".source-words summary").click()
    expect(page.locator(".pop blockquote")).to_contain_text("Romania has delivered 60 generators")
    assert page.evaluate("getComputedStyle(document.querySelector('.wide')).overflowX") == "visible", "or the words are cut off"
    page.keyboard.press("Escape")
    expect(page.locator(".pop blockquote")).to_be_hidden()
    page.goto(BRIDGES)
    page.get_by_role("link", name="Biber bridge layer").first.focus()
    expect(page.get_by_role("tooltip").filter(visible=True)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip").filter(visible=True)).to_have_count(0)
    page.locator("a.value").first.click()
    expect(page.locator("mark:has(:target)")).to_be_in_viewport()


def test_the_review_is_decided_and_undone_from_the_keyboard(look: Look, book: Book) -> None:
    page = look("/sign-in")
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.goto("/review")
    page.keyboard.press("2")
    expect(page.get_by_text("1 question for a person")).to_be_visible()
    assert bridges(book).amount in (exact(10), exact(12))
    page.keyboard.press("u")
    expect(page.get_by_text("2 questions for a person")).to_be_visible()


def test_letters_typed_into_a_field_decide_nothing(look: Look, book: Book) -> None:
    page = look("/review")
    page.get_by_label("Why").first.fill("")
    page.get_by_label("Why").first.press_sequentially("12 seduced juries")
    assert not list(book.rulings())


def test_a_figure_is_put_right_by_picking_words(look: Look, book: Book) -> None:
    page = look("/correct/DE-MD-bridge-layer-djvubc?cell=amount")
    page.locator(".pick").first.get_by_text("12", exact=True).dblclick()
    expect(page.get_by_label("Amount is")).to_have_value("12")
    page.get_by_label("Your name").first.fill("Ada")
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_text("Kept: set amount")).to_be_visible()
    assert bridges(book).amount == exact(12)
    assert "“12”" in next(iter(book.rulings())).why


def test_words_are_picked_with_the_arrow_keys_too(look: Look) -> None:
    page = look("/correct/DE-MD-bridge-layer-djvubc?cell=due")
    page.locator(".pick").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Due date is")).to_be_focused()
    assert page.get_by_label("Due date is").input_value() in page.locator(".pick").first.inner_text()


def test_a_picture_comes_as_png(look: Look, tmp_path: Path) -> None:
    page = look("/pictures/matrix")
    with page.expect_download() as waited:
        page.get_by_role("link", name="PNG").click()
    path = tmp_path / waited.value.suggested_filename
    waited.value.save_as(path)
    assert path.name == "matrix.png"
    assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_a_newcomer_finds_what_germany_had_said_by_a_day_in_four_clicks(look: Look) -> None:
    """Germany; the day; the commitment; its words in the article."""
    page = look("/")
    page.locator(".facets").get_by_role("link", name="Germany").first.click()
    page.get_by_label("What was known on").fill("2031-03-16")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Biber bridge layer").click()
    page.locator("a.value", has_text="refused").click()
    expect(page.locator("mark:has(:target)")).to_contain_text("Germany refused on Friday to send them")


def test_a_newcomer_puts_a_wrong_figure_right_in_three_clicks(look: Look, book: Book) -> None:
    """The commitment; the figure; done."""
    page = look("/")
    page.get_by_role("link", name="Biber bridge layer").click()
    page.get_by_role("link", name="correct How much").click()
    page.get_by_label("Amount is").fill("11")
    page.get_by_label("Your name").first.fill("Ada")
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_text("Kept: set amount to 11")).to_be_visible()
    assert bridges(book).amount == exact(11)


def test_a_newcomer_finds_where_outlets_differ_on_a_due_date_in_two_clicks(look: Look) -> None:
    page = look("/")
    page.get_by_role("link", name="Disagreements").click()
    page.get_by_role("link", name="due date (1)").click()
    expect(page.get_by_role("heading", name="within six weeks")).to_be_visible()
    expect(page.get_by_role("heading", name="within two months")).to_be_visible()


def test_a_published_site_is_searched_in_the_browser(browser: Browser, examples: Path, tmp_path: Path) -> None:
    assert run(["publish", str(tmp_path / "site"), "--book", str(examples)]) == 0
    handler = partial(Quiet, directory=str(tmp_path / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as host:
        threading.Thread(target=host.serve_forever).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{host.server_port}/search/index.html")
        page.get_by_label("Search in names").press_sequentially("chinook vogt")
        page.get_by_role("link", name="Chinook helicopter").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("United States to Moldova: Chinook helicopter")
        page.close()
        host.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Any web host."""

    def log_message(self, *_words: object) -> None:
        pass
