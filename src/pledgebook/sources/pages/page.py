"""Web pages: the main text by trafilatura (https://trafilatura.readthedocs.io), and what the page says of itself.

Nothing on the page is run or fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadDate, UnreadableSource
from pledgebook.model.evidence import Reading
from pledgebook.sources.card import Capture, Card
from pledgebook.sources.documents.decode import clean, decoded
from pledgebook.sources.parcel import Found, Parcel
from pledgebook.sources.written import given

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DATES = (
    ("article:published_time", "//meta[@property='article:published_time' or @name='article:published_time']/@content"),
    ("datePublished", "//meta[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime"),
    (
        "publication date",
        "//meta[@name='pubdate' or @name='publishdate' or @name='publish-date' or @name='parsely-pub-date']/@content",
    ),
    (
        "Dublin Core",
        "//meta[@name='DC.date.issued' or @name='dcterms.created' or @name='DC.date' or @name='dcterms.date']/@content",
    ),
    ("citation_publication_date", "//meta[@name='citation_publication_date']/@content"),
    ("date", "//meta[@name='date']/@content"),
)
"""Where pages declare their date, most trusted first; JSON-LD is asked after the first."""


def opened(parcel: Parcel) -> Iterator[Found]:
    """The article of a page. Raises UnreadableSource when the page has no text to read."""
    data = parcel.data()
    text, page = read(data, parcel.address)
    yield Capture(parcel.address, parcel.name, text, page=page, raw=parcel.raw(data))


def read(data: bytes, where: str, charset: str | None = None) -> tuple[str, Card]:
    """A page's main text, and what it says of itself; `charset` is the one that its sender declares.

    Raises UnreadableSource when the page has no text to read.
    """
    import trafilatura

    tree = trafilatura.load_html(_markup(data, where, charset))
    page: Any = None if tree is None else trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False)
    text = clean(page.text or "") if page else ""
    if not text.strip():
        raise UnreadableSource(where, "The page holds no article", "Save the article's text as .txt and read that.")
    return text, Card(title=page.title, outlet=page.sitename, author=page.author, url=page.url, published=declared(tree))


def _markup(raw: bytes, where: str, charset: str | None) -> str:
    """The page as text, by the encoding that its sender or it itself declares where it isn't UTF-8."""
    found = _CHARSET.search(raw[:4096])
    declared = charset or (found[1].decode("ascii") if found else None)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        if declared:
            with suppress(LookupError, UnicodeDecodeError):
                return clean(raw.decode(declared))
    return decoded(raw, where).text


def declared(tree: Any) -> Reading[PartialDate] | None:
    """The date that the page's metadata declares; the rule names the field."""
    for rule, text in _declarations(tree):
        try:
            return given(text, f"page metadata: {rule}")
        except BadDate:
            continue
    return None


def _declarations(tree: Any) -> Iterator[tuple[str, str]]:
    first, *others = _DATES
    yield from ((first[0], str(text)) for text in tree.xpath(first[1]))
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from (("JSON-LD datePublished", text) for text in _linked(script))
    for rule, path in others:
        yield from ((rule, str(text)) for text in tree.xpath(path))


def _linked(script: str) -> Iterator[str]:
    """`datePublished` of the outermost things that a JSON-LD script describes."""
    try:
        found = json.loads(script)
    except (ValueError, RecursionError):
        return
    things = found if isinstance(found, list) else [found]
    for thing in things:
        graph = thing.get("@graph", []) if isinstance(thing, dict) else []
        for node in [thing, *(graph if isinstance(graph, list) else [])]:
            if isinstance(node, dict) and isinstance(node.get("datePublished"), str):
                yield node["datePublished"]
