"""What is new, as an Atom feed whose entries lead to the pages of the book."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from pledgebook.faces.atom import NEVER, Entry, Feed, atom
from pledgebook.faces.news import change_digest, change_words, last_day
from pledgebook.faces.phrases import headline
from pledgebook.faces.web.updates import Moved, Updates

MOST = 200


def feed(found: Updates | None, title: str, root: str) -> bytes:
    """The changes as entries; `root` is the address under which the book stands. The same changes give the same bytes."""
    address, day = f"{root}/changes.atom", str(found.until) if found else NEVER
    head = Feed(address, f"Pledgebook {title}: changes", day, (("self", address), ("", f"{root}/")))
    return atom(head, list(_entries(found, root))[:MOST] if found else ()).encode()


def _entries(found: Updates, root: str) -> Iterator[Entry]:
    for heading, moved in found.sections:
        for each in moved:
            yield _entry(heading, each, str(found.until), root)


def _entry(heading: str, each: Moved, until: str, root: str) -> Entry:
    name = headline(each.commitment) if each.commitment else each.name
    page = f"{root}/c/{quote(each.name, safe='')}"
    words = "; ".join(filter(None, map(change_words, each.changes)))
    day = last_day(each.commitment) or until
    return Entry(f"{page}#{change_digest(each.changes)}", f"{heading}: {name}", words or name, day, page)
