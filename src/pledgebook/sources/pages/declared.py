"""The date that a page declares to machines: in its metadata and in JSON-LD (https://schema.org/datePublished)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pledgebook.model.dates import PartialDate
from pledgebook.sources.written import single

_FIELDS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "article.published",
    "datePublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "DC.date.issued",
    "dcterms.created",
    "DC.date",
    "dcterms.date",
    "citation_publication_date",
    "date",
)
"""Names of meta elements that give the date of publication, most trusted first; JSON-LD is asked after the first."""
_NAMES = ("property", "name", "itemprop")
_ZONED = re.compile(r"[+-](?!00:?00)\d{2}:?\d{2}$")
_CLOCK = re.compile(r"\d:\d\d")
_DEEP = 4


@dataclass(frozen=True, slots=True)
class Declared:
    """A date that the page declares, with the field that it stands in.

    `moved` tells that the day may be another one where the outlet is: it was written with a time of day in UTC or in no
    zone, as computers do.
    """

    date: PartialDate
    rule: str
    moved: bool = False


def declared(tree: Any) -> Declared | None:
    """What the most trusted field declares that holds a date; None when none does."""
    for field, text in _declarations(tree):
        if date := single(text):
            moved = bool(_CLOCK.search(text)) and not _ZONED.search(text.strip())
            return Declared(date, f"page metadata: {field}", moved)
    return None


def _declarations(tree: Any) -> Iterator[tuple[str, str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        for name in _NAMES:
            metas.setdefault(str(meta.get(name, "")).lower(), []).append(str(meta.get("content", "")))
    first, *others = _FIELDS
    yield from ((first, text) for text in metas.get(first.lower(), ()))
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from (("JSON-LD datePublished", text) for text in _linked(script))
    for field in others:
        yield from ((field, text) for text in metas.get(field.lower(), ()))
    yield from (("datePublished", str(text)) for text in tree.xpath("//*[@itemprop='datePublished']/@datetime"))


def _linked(script: str) -> Iterator[str]:
    """`datePublished` of the outermost things that a JSON-LD script describes."""
    try:
        found = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return
    for thing in _things(found, _DEEP):
        if isinstance(date := thing.get("datePublished"), str):
            yield date


def _things(found: object, deep: int) -> Iterator[dict[str, Any]]:
    """The things of a script, of lists and of a graph; not those that hang on other things."""
    if isinstance(found, list) and deep:
        for each in found:
            yield from _things(each, deep - 1)
    elif isinstance(found, dict):
        yield found
        yield from _things(found.get("@graph"), deep - 1) if deep else ()
