"""From bytes to the texts in them, each kind by its own opener: of a file, of an archive's member, from the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib import import_module
from typing import cast

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources import limits
from pledgebook.sources.card import Captured, setback
from pledgebook.sources.documents.decode import other_format
from pledgebook.sources.kinds import KINDS, Kind, kind_of
from pledgebook.sources.meter import BeyondLimits
from pledgebook.sources.parcel import Opener, Parcel

OPENERS: Mapping[Kind, str] = {
    Kind.TEXT: "documents.plain",
    Kind.PAGE: "pages.page",
    Kind.JSONL: "tables.jsonl",
    Kind.CSV: "tables.delimited",
    Kind.PARQUET: "tables.columnar",
    Kind.PDF: "documents.pdf",
    Kind.MAIL: "documents.mail",
    Kind.FEED: "feeds.own",
    Kind.FEEDS: "feeds.opml",
    Kind.WARC: "archives.warcs",
    Kind.ZIP: "archives.zips",
    Kind.TAR: "archives.tars",
    Kind.GZIP: "archives.gz",
}
"""The module whose `opened` makes captures of a kind. A kind is imported with the first of its files."""


def captures(parcel: Parcel) -> Iterator[Captured]:
    """The texts in a parcel and in all that is packed in it; a Setback for each that can't be read. Never raises on any bytes.

    This is the door for whoever has bytes: of a file (see `file`), of a member of an archive, or as fetched
    (`captures(of_bytes(Raw(body, Receipt(address=url, captured=now, media=content_type, headers=headers)), name=url))`).
    """
    try:
        with closing(_opener(parcel)(parcel)) as opened:
            for found in opened:
                if isinstance(found, Parcel):
                    yield from captures(found)
                else:
                    yield found
    except BeyondLimits as error:
        if parcel.depth:
            raise  # the whole file has come to its end, not only this member
        yield setback(error)
    except UnreadableSource as error:
        yield setback(error)


def _opener(parcel: Parcel) -> Opener:
    """Raises UnreadableSource for what is of no kind that is read, or packed too deep."""
    if not parcel.head():
        raise UnreadableSource(parcel.address, "It is empty")
    if kind_of(parcel.head()) is None and (other := other_format(parcel.head())):
        raise UnreadableSource(parcel.address, f"It {other}, whatever it is called")
    kind = kind_of(parcel.head(), parcel.receipt.media, parcel.file)
    if kind is None:
        raise UnreadableSource(parcel.address, f"It is of no kind that is read: {KINDS}")
    if parcel.depth >= limits.DEPTH and kind in (Kind.ZIP, Kind.TAR, Kind.GZIP):
        raise UnreadableSource(
            parcel.address, f"It is packed in {limits.DEPTH} archives, one in the other, which are opened no deeper"
        )
    return cast(Opener, import_module(f"pledgebook.sources.{OPENERS[kind]}").opened)
