"""Putting a stream where one can go back and forth in it, as formats need that keep their table of contents at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from pledgebook.sources import limits
from pledgebook.sources.meter import check_size
from pledgebook.sources.parcel import Parcel


@contextmanager
def spooled(parcel: Parcel) -> Iterator[BinaryIO]:
    """The parcel's bytes as a file: itself where it is one, else a copy that is gone afterwards, on the disk if it is large.

    Raises UnreadableSource above the limit.
    """
    if parcel.depth == 0 and parcel.stream.seekable():
        yield cast(BinaryIO, parcel.stream)
        return
    with SpooledTemporaryFile(max_size=limits.IN_MEMORY) as file:
        while block := parcel.stream.read(1 << 20):
            file.write(block)
            check_size(file.tell(), parcel.address, limits.SPOOLED)
        file.seek(0)
        yield cast(BinaryIO, file)
