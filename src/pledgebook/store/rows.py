"""Articles as rows of their table, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pledgebook.model.articles import Article, Source
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.store.codec import decode, encode
from pledgebook.store.kept import Held, Notes

Row = Mapping[str, Any]


def row_of(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "version": article.version,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": encode(article.published) if article.published else None,
        "dated": article.published.value.last.isoformat() if article.published else "",
        "location": article.location,
        "notes": encode(article.notes),
        "author": article.author,
        "language": article.language,
        "raw": article.raw,
    }


def article_of(row: Row) -> Article:
    same = {name: row[name] for name in ("id", "text", "title", "outlet", "url", "location", "author", "language", "raw")}
    return Article(**same, published=_published(row), notes=decode(row["notes"], Notes))


def held_of(row: Row) -> Held:
    """Of a row without its text."""
    published = _published(row)
    when = published.value if published else None
    source = Source(row["id"], row["version"], row["outlet"], when, row["title"], row["url"])
    return Held(source, row["location"], published, decode(row["notes"], Notes))


def _published(row: Row) -> Reading[PartialDate] | None:
    return decode(row["published"], Reading[PartialDate]) if row["published"] else None
