"""What people do, on a book of thousands of commitments. `make bench` runs it; PLEDGEBOOK_LARGE=2000 tells how many there are."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsers import chromium
from eval.bench_web import served
from eval.big_book import path_of
from playwright.sync_api import Browser, Page, expect

COMMITMENTS = int(os.environ.get("PLEDGEBOOK_LARGE", "0"))
pytestmark = [
    pytest.mark.skipif(not COMMITMENTS, reason="a large book takes minutes: make bench"),
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine: apt-get install chromium"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a copy of the large book, to be ruled in."""
    copy = tmp_path_factory.mktemp("large") / "large.db"
    shutil.copy(path_of(COMMITMENTS), copy)
    with served(Path(copy)) as server:
        yield server.root


@pytest.fixture
def page(browser: Browser, root: str) -> Iterator[Page]:
    found = browser.new_page(base_url=root, viewport={"width": 1280, "height": 900})
    found.set_default_timeout(60_000)
    found.goto("/")
    yield found
    found.close()


def count(page: Page) -> int:
    return int(page.locator(".tools strong").inner_text().split()[0].replace(",", ""))


def test_the_ledger_is_narrowed_searched_sorted_and_paged(page: Page) -> None:
    every = count(page)
    page.locator(".facets").get_by_role("link", name="Germany").first.click()
    of_germany = count(page)
    assert 0 < of_germany < every
    page.get_by_role("searchbox").fill("tank")
    page.get_by_role("button", name="Search", exact=True).click()
    assert 0 < count(page) < of_germany
    page.get_by_role("link", name="How much").click()
    expect(page.get_by_role("columnheader", name="How much")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("link", name="Everything").click()
    page.get_by_role("link", name="More →").click()
    expect(page.get_by_text("Page 2 of")).to_be_visible()


def test_an_earlier_day_shows_less(page: Page) -> None:
    every = count(page)
    page.get_by_label("What was known on").fill("2017-06-30")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("known on 2017-06-30")).to_be_visible()
    assert 0 < count(page) < every


def test_a_value_leads_to_its_words_in_the_article(page: Page) -> None:
    page.locator(".lines .what a").first.click()
    page.locator("a.value").first.click()
    expect(page.locator("mark:has(:target)")).to_be_in_viewport()


def test_totals_unfold_into_their_terms(page: Page) -> None:
    page.get_by_role("link", name="Totals of these").click()
    first = page.locator(".sums details").first
    first.locator("summary").click()
    first.get_by_role("link").first.click()
    expect(page.locator(".facts")).to_be_visible()


@pytest.mark.parametrize("name", ["Promised and delivered", "Donors by item", "Across outlets", "Who waits on whom"])
def test_every_picture_is_drawn_with_its_table(page: Page, name: str) -> None:
    page.get_by_role("link", name="Pictures", exact=True).click()
    page.locator(".tabs").get_by_role("link", name=name).click()
    expect(page.locator("figure svg")).to_be_visible()
    expect(page.locator(".table-behind")).to_be_visible()


def test_a_question_is_decided_and_taken_back(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Sign in").click()
    page.goto("/review")
    question = page.locator(".card-of-case").first
    before = question.inner_text()
    page.keyboard.press(page.locator("[data-key]").first.get_attribute("data-key") or "")
    expect(page.get_by_text("Kept:")).to_be_visible()
    assert question.inner_text() != before
    page.keyboard.press("u")
    expect(page.get_by_text("Kept: undo")).to_be_visible()
    assert question.inner_text() == before


def test_what_moved_is_told(page: Page) -> None:
    page.get_by_role("link", name="Changes").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("since")
