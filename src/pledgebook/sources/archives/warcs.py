"""Web archives, by warcio (https://github.com/webrecorder/warcio): the pages and documents that a crawler or browser captured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO, cast

from pledgebook.model.errors import UnreadableSource
from pledgebook.model.raws import Receipt
from pledgebook.sources.archives.members import Members
from pledgebook.sources.kinds import media_kind
from pledgebook.sources.meter import BEFORE
from pledgebook.sources.parcel import Found, Parcel, printable

_TYPES = ("response", "resource", "conversion")
_WHOLE = ("200", "203")


def opened(parcel: Parcel) -> Iterator[Found]:
    """The captured pages and documents in the archive's order; what is no page, or an error's, is passed over.

    Raises UnreadableSource where it is damaged.
    """
    members = Members(parcel.address)
    for record in _records(parcel):
        if record.rec_type in _TYPES and (media := _wanted(record, members)):
            yield _captured(record, media, parcel)
    yield from members.passed_over()


def _records(parcel: Parcel) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""  # it would print to the screen that a record breaks off

    try:
        yield from Quiet(parcel.stream)
    except (ArchiveLoadFailed, EOFError, AttributeError) as error:  # the last is warcio's word on a record without an address
        raise UnreadableSource(parcel.address, "The web archive is damaged", BEFORE) from error


def _wanted(record: Any, members: Members) -> str | None:
    """The media type of a whole page or document, None for all else, which is counted."""
    headers = record.http_headers
    media = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    if headers and headers.get_statuscode() not in _WHOLE:
        members.other(f"answer {headers.get_statuscode()}")
    elif media_kind(media) is None:
        members.other(media.partition(";")[0].strip().lower() or "no media type")
    else:
        return media
    return None


def _captured(record: Any, media: str, parcel: Parcel) -> Parcel:
    url = printable(record.rec_headers.get_header("WARC-Target-URI") or "")
    headers = tuple((str(name), str(value)) for name, value in record.http_headers.headers) if record.http_headers else ()
    captured = _time(record.rec_headers.get_header("WARC-Date"))
    receipt = Receipt(address=f"{parcel.address}!/{url}", captured=captured, media=media, headers=headers)
    stream = record.content_stream()
    return parcel.capture(url, cast(BinaryIO, stream), receipt, _size(record) if stream is record.raw_stream else None)


def _size(record: Any) -> int | None:
    """Bytes of the page, where they are not packed or cut in pieces."""
    size = record.payload_length if record.http_headers else record.length
    return size if size is not None and size >= 0 else None


def _time(text: str | None) -> datetime | None:
    """WARC-Date, which is ISO 8601 in UTC."""
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else None
