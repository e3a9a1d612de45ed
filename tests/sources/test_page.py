"""Web pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parcels import only, opened, refusal

from pledgebook.model.articles import Setback
from pledgebook.sources.card import Capture

PARAGRAPHS = "".join(
    f"<p>The harbour town will lend {number} ferries to the island, and its café “Nord” will serve the crews.</p>"
    for number in ("two", "three", "four")
)
PAGE = """<!doctype html><html><head><title>Ferries for the island | Harbour News</title>{head}
<script>document.write("<p>Never run.</p>")</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Ferries for the island</h1>{body}</article>
<footer>All rights reserved</footer></body></html>"""


def page(head: str = "", body: str = PARAGRAPHS, encoding: str = "utf-8") -> Capture:
    return only(PAGE.format(head=head, body=body).encode(encoding), "a.html")


def test_the_main_text_is_kept_and_the_furniture_left() -> None:
    text = page().text
    assert "lend two ferries to the island, and its café “Nord”" in text
    assert "Sport" not in text
    assert "Never run" not in text


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ('<meta property="article:published_time" content="2023-01-25T10:00:00+01:00">', "article:published_time"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "Article", "datePublished": "2023-01-25"}]}</script>',
            "JSON-LD datePublished",
        ),
        ('<meta name="pubdate" content="25 January 2023">', "pubdate"),
        ('<meta name="DC.date.issued" content="2023-01-25">', "DC.date.issued"),
        ('<meta name="date" content="2023-01-25">', "date"),
    ],
)
def test_the_date_is_the_declared_one_and_the_rule_names_its_field(head: str, rule: str) -> None:
    published = page(head).page.published
    assert published is not None
    assert (published.value.text, published.quote, published.rule) == ("2023-01-25", None, f"page metadata: {rule}")


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta name="date" content="05/06/2023">',
        '<meta name="date" content="yesterday">',
        '<meta name="date" content="0001-01-01T00:00:00Z">',
        '<script type="application/ld+json">{"datePublished": 7, broken</script>',
        '<script type="application/ld+json">[[{"datePublished": 2023}], 7, {"@graph": 7}]</script>',
        '<meta property="article:modified_time" content="2023-01-25">',
    ],
)
def test_without_a_clear_declaration_the_page_is_undated(head: str) -> None:
    assert page(head).page.published is None


def test_title_and_outlet_come_from_the_page() -> None:
    found = page('<meta property="og:site_name" content="Harbour News"><meta property="og:title" content="Ferries sail">').page
    assert (found.title, found.outlet) == ("Ferries sail", "Harbour News")


def test_the_declared_encoding_is_believed_where_the_bytes_are_not_utf8() -> None:
    assert "café “Nord”" in page('<meta charset="windows-1252">', encoding="cp1252").text
    assert "café “Nord”" in page('<meta charset="no-such-thing">', encoding="cp1252").text


@pytest.mark.parametrize("raw", [b"<html></html>", b"<html><body><script>1</script></body></html>", b"<"])
def test_a_page_without_an_article_is_refused(raw: bytes) -> None:
    assert refusal(raw, "a.html") == "The page holds no article. Save the article's text as .txt and read that."


def test_an_empty_page_is_refused() -> None:
    assert refusal(b"", "a.html") == "It is empty."


def test_deep_nesting_is_read_or_refused_and_never_a_crash() -> None:
    raw = ("<div>" * 20_000 + "The ferry sails." + "</div>" * 20_000).encode()
    (found,) = opened(raw, "a.html")
    assert isinstance(found, Setback) or found


FRAGMENTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<table>",
        "<td>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?xml version='1.0' encoding='x'?>",
        "<!DOCTYPE",
        "&#0;",
        "&#xd800;",
        "\0",
        "\ud7ff",
        "ferry ",
        "<time datetime='",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=8)), max_size=30))
def test_no_markup_makes_it_stumble(pieces: list[str]) -> None:
    (found,) = opened("".join(pieces).encode("utf-8"), "a.html")
    if isinstance(found, Capture):
        found.text.encode("utf-8")
