"""When a page came out."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from pledgebook.sources.pages.dates import in_address, published
from pledgebook.sources.pages.shown import MOST

URL = "https://harbour.example/2031/03/14/ferries"


def dated(body: str = "", head: str = "", url: str = "") -> tuple[str, str] | None:
    found = published(fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), url)
    return (found.value.text, found.rule) if found else None


def declares(moment: str) -> str:
    return f'<meta property="article:published_time" content="{moment}">'


LABELLED = ("2031-03-14", "shown on the page as its date of publication")
BESIDE = ("2031-03-14", "shown on the page beside its headline")
RULE = "page metadata: article:published_time"
AS_SHOWN = f"{RULE}, on the day that the page shows"


@pytest.mark.parametrize(
    ("moment", "line", "expected"),
    [
        ("2031-03-15T02:30:00Z", "By Ann Example, March 14, 2031, 9:30 pm", ("2031-03-14", AS_SHOWN)),
        ("2031-03-15T02:30:00.403", "Mar. 14, 2031 9:30 PM", ("2031-03-14", AS_SHOWN)),
        ("2031-03-14T22:30:00+00:00", "Published 15 March 2031", ("2031-03-15", AS_SHOWN)),
        ("2031-03-15T02:30:00-05:00", "By Ann Example, March 14, 2031", ("2031-03-15", RULE)),
        ("2031-03-15", "By Ann Example, March 14, 2031", ("2031-03-15", RULE)),
        ("2031-03-15T02:30:00Z", "By Ann Example, March 15, 2031", ("2031-03-15", RULE)),
        ("2031-03-15T02:30:00Z", "Updated: March 16, 2031", ("2031-03-15", RULE)),
        ("2031-03-15T02:30:00Z", "By Ann Example, March 10, 2031", ("2031-03-15", RULE)),
    ],
)
def test_a_moment_in_utc_is_of_the_day_that_readers_see(moment: str, line: str, expected: tuple[str, str]) -> None:
    assert dated(f"<h1>Ferries</h1><p>{line}</p>", declares(moment)) == expected


def test_the_address_tells_the_day_where_the_page_shows_none() -> None:
    assert dated(head=declares("2031-03-15T02:30:00Z"), url=URL) == ("2031-03-14", AS_SHOWN)
    assert dated(url=URL) == ("2031-03-14", "the page's address")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<h1>Ferries</h1><p>Published 9:30 PM EST Mar 14, 2031</p>",
            LABELLED,
        ),
        (
            "<h1>Ferries</h1><p><span>Posted:</span> <b>Fri 6:45 PM, Mar 14, 2031</b> | Updated: Sat, Mar 15, 2031</p>",
            LABELLED,
        ),
        (
            "<p>March 20, 2031</p><h1>Ferries</h1><p>By Ann, March 14, 2031</p>",
            BESIDE,
        ),
        (
            '<h1>Ferries</h1><time datetime="2031-03-14T09:00:00Z">today</time>',
            BESIDE,
        ),
        ("<h1>Ferries</h1><p>Last updated: March 14, 2031</p>", None),
        ("<h1>Ferries</h1><aside><p>March 14, 2031</p></aside>", None),
        ('<h1>Ferries</h1><div class="related-stories"><p>March 14, 2031</p></div>', None),
        ("<h1>Ferries</h1><figure><figcaption>A ferry on March 14, 2031</figcaption></figure>", None),
        (
            "<h1>Ferries</h1><p>The town said on March 14, 2031 that it would lend the island five ferries and a crane.</p>",
            None,
        ),
        ("<h1>Ferries</h1><p>March 2031</p>", None),
        ("<h1>Ferries</h1><p>© 2031 Harbour News</p>", None),
    ],
)
def test_a_page_that_declares_nothing_is_of_the_date_beside_its_headline(body: str, expected: tuple[str, str] | None) -> None:
    assert dated(body) == expected


@pytest.mark.parametrize("text", ["2031", "2031-03", "March 2031"])
def test_a_date_is_never_more_precise_than_the_pages(text: str) -> None:
    found = dated("<h1>Ferries</h1><p>March 14, 2031</p>", f'<meta name="date" content="{text}">', URL)
    assert found is not None
    assert found[0] in ("2031", "2031-03")


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00Z", "2031-13-01", "05/06/2031", "soon", "", "2031-03-14 to 2031-03-20"])
def test_a_declaration_that_holds_no_single_date_is_passed_by(text: str) -> None:
    assert dated(head=declares(text)) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        (URL, "2031-03-14"),
        ("https://h.example/story/2031-03-14/ferries", "2031-03-14"),
        ("https://h.example/20310314/ferries", "2031-03-14"),
        ("https://h.example/2031/13/14/ferries", None),
        ("https://h.example/2031/03/ferries", None),
        ("https://h.example/a/20310314577", None),
        ("https://h.example/a-2031-03-14", None),
    ],
)
def test_only_a_whole_day_between_slashes_is_a_date_in_an_address(url: str, day: str | None) -> None:
    found = in_address(url)
    assert (found.text if found else None) == day


def test_only_so_many_places_are_looked_at_however_long_the_page() -> None:
    years = "<b>2031</b>" * MOST
    published_line = "<p>Published March 14, 2031</p>"
    assert dated(f"<h1>Ferries</h1><div>{years[: len(years) // 2]}</div>{published_line}") == LABELLED
    assert dated(f"<h1>Ferries</h1><div>{years}</div>{published_line}") is None
