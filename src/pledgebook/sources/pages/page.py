"""Web pages: the main text by trafilatura (https://trafilatura.readthedocs.io), and what the page says of itself.

Nothing on the page is run or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from typing import Any

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.card import Capture, Card
from pledgebook.sources.documents.decode import clean, decoded
from pledgebook.sources.pages.dates import published
from pledgebook.sources.pages.hidden import without_hidden
from pledgebook.sources.parcel import Found, Parcel

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)

NO_ARTICLE = "The page holds no article", "Save the article's text as .txt and read that."
ENOUGH = 250
"""Characters of an article that are not next to nothing."""


def opened(parcel: Parcel) -> Iterator[Found]:
    """The article of a page. Raises UnreadableSource when the page has no text to read."""
    data = parcel.data()
    text, page = read(data, parcel.address, parcel.receipt.charset, parcel.receipt.url)
    yield Capture(parcel.address, parcel.name, text, page=page, raw=parcel.raw(data))


def read(data: bytes, where: str, charset: str | None = None, url: str | None = None) -> tuple[str, Card]:
    """A page's main text, and what it says of itself; `charset` is the one that its sender declares, `url` where it was.

    Raises UnreadableSource when the page has no text to read.
    """
    from trafilatura import load_html

    tree = load_html(_markup(data, where, charset))
    if tree is None:
        raise UnreadableSource(where, *NO_ARTICLE)
    without_hidden(tree)
    page = _extracted(tree)
    text = clean(page.text or "") if page else ""
    if not text.strip():
        raise UnreadableSource(where, *NO_ARTICLE)
    date = published(tree, url or page.url)
    return text, Card(title=page.title, outlet=page.sitename, author=page.author, url=page.url, published=date)


def _extracted(tree: Any) -> Any:
    """What trafilatura takes for the article. Sparing first, since menus and teasers are read as news of the day; all that
    its second opinions find where that is next to nothing.
    """
    from trafilatura import bare_extraction

    found: Any = bare_extraction(copy(tree), with_metadata=True, include_comments=False, favor_precision=True, fast=True)
    if found and len(found.text or "") >= ENOUGH:
        return found
    return bare_extraction(copy(tree), with_metadata=True, include_comments=False) or found


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
