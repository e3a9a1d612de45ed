"""JSON Lines: a record a line, with `text` and any of id, title, outlet, author, url and published."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources import limits
from pledgebook.sources.card import Captured, setback
from pledgebook.sources.documents.decode import decoded, encoding_of
from pledgebook.sources.meter import check_size
from pledgebook.sources.parcel import Found, Parcel
from pledgebook.sources.tables import fields

_BEFORE = b"\xef\xbb\xbf \t\r\n"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def opened(parcel: Parcel) -> Iterator[Found]:
    """The articles of the records in turn; what a broken line holds is set aside, the others are read.

    Raises UnreadableSource when no line can be told from the next.
    """
    if parcel.head().startswith(UTF_16):
        raise UnreadableSource(parcel.address, "Its lines are in UTF-16", "Save it in UTF-8.")
    if not parcel.head().lstrip(_BEFORE).startswith(b"{"):
        encoding_of(parcel.head(), parcel.address)  # refuses what is no text at all in one sentence
    yield from records(lines_of(parcel.stream), parcel)


def records(lines: Iterable[bytes], parcel: Parcel) -> Iterator[Captured]:
    """The articles of lines that were already read from the parcel's stream."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield fields.capture(_record(line, f"{parcel.address}:{number}"), number, parcel, line.strip())
            except UnreadableSource as error:
                yield setback(error)


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, each cut just above the size that is refused, so that none can fill the memory."""
    while line := stream.readline(limits.ARTICLE + 1):
        yield line
        while len(line) > limits.ARTICLE and not line.endswith(b"\n"):
            line = stream.readline(limits.ARTICLE + 1)


def record(line: str) -> dict[str, Any] | None:
    """The record that a line holds, None when it holds none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _record(line: bytes, where: str) -> dict[str, Any]:
    check_size(len(line), where)
    found = record(decoded(line, where).text)
    if found is None:
        raise UnreadableSource(
            where, "The line is no JSON record", 'A record looks like {"text": "...", "published": "2023-01-25"}.'
        )
    return found
