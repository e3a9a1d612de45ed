"""RSS and Atom by feedparser (https://feedparser.readthedocs.io): what a feed says of each article."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any

from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadDate, UnreadableSource
from pledgebook.model.evidence import Reading
from pledgebook.sources.documents.decode import clean
from pledgebook.sources.web.address import known_as
from pledgebook.sources.written import given

WHOLE = 60
"""From how many words on what a feed gives as an entry's content is taken for the article itself."""
WHOLE_SUMMARY = 150
"""The same for what it gives as a summary only: fewer words are a teaser."""
MOST = 500
"""Entries of one feed that are looked at, the first ones."""

_ENTRY = re.compile(r"<(?:item|entry)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed says of one article.

    `name` is the id of the article: the feed's own where that is an address, the link's else, so that the page and its
    entry are one article. `html` are the entry's own words as markup, "" for none, and `whole` tells whether they are the
    article and not a teaser. `mark` changes whenever the feed says something else of it.
    """

    name: str
    link: str | None
    title: str | None
    author: str | None
    published: Reading[PartialDate] | None
    html: str
    whole: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Feed:
    """`title` is what the feed calls itself; the entries are in its order, each name once."""

    title: str | None
    entries: tuple[Entry, ...]


def feed(markup: str, address: str) -> Feed:
    """The feed of a document (see `markup`), its links made whole by its address. Raises UnreadableSource where it is none."""
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    found = feedparser.parse(io.BytesIO(_cut(markup).encode("utf-8", "replace")), response_headers=headers)
    if not found.version and not found.entries:
        raise UnreadableSource(address, "This is no feed that can be read", "RSS and Atom are.")
    distinct: dict[str, Entry] = {}
    for entry in (_entry(raw, address) for raw in found.entries[:MOST]):
        distinct.setdefault(entry.name, entry)
    return Feed(_word(found.feed, "title"), tuple(distinct.values()))


def _cut(markup: str) -> str:
    """The first entries: what comes after them is not even looked at."""
    further = next(islice(_ENTRY.finditer(markup), MOST, None), None)
    return markup[: further.start()] if further else markup


def _entry(raw: Any, address: str) -> Entry:
    link = _word(raw, "link")
    link = link if link and link.lower().startswith(("http://", "https://")) else None
    html, whole = _own_words(raw)
    title, stated = _word(raw, "title"), _word(raw, "id")
    parts = (link or "", title or "", stated or "", html, *_dates(raw).values())
    mark = sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    name = _name(stated, link, address) or f"{address}#{mark}"
    return Entry(
        name=name,
        link=link,
        title=title,
        author=_word(raw, "author"),
        published=_published(raw),
        html=html,
        whole=whole,
        mark=mark,
    )


def _name(stated: str | None, link: str | None, address: str) -> str | None:
    if stated and stated.lower().startswith(("http://", "https://")):
        return known_as(stated)
    if link:
        return known_as(link)
    return f"{address}#{stated}" if stated else None


def _own_words(raw: Any) -> tuple[str, bool]:
    """The longest content, else the summary; and whether it is the article."""
    contents = [str(each.get("value") or "") for each in dict.get(raw, "content") or ()]
    content = clean(max(contents, key=len, default=""))
    summary = _word(raw, "summary") or ""
    if len(content.split()) >= WHOLE:
        return content, True
    longer = max(content, summary, key=len)
    return longer, len(longer.split()) >= WHOLE_SUMMARY


def _published(raw: Any) -> Reading[PartialDate] | None:
    for rule, words in _dates(raw).items():
        try:
            return given(words, f"the feed: {rule}")
        except BadDate:
            continue
    return None


def _dates(raw: Any) -> dict[str, str]:
    """Atom must say when an entry was updated, and need not say when it was published."""
    return dict(_stated(raw, ("published", "updated")))


def _stated(raw: Any, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key in keys:
        if word := _word(raw, key):
            yield key, word


def _word(raw: Any, key: str) -> str | None:
    """A field as text; by dict's own `get`, since feedparser's reads other fields where one is missing."""
    value = dict.get(raw, key)
    return clean(value).strip() or None if isinstance(value, str) else None
