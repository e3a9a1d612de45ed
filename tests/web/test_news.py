"""What is new, on screen and as a feed."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring

from starlette.testclient import TestClient

from pledgebook.store.book import Book

ATOM = "{http://www.w3.org/2005/Atom}"


def test_changes_tell_what_moved_since_a_day(visitor: TestClient) -> None:
    page = visitor.get("/changes?since=2031-03-20").text
    assert re.search(r"stage: <del>refused</del> → <ins>pledged</ins>", page)
    assert "1 change since 2031-03-21" not in visitor.get("/changes?since=2031-03-20").text


def test_a_visitor_who_has_seen_all_is_shown_what_came_since(visitor: TestClient, book: Book) -> None:
    """Nothing on the next visit; then a ruling of somebody else, and only that."""
    form = re.search(r'action="/seen"><input type="hidden" name="form" value="([^"]+)"', visitor.get("/changes").text)
    assert form
    assert visitor.post("/seen", data={"form": form[1]}).status_code == 303
    page = visitor.get("/changes").text
    assert "Since you last said that you had seen everything" in page


def test_an_odd_cookie_is_a_first_visit(visitor: TestClient) -> None:
    visitor.cookies.set("pledgebook-seen", "never.x")
    assert "What the articles up to 2031-03-21 changed" in visitor.get("/changes").text


def test_the_feed_is_atom_and_the_same_each_time(visitor: TestClient) -> None:
    """RFC 4287: title, id and updated on the feed and on each entry, and no id twice."""
    first, second = visitor.get("/changes.atom"), visitor.get("/changes.atom")
    assert first.content == second.content
    feed = fromstring(first.content)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for each in (feed, *entries):
        assert all(each.findtext(ATOM + name) for name in ("title", "id", "updated"))
    assert len({each.findtext(f"{ATOM}id") for each in entries}) == len(entries)
