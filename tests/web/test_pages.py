"""What a visitor sees of the example dispatches."""

from __future__ import annotations

import csv
import html
import io
import re
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from pledgebook.faces.rulings import Signed, pair
from pledgebook.model.rulings import RulingKind
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book

BRIDGES = "/c/DE-MD-bridge-layer-djvubc"
PAGES = [
    "/",
    "/?donor=DE&sort=-amount",
    "/?as_of=2031-03-16",
    BRIDGES,
    "/a/no-deal",
    "/totals?by=class",
    "/disagreements",
    "/articles",
]


def seen(page: str) -> str:
    """The words of a page as a reader gets them: no markup, no popped-up words, single blanks."""
    body = re.sub(r"<(script|style|div class=\"(tip|pop)\").*?</\1?(div)?>", " ", page[page.index("<main") :], flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_and_carries_neither_style_nor_script_of_its_own(visitor: TestClient, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 200
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script>|javascript:", answer.text)
    assert not re.search(r"""(src|href)=["'](https?:)?//""", answer.text), "a page that asks another host for something"


def test_the_ledger_as_of_a_day_is_that_of_what_was_known_then(visitor: TestClient) -> None:
    assert "refused" in seen(visitor.get("/?donor=DE&item=&as_of=2031-03-16").text)
    today = seen(visitor.get("/?donor=DE").text)
    assert "pledged" in today
    assert "7 commitments known on 2031-03-16" in seen(visitor.get("/?as_of=2031-03-16").text)


def test_a_facet_says_how_many_lines_it_would_leave(visitor: TestClient) -> None:
    page = visitor.get("/").text
    promised = re.search(r'href="/\?donor=DE".*?class="num">(\d+)<', page, re.DOTALL)
    assert promised
    assert f"{promised[1]} commitments" in seen(visitor.get("/?donor=DE").text)


def test_words_are_looked_for_in_names_things_and_sentences(visitor: TestClient) -> None:
    assert "1 commitment " in seen(visitor.get("/?q=chinook+wash").text) + " "
    assert "No commitments that fit all of this" in seen(visitor.get("/?q=zebra").text)


def test_what_is_seen_can_be_taken_away(visitor: TestClient, book: Book) -> None:
    rows = list(csv.DictReader(io.StringIO(visitor.get("/?stage=pledged&format=csv").text)))
    pledged = [each.id for each in ledger_of(book).commitments if each.stage == "pledged"]
    assert sorted(row["id"] for row in rows) == sorted(pledged)
    assert [row["id"] for row in visitor.get("/?stage=pledged&format=json").json()] == [row["id"] for row in rows]


def test_a_commitment_shows_each_source_beside_the_other(visitor: TestClient) -> None:
    page = visitor.get(BRIDGES).text
    words = seen(page)
    assert "Sources differ Amount" in words
    assert "Germany will send 10 Biber bridge layers" in words
    assert re.search(r'href="/a/germany-agrees#w\d+"', page)


def test_the_words_of_a_cell_are_an_address_in_the_article(visitor: TestClient) -> None:
    page = visitor.get(BRIDGES).text
    article, spot = re.findall(r'class="value" href="(/a/[\w-]+)#(w\d+)"', page)[3]
    found = re.search(rf'<span id="{spot}"[^>]*>([^<]*)<', visitor.get(article).text)
    assert found
    assert found[1] in ("10", "12")


def test_an_article_tells_what_was_read_and_what_was_left_and_why(visitor: TestClient) -> None:
    words = seen(visitor.get("/a/dozen-bridges").text)
    assert re.search(r"Read: \d+ reports", words)
    assert re.search(r"Left out: \d+ passages", words)
    assert "Germany has promised Moldova 12 Biber bridge layers" in re.sub(r" +", " ", words)


def test_an_id_that_became_another_leads_there_for_good(visitor: TestClient, book: Book) -> None:
    """A person puts two lines together: the address of the one leads to the other."""
    ledger = ledger_of(book)
    one, other = (
        each for each in ledger.commitments if each.donors and each.donors[0].id == "US" and not each.package and each.item
    )
    before = {one.id, other.id}
    book.rule(
        pair(
            RulingKind.SAME,
            one.steps[0].report.id,
            other.steps[0].report.id,
            Signed("Ada", "one thing", datetime(2031, 4, 1, tzinfo=UTC)),
        )
    )
    [kept] = before & {each.id for each in ledger_of(book).commitments}
    [gone] = before - {kept}
    answer = visitor.get(f"/c/{gone}")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/c/{kept}")


def test_the_last_letters_of_an_id_are_enough(visitor: TestClient) -> None:
    answer = visitor.get("/c/djvubc?as_of=2031-03-16")
    assert (answer.status_code, answer.headers["location"]) == (301, f"{BRIDGES}?as_of=2031-03-16")


@pytest.mark.parametrize("address", ["/c/DE-MD-nothing-aaaaaa", "/a/nowhere", "/nowhere", "/a/no-deal?version=0000"])
def test_what_is_not_there_is_said_to_be_missing(visitor: TestClient, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert "There is no" in answer.text


def test_what_is_known_only_later_says_so(visitor: TestClient) -> None:
    answer = visitor.get("/c/SE-MD-humanitarian-aid-f4mlir?as_of=2031-03-16")
    assert answer.status_code == 404
    assert "nothing had been published about it by then" in answer.text


def test_a_date_that_no_calendar_holds_is_answered_with_a_sentence(visitor: TestClient) -> None:
    answer = visitor.get("/?as_of=2031-02-30")
    assert answer.status_code == 400
    assert "is not a date. Write it as" in answer.text


@pytest.mark.parametrize(
    "address", ["/?page=99999999999999", "/?page=-1&rows=x", "/?sort=nothing&donor=", "/?class=nothing", "/totals?by=x"]
)
def test_an_odd_address_still_shows_a_page(visitor: TestClient, address: str) -> None:
    assert visitor.get(address).status_code == 200


def test_the_totals_unfold_into_what_they_add_up(visitor: TestClient) -> None:
    page = visitor.get("/totals?by=donor").text
    assert re.search(r"<summary><strong>\$85 million</strong>", page)
    assert "Nothing here adds up" in visitor.get("/totals?stage=refused").text
