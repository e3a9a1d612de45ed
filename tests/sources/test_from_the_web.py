"""Addresses and feeds as sources: a real server on this computer, and what `gather` makes of what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import loopback
from feed_pages import LONG, item, opml, rss
from loopback import Page, Site
from pledgebook.model.articles import Article, Setback
from pledgebook.sources.gather import Gathered, gather
from pledgebook.sources.web.bounds import Bounds
from pledgebook.sources.web.fetch import Fetcher
from pledgebook.sources.web.manners import Manners
from pledgebook.sources.web.visitor import Visitor

FETCH = Fetcher(Bounds(private=True, seconds=0.5, silence=0.3, size=300_000, redirects=3))


def web(files: bool = False) -> Visitor:
    return Visitor(FETCH, Manners(FETCH, gap=0), files)


def read(*addresses: str | Path, files: bool = False) -> list[Gathered]:
    return list(gather(addresses, web=web(files)))


def page(text: str, title: str = "Ferries", head: str = "") -> Page:
    body = f"<html><head><title>{title}</title>{head}</head><body><article><p>{text}</p></article></body></html>"
    return Page(body.encode())


def ids(found: list[Gathered]) -> list[str]:
    return [each.id for each in found if isinstance(each, Article)]


def reasons(found: list[Gathered]) -> list[str]:
    return [each.reason for each in found if isinstance(each, Setback)]


def test_a_page_is_an_article_known_by_its_address(site: Site) -> None:
    site.pages["/a?utm_source=x"] = page(LONG, head='<meta property="article:published_time" content="2031-03-14">')
    [article] = read(site / "a?utm_source=x#top")
    assert isinstance(article, Article)
    assert (article.id, article.title, article.url) == (site / "a", "Ferries", site / "a?utm_source=x")
    assert "two ferries" in article.text
    assert article.published is not None
    assert article.raw


def test_scripts_and_hidden_words_are_no_part_of_a_page(site: Site) -> None:
    hidden = '<script>var a = "Norway pledges tanks";</script><style>p {}</style><!-- Norway pledges tanks -->'
    site.pages["/a"] = page(hidden + LONG)
    [article] = read(site / "a")
    assert isinstance(article, Article)
    assert "Norway" not in article.text


def test_without_leave_nothing_is_fetched(site: Site) -> None:
    assert reasons(list(gather([site / "a"]))) == [
        "Nothing is fetched here. Read it into a book, or save the page and give the file."
    ]
    assert site.asked == []


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("text/html; charset=iso-8859-1", "Malmö".encode("iso-8859-1")),
        ("text/html; charset=nonsense", "Malmö".encode()),
        ("text/html", "Malmö".encode()),
        ("application/octet-stream", "Malmö".encode()),
        ("", "Malmö".encode()),
        ("application/rss+xml", "Malmö".encode()),
    ],
)
def test_a_page_is_read_whatever_its_server_calls_it(site: Site, media: str, body: bytes) -> None:
    site.pages["/a"] = Page(b"<html><body><article><p>" + body + b" " + LONG.encode() + b"</p></article></body></html>", media)
    [article] = read(site / "a")
    assert isinstance(article, Article)
    assert article.text.startswith("Malmö")


def hostile(site: Site) -> Iterator[str]:
    """Everything that goes wrong, a path each."""
    plays: dict[str, Page | loopback.Odd] = {
        "/endless": loopback.endless,
        "/drip": loopback.dripping,
        "/reset": loopback.reset,
        "/nonsense": loopback.nonsense,
        "/loop": loopback.redirect("/loop"),
        "/file": loopback.redirect("file:///etc/passwd"),
        "/huge": Page(b"<p>x</p>" * 3_750_000),
        "/picture": Page(b"\x89PNG", "image/png"),
        "/binary": Page(bytes(range(256)) * 40, "text/html"),
        "/empty": Page(b""),
        "/busy": Page(status=429, headers={"Retry-After": "60"}),
        "/broken": Page(status=500),
        "/bomb.rss": Page(
            b'<!DOCTYPE r [<!ENTITY a "ha">]><rss><channel><title>&a;</title></channel></rss>', "application/rss+xml"
        ),
        "/no.rss": Page(b"<rss/>", "application/rss+xml"),
    }
    site.pages.update(plays)
    return iter(plays)


def test_whatever_goes_wrong_has_one_sentence_and_the_next_source_is_read(site: Site) -> None:
    addresses = [site / path[1:] for path in hostile(site)]
    site.pages["/good"] = page(LONG)
    found = read(*addresses, site / "good")
    assert [each.where for each in found if isinstance(each, Setback)] == addresses
    assert all(reason.endswith(".") and "\n" not in reason for reason in reasons(found))
    assert ids(found) == [site / "good"]


def test_a_feed_at_an_address_leads_to_its_articles(site: Site) -> None:
    entries = (item(site / "a", "From its page", "A teaser."), item(site / "b", "In the feed", content=LONG), item(site / "gone"))
    site.pages.update({"/feed": Page(rss(*entries), "application/rss+xml"), "/a": page(LONG, "Page")})
    found = read(site / "feed")
    assert ids(found) == [site / "a", site / "b"]
    assert [(each.title, each.outlet) for each in found if isinstance(each, Article)] == [
        ("From its page", "Harbour News"),
        ("In the feed", "Harbour News"),
    ]
    assert reasons(found) == ["There is no page at this address (404). Is it written right? A web archive may still have it."]
    assert site.paths() == ["/feed", "/robots.txt", "/a", "/gone"]


def test_a_feed_in_a_file_is_read_without_the_network_unless_it_is_asked_for(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "saved.xml"
    file.write_bytes(
        rss(item(site / "a", content=LONG), item(site / "b", text="A teaser of more than eight words about ferries in May."))
    )
    assert ids(read(file)) == [site / "a", site / "b"]
    assert site.asked == []
    site.pages["/b"] = page(LONG)
    assert ids(read(file, files=True)) == [site / "a", site / "b"]
    assert site.paths() == ["/robots.txt", "/b"]


def test_entries_with_a_link_only_are_told_of_together(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "saved.rss"
    file.write_bytes(rss(item(site / "a"), item(site / "b")))
    [setback] = read(file)
    assert isinstance(setback, Setback)
    assert setback.reason.startswith(
        "2 entries of this feed have no words of their own, only a link, and nothing is fetched unasked."
    )


def test_a_list_of_feeds(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "my.opml"
    file.write_bytes(opml(site / "feed", site / "gone"))
    assert reasons(read(file)) == ["This is a list of 2 feeds, and nothing is fetched unasked. Add --fetch to have them fetched."]
    site.pages["/feed"] = Page(rss(item(site / "a", content=LONG)))
    site.pages["/list"] = Page(file.read_bytes(), "text/x-opml")
    assert ids(read(file, files=True)) == ids(read(site / "list")) == [site / "a"]


def test_an_entry_and_its_page_are_one_article_and_changed_words_a_new_version(site: Site) -> None:
    site.pages["/feed"] = Page(rss(item(site / "a", content=LONG)))
    [first] = read(site / "feed")
    site.pages["/feed"] = Page(rss(item(site / "a", content=LONG.replace("two", "three"))))
    [second] = read(site / "feed")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.id == second.id
    assert first.version != second.version


def test_robots_txt_is_obeyed_for_what_a_feed_leads_to(site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: Pledgebook\nDisallow: /private/\n", "text/plain")
    site.pages["/feed"] = Page(rss(item(site / "private/a"), item(site / "b")))
    site.pages.update({"/private/a": page(LONG), "/b": page(LONG)})
    found = read(site / "feed")
    assert ids(found) == [site / "b"]
    assert reasons(found)[0].startswith("The site asks programs not to fetch this page (robots.txt).")
    assert "/private/a" not in site.paths()


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site) -> None:
    site.pages["/robots.txt"] = Page(status=503)
    site.pages["/feed"] = Page(rss(item(site / "a"), item(site / "b")))
    found = read(site / "feed")
    assert len(reasons(found)) == 2
    assert site.paths() == ["/feed", "/robots.txt"]


def test_pages_of_one_site_are_fetched_with_a_pause_between(site: Site) -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 7\n")
    polite = Manners(FETCH, lambda: now[0], sleep, gap=2)
    for path in "ab":
        polite(site / path)
    assert slept == [7, 7]
    now[0] += 100_000
    polite(site / "a")
    assert site.paths().count("/robots.txt") == 2  # believed for a day
