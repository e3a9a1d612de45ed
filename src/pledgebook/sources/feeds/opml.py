"""OPML: lists of feeds, as feed readers write them (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.model.articles import Setback
from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.card import Captured
from pledgebook.sources.feeds.markup import markup
from pledgebook.sources.parcel import Parcel

MOST = 1000
"""Feeds of one list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed of a list, and what the list calls it."""

    address: str
    title: str | None


def opened(parcel: Parcel) -> Iterator[Captured]:
    """Nothing is read of a list as long as nothing may be fetched."""
    found = listed_in(parcel)
    many = "one feed" if len(found) == 1 else f"{len(found)} feeds"
    yield Setback(parcel.address, f"This is a list of {many}, and nothing is fetched unasked. Add --fetch to have them fetched.")


def listed_in(parcel: Parcel) -> tuple[Listed, ...]:
    """The feeds of a list. Raises UnreadableSource."""
    return listed(markup(parcel.data(), parcel.receipt.media, parcel.address), parcel.address)


def listed(markup: str, where: str) -> tuple[Listed, ...]:
    """The feeds of a list (see `markup`), in its order, each once. Raises UnreadableSource where it is no list."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing but bytes that are no text
        root = None
    if root is None or root.tag != "opml":
        raise UnreadableSource(where, "This is no list of feeds", "OPML files are, as feed readers export them.")
    found: dict[str, Listed] = {}
    for outline in root.iter("outline"):
        address = (outline.get("xmlUrl") or "").strip()
        if address and len(found) < MOST:
            found.setdefault(address, Listed(address, outline.get("title") or outline.get("text")))
    if not found:
        raise UnreadableSource(where, "The list names no feed (it has no outline with an xmlUrl)")
    return tuple(found.values())
