"""Files that are packed with gzip: one file in each."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import BinaryIO, cast

from pledgebook.sources.parcel import Found, Parcel


def opened(parcel: Parcel) -> Iterator[Found]:
    """The packed file."""
    with gzip.open(parcel.stream) as stream:
        yield parcel.unpacked(cast(BinaryIO, stream))
