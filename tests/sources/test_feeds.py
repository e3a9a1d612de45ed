"""What feeds and lists of feeds say, and what of them is refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feed_pages import LONG, WORDS, atom, item, opml, rss
from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.feeds.feed import Entry, Feed, feed
from pledgebook.sources.feeds.markup import markup
from pledgebook.sources.feeds.opml import listed

HERE = "https://harbour.example/feed"


def read(data: bytes, media: str = "") -> Feed:
    return feed(markup(data, media, HERE), HERE)


def one(*items: str) -> Entry:
    [entry] = read(rss(*items)).entries
    return entry


def test_an_rss_entry_tells_its_article() -> None:
    entry = one(
        item("https://harbour.example/a?utm_source=rss#top", "Two ferries &", "A teaser.", date="Fri, 14 Mar 2031 23:30:00 -0500")
    )
    assert (entry.name, entry.link) == ("https://harbour.example/a", "https://harbour.example/a?utm_source=rss#top")
    assert (entry.title, entry.html, entry.whole) == ("Two ferries &", "A teaser.", False)
    assert entry.published is not None
    assert (str(entry.published.value), entry.published.rule) == ("2031-03-14", "the feed: published")


def test_an_atom_entry_that_says_only_when_it_was_updated() -> None:
    found = read(
        atom(
            "<entry><id>tag:island.example,2031:7</id><link href='/b'/><title>B</title><author><name>Ann Example</name></author>"
            "<updated>2031-03-14T08:00:00Z</updated></entry>"
        )
    )
    [entry] = found.entries
    assert (found.title, entry.name, entry.author) == ("Island Post", "https://harbour.example/b", "Ann Example")
    assert entry.published is not None
    assert entry.published.rule == "the feed: updated"


@pytest.mark.parametrize(
    ("entry", "whole"),
    [
        (item("https://h.example/a", content=LONG), True),
        (item("https://h.example/a", text=LONG), True),
        (item("https://h.example/a", text="In short."), False),
        (item("https://h.example/a", content="In short."), False),
        (item("https://h.example/a"), False),
    ],
)
def test_a_teaser_is_told_from_an_article(entry: str, whole: bool) -> None:
    assert one(entry).whole is whole


def test_the_id_of_an_entry_is_its_page_so_that_both_are_one_article() -> None:
    assert one(item("https://h.example/r?x", guid="https://h.example/a#1")).name == "https://h.example/a"
    assert one(item("https://h.example/a", guid="77")).name == "https://h.example/a"
    assert one(item(guid="77")).name == f"{HERE}#77"


def test_an_entry_without_link_or_id_is_called_after_its_words() -> None:
    first, second = read(rss(item(text="One."), item(text="Two."))).entries
    assert first.name != second.name
    assert read(rss(item(text="Two."))).entries[0].name == second.name


def test_the_mark_changes_with_all_that_the_feed_says() -> None:
    marks = {
        one(each).mark
        for each in (
            item("https://h.example/a"),
            item("https://h.example/a", text="x"),
            item("https://h.example/a", title="y"),
            item("https://h.example/a", date="Fri, 14 Mar 2031 10:00:00 GMT"),
        )
    }
    assert len(marks) == 4
    assert one(item("https://h.example/a")).mark in marks


def test_an_entry_that_comes_twice_counts_once_and_one_too_many_is_left() -> None:
    assert len(read(rss(item("https://h.example/a"), item("https://h.example/a"))).entries) == 1
    assert len(read(rss(*(item(f"https://h.example/{n}") for n in range(600)))).entries) == 500


def test_a_link_that_is_no_address_of_the_web_is_none() -> None:
    assert one(item("javascript:alert(1)", guid="7")).link is None
    assert one(item("file:///etc/passwd", guid="7")).link is None


BOMB = """<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><title>&b;</title></channel></rss>"""
EXTERNAL = """<!DOCTYPE r [<!entity x SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&x;</title></channel></rss>"""


@pytest.mark.parametrize("text", [BOMB, EXTERNAL])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-8-sig"])
def test_entities_are_refused_in_every_encoding(text: str, encoding: str) -> None:
    with pytest.raises(UnreadableSource, match="declares entities"):
        read(text.encode(encoding))


@pytest.mark.parametrize("media", ["", "text/xml; charset=utf-7"])
def test_no_encoding_can_hide_them(media: str) -> None:
    hidden = b'<?xml version="1.0" encoding="utf-7"?>' + BOMB.encode("utf-7")
    with pytest.raises(UnreadableSource):
        read(hidden, media)


def test_a_document_type_that_stands_elsewhere_is_not_looked_up() -> None:
    found = read(b'<!DOCTYPE rss SYSTEM "file:///etc/passwd">' + rss(item("https://h.example/a")).partition(b"?>")[2])
    assert len(found.entries) == 1


@pytest.mark.parametrize(
    ("encoding", "media"), [("iso-8859-1", ""), ("utf-8", "application/rss+xml; charset=iso-8859-1"), ("nonsense", "")]
)
def test_the_encoding_that_is_stated_is_used(encoding: str, media: str) -> None:
    data = rss(item("https://h.example/a", "Łódź" if encoding == "utf-8" and not media else "Malmö")).decode()
    raw = data.replace("utf-8", encoding).encode("iso-8859-1")
    assert read(raw, media).entries[0].title == "Malmö"


def test_a_feed_that_breaks_off_gives_what_came() -> None:
    assert [each.title for each in read(rss(item("https://h.example/a"), item("https://h.example/b", "B"))[:-40]).entries] == [
        "Ferries",
        "B",
    ]


@pytest.mark.parametrize("data", [b"Only text.", b"<html><body>A page</body></html>", b"<rss"])
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="no feed"):
        read(data)


def test_a_list_of_feeds() -> None:
    found = listed(
        markup(opml("https://a.example/feed", "https://b.example/feed", "https://a.example/feed"), "", "my.opml"), "my.opml"
    )
    assert [each.address for each in found] == ["https://a.example/feed", "https://b.example/feed"]
    assert found[0].title == "A feed"


@pytest.mark.parametrize(
    ("data", "what"), [(opml(), "names no feed"), (b"<html/>", "no list of feeds"), (b"not xml", "no list of feeds")]
)
def test_what_is_no_list_of_feeds(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableSource, match=what):
        listed(markup(data, "", "my.opml"), "my.opml")


def test_a_feed_that_is_nested_without_end_is_refused_before_it_costs_anything() -> None:
    with pytest.raises(UnreadableSource, match="nested too deeply"):
        read(b"<rss><channel>" + b"<a>" * 100_000)


def test_of_a_hundred_thousand_entries_the_first_are_read() -> None:
    assert len(read(rss(*(item(f"https://h.example/{n}") for n in range(100_000)))).entries) == 500


@pytest.mark.parametrize("number", ["x110000", "1114112", "xD800", "0", "x" + "f" * 60])
def test_a_character_that_does_not_exist_is_none(number: str) -> None:
    assert read(rss("<item><title>A&#" + number + ";B</title></item>")).entries[0].title is not None


def test_a_list_that_begins_with_a_zero_byte_is_no_list() -> None:
    with pytest.raises(UnreadableSource):
        listed("\0" + rss().decode(), HERE)


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_no_feed_makes_it_stumble(data: st.DataObject) -> None:
    """Whatever is cut out of a feed or put into it, there is a feed or one sentence."""
    raw = bytearray(rss(item("https://h.example/a", content=WORDS, guid="x"), item("https://h.example/b", date="14 Mar 2031")))
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(raw)))
        raw[start : start + data.draw(st.integers(0, 40))] = data.draw(st.sampled_from(PIECES) | st.binary(max_size=4))
    for kind in (feed, listed):
        with suppress(UnreadableSource):
            kind(markup(bytes(raw), "", HERE), HERE)


PIECES = [
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<!--",
    b"\0",
    b"<?xml ",
    b"&#x110000;",
    b"&bad;",
    b"<![CDATA[",
    b'xml:base="http://[x"',
    b"http://[x",
]
