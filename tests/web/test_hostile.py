"""An article that is out to harm its readers is shown as the text that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pledgebook.faces.web.app import app
from pledgebook.model.actors import Actor, Speaker
from pledgebook.model.amounts import exact
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Due, Extract, Reaction, Report, Stance, Unread
from pledgebook.store.book import Book

EVIL = (
    "<script>alert('x')</script><img src=x onerror=\"alert(1)\">{{7654321*1234567}}"
    "</title></mark>&lt;b&gt;\u202e\"'><svg/onload=alert(2)>"
)
NAME = 'a"><script>1</script>/..?x=#y'


def said(words: str = EVIL) -> Quote:
    start = TEXT.index(words)
    return Quote(NAME, start, start + len(words), words)


TEXT = f"Norway {EVIL} will send ten boats.\n\n{EVIL}"


def extract(article: Article) -> Extract:
    """Every cell that a text can fill is filled with it."""
    report = Report(
        id="r" + EVIL,
        source=article.cite(),
        act=Reading(Act.PLEDGED, said(), EVIL),
        donors=(Reading(Actor(EVIL), said(), EVIL),),
        recipients=(Reading(Actor("MD"), None, EVIL),),
        item=Reading(Item(EVIL, ItemClass.SHIP, (EVIL,)), said(), EVIL),
        amount=Reading(exact(10, EVIL), said(), EVIL),
        conditions=(Reading(EVIL, said(), EVIL),),
        due=Reading(Due(EVIL), said(), EVIL),
        speakers=(Reading(Speaker(EVIL), said(), EVIL),),
        evidence=(said(), said(TEXT)),
        trace=(EVIL,),
    )
    reaction = Reaction(
        id="x",
        source=article.cite(),
        actor=None,
        speaker=None,
        stance=Reading(Stance.THANKS, said(), EVIL),
        about=EVIL,
        evidence=(said(),),
    )
    return Extract(article.cite(), (report,), (reaction,), (Unread(said(), EVIL),))


@pytest.fixture
def victim(tmp_path: Path) -> Iterator[TestClient]:
    dated = Reading(PartialDate("2031-03-14"), None, EVIL)
    article = Article(NAME, TEXT, title=EVIL, outlet=EVIL, url=f"javascript:{EVIL}", published=dated, location=EVIL)
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        book.keep(article, extract(article), "test")
        with TestClient(app(book), base_url="http://127.0.0.1") as client:
            yield client


class Tags(HTMLParser):
    """Which elements and attributes a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, name, value or "") for name, value in attrs] or [(tag, "", "")]


def tags(page: str) -> list[tuple[str, str, str]]:
    parser = Tags()
    parser.feed(page)
    return parser.found


def test_nothing_of_an_article_becomes_markup_on_any_page_that_links_lead_to(victim: TestClient) -> None:
    waiting, done = ["/", "/totals", "/disagreements", "/articles"], set[str]()
    while waiting and len(done) < 60:
        address = waiting.pop()
        done.add(address)
        answer = victim.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        found = tags(answer.text)
        assert not [
            each
            for each in found
            if each[0] in ("img", "iframe", "object", "svg") or each[1].startswith("on") or each[1] == "style"
        ]
        assert [value for tag, name, value in found if tag == "script"] in (["/static/book.js", ""], [])
        assert not [
            value
            for _, name, value in found
            if name in ("href", "src", "action") and re.match(r"\s*(javascript|data|https?):|//", value)
        ]
        assert str(7654321 * 1234567) not in answer.text
        links = [value.partition("#")[0] for tag, name, value in found if (tag, name) == ("a", "href")]
        waiting += [link for link in links if link.startswith("/") and link not in done and link not in waiting]
    assert any("/a/" in each for each in done)
    assert any("/c/" in each for each in done)
