"""From an address to the articles behind it: a page is one, a feed leads to its entries, a list of feeds to these."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

import httpx

from pledgebook.model.articles import Setback
from pledgebook.model.errors import UnreadableSource
from pledgebook.model.raws import Raw, Receipt
from pledgebook.sources.card import Capture, Captured, setback
from pledgebook.sources.feeds.feed import Entry, Feed
from pledgebook.sources.feeds.opml import listed_in
from pledgebook.sources.feeds.own import NO_ENTRIES, feed_in, own_words, with_entry
from pledgebook.sources.kinds import Kind, kind_of
from pledgebook.sources.opening import captures
from pledgebook.sources.parcel import Parcel, of_bytes
from pledgebook.sources.web.address import known_as, shown
from pledgebook.sources.web.answer import Answer, sound

Visit = Callable[[str], Answer]
"""Fetches one address. Raises UnreadableSource."""


def articles_at(address: str, visit: Visit, onward: Visit) -> Iterator[Captured]:
    """All that a user means who gives this address; a Setback for each part that can't be had. `onward` fetches what the
    address leads to.
    """
    try:
        answer = sound(visit(address))
    except UnreadableSource as error:
        yield setback(error)
        return
    for found in followed(parcel_of(answer), onward):
        yield _addressed(found, answer) if isinstance(found, Capture) else found


def followed(parcel: Parcel, visit: Visit) -> Iterator[Captured]:
    """The texts in a parcel; where it is a feed or a list of feeds, those that it leads to."""
    kind = kind_of(parcel.head(), parcel.receipt.media, parcel.file)
    try:
        if kind is Kind.FEED:
            found = feed_in(parcel)
            for entry in found.entries:
                yield from of_entry(entry, found, parcel.receipt, visit)
            if not found.entries:
                yield Setback(parcel.address, NO_ENTRIES)
        elif kind is Kind.FEEDS:
            for each in listed_in(parcel):
                yield from articles_at(each.address, visit, visit)
        else:
            yield from captures(parcel)
    except UnreadableSource as error:
        yield setback(error)


def of_entry(entry: Entry, found: Feed, receipt: Receipt, visit: Visit) -> Iterator[Captured]:
    """The article of an entry: by the feed's own words where these are the whole, else from its page."""
    if entry.whole or not entry.link:
        yield own_words(entry, found, receipt)
        return
    try:
        page = parcel_of(sound(visit(entry.link)))
    except UnreadableSource as error:
        yield setback(error)
        return
    for each in captures(page):
        yield with_entry(each, entry, found) if isinstance(each, Capture) else each


def parcel_of(answer: Answer) -> Parcel:
    """What came, as bytes that came in: known by the address that was asked for."""
    receipt = Receipt(address=shown(answer.asked), captured=datetime.now(UTC), media=answer.media, headers=_kept(answer.headers))
    return of_bytes(Raw(answer.body, receipt), known_as(answer.asked), PurePosixPath(httpx.URL(answer.address).path).name)


def _kept(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Cookies are nobody's business."""
    return tuple(header for header in headers if header[0].lower() not in ("set-cookie", "set-cookie2"))


def _addressed(capture: Capture, answer: Answer) -> Capture:
    """A page that does not say where it stands stands where it was found."""
    if capture.record.url or capture.page.url:
        return capture
    return replace(capture, page=replace(capture.page, url=answer.address))
