"""Entries as an Atom feed (RFC 4287) for news readers. The same entries give the same bytes: no clock is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news. `id` is an IRI that no other entry has and that this one always has; `day` is its date as YYYY-MM-DD."""

    id: str
    title: str
    summary: str
    day: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """The head of a feed. `links` are pairs of a relation ("" for the page itself) and an address."""

    id: str
    title: str
    day: str = NEVER
    links: tuple[tuple[str, str], ...] = ()


def atom(feed: Feed, entries: Iterable[Entry]) -> str:
    """The whole document."""
    top = Element("feed", {"xmlns": NAMESPACE})
    _text(top, "title", feed.title)
    _text(top, "id", feed.id)
    for relation, address in feed.links:
        SubElement(top, "link", {"rel": relation, "href": address} if relation else {"href": address})
    _text(SubElement(top, "author"), "name", "Pledgebook")
    _text(top, "updated", f"{feed.day}T00:00:00Z")
    for entry in entries:
        _entry(SubElement(top, "entry"), entry)
    text: str = tostring(top, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n"


def _entry(element: Element, entry: Entry) -> None:
    _text(element, "title", entry.title)
    _text(element, "id", entry.id)
    if entry.link:
        SubElement(element, "link", {"href": entry.link})
    _text(element, "updated", f"{entry.day}T00:00:00Z")
    _text(element, "summary", entry.summary)


def _text(parent: Element, name: str, words: str) -> None:
    """Text without the signs that XML can't hold."""
    SubElement(parent, name).text = "".join(sign if sign >= " " or sign in "\t\n" else "\ufffd" for sign in words)
