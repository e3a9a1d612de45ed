"""What a feed gives without asking the network: the entries' own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

from pledgebook.model.articles import Setback
from pledgebook.model.raws import Raw, Receipt
from pledgebook.sources.card import Capture, Captured, Card
from pledgebook.sources.documents.decode import clean
from pledgebook.sources.feeds.feed import Entry, Feed, feed
from pledgebook.sources.feeds.markup import markup
from pledgebook.sources.parcel import Parcel

FEWEST = 8
"""Words from which on a teaser is read where nothing else may be had."""
TEASER = ("feed", "teaser")
"""The note of an article of which only the feed's teaser was read."""
NO_ENTRIES = "The feed has no entries."
ASK = "Add --fetch to have their pages fetched."


def feed_in(parcel: Parcel) -> Feed:
    """The feed in a parcel. Raises UnreadableSource."""
    data = parcel.data()
    return feed(markup(data, parcel.receipt.media, parcel.address), parcel.address)


def opened(parcel: Parcel) -> Iterator[Captured]:
    """The articles whose words the feed holds, teasers where it holds no more; entries with a link only are told of together."""
    found = feed_in(parcel)
    bare = 0
    for entry in found.entries:
        if entry.whole or len(entry.html.split()) >= FEWEST:
            yield own_words(entry, found, parcel.receipt)
        else:
            bare += 1
    if bare:
        many = "One entry of this feed has" if bare == 1 else f"{bare} entries of this feed have"
        yield Setback(parcel.address, f"{many} no words of their own, only a link, and nothing is fetched unasked. {ASK}")
    elif not found.entries:
        yield Setback(parcel.address, NO_ENTRIES)


def own_words(entry: Entry, found: Feed, receipt: Receipt) -> Captured:
    """The article that the feed gives, or why it gives none; `receipt` is that of the feed."""
    where = entry.link or entry.name
    html = f'<!doctype html><meta charset="utf-8"><title>{escape(entry.title or "")}</title><article><p>{entry.html}</article>'
    text = _text(html)
    if not text.strip():
        return Setback(where, "The feed gives neither words of this entry nor an address where they stand.")
    notes = () if entry.whole else (TEASER,)
    stated = replace(receipt, address=where, media="text/html; charset=utf-8", headers=())
    raw = Raw(html.encode("utf-8", "replace"), stated)
    return with_entry(Capture(where, entry.name, text, page=Card(notes=notes), raw=raw), entry, found)


def _text(html: str) -> str:
    """All the words: in an entry there is no menu to leave out."""
    import trafilatura

    tree = trafilatura.load_html(html)
    page: Any = None if tree is None else trafilatura.bare_extraction(tree, favor_recall=True, include_comments=False)
    return clean(page.text or "") if page else ""


def with_entry(capture: Capture, entry: Entry, found: Feed) -> Capture:
    """A capture with what the feed says of it; who printed it is told by the page first, and by the feed where that is silent."""
    record = Card(
        id=entry.name,
        title=entry.title,
        url=entry.link,
        author=entry.author,
        published=entry.published,
        notes=capture.record.notes,
    )
    return replace(capture, record=record, page=replace(capture.page, outlet=capture.page.outlet or found.title))
