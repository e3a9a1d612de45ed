"""What is new, as an Atom feed (RFC 4287) for news readers."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from pledgebook.faces.phrases import headline
from pledgebook.faces.web.updates import Moved, Updates
from pledgebook.ledger.changes import Change, Kind

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 200


def feed(found: Updates | None, title: str, root: str) -> bytes:
    """The changes as entries; `root` is the address under which the book stands. The same changes give the same bytes."""
    top = Element("feed", {"xmlns": NAMESPACE})
    _text(top, "title", f"Pledgebook {title}: changes")
    _text(top, "id", f"{root}/changes.atom")
    SubElement(top, "link", {"rel": "self", "href": f"{root}/changes.atom"})
    SubElement(top, "link", {"href": f"{root}/"})
    author = SubElement(top, "author")
    _text(author, "name", "Pledgebook")
    _text(top, "updated", _moment(found))
    for entry in list(_entries(found, root))[:MOST] if found else ():
        top.append(entry)
    text: str = tostring(top, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


def _entries(found: Updates, root: str) -> Iterator[Element]:
    for heading, moved in found.sections:
        for each in moved:
            yield _entry(heading, each, found, root)


def _entry(heading: str, each: Moved, found: Updates, root: str) -> Element:
    name = headline(each.commitment) if each.commitment else each.name
    words = "; ".join(filter(None, map(_words, each.changes)))
    entry = Element("entry")
    _text(entry, "title", f"{heading}: {name}")
    _text(entry, "id", f"{root}/c/{quote(each.name, safe='')}#{_digest(each)}")
    SubElement(entry, "link", {"href": f"{root}/c/{quote(each.name, safe='')}"})
    _text(entry, "updated", _day(each) or _moment(found))
    _text(entry, "summary", words or name)
    return entry


def _words(change: Change) -> str:
    if change.kind in (Kind.NEW, Kind.OVERDUE):
        return change.after
    return f"{change.cell}: {change.before or 'not stated'} → {change.after or 'not stated'}" if change.cell else ""


def _digest(each: Moved) -> str:
    """Tells one change of a commitment from the next."""
    said = "\x1f".join(f"{change.kind}{change.cell}{change.before}{change.after}" for change in each.changes)
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _day(each: Moved) -> str:
    """The day of the last article that speaks of it."""
    days = [step.report.source.published for step in each.commitment.steps] if each.commitment else []
    last = max((day.last for day in days if day), default=None)
    return f"{last}T00:00:00Z" if last else ""


def _moment(found: Updates | None) -> str:
    return f"{found.until}T00:00:00Z" if found else "1970-01-01T00:00:00Z"


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = "".join(sign if sign >= " " or sign in "\t\n" else "\ufffd" for sign in words)
