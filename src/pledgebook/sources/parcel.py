"""A parcel: bytes that came in, before anyone knows what they are. Files, members of archives and fetched pages look alike."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from pledgebook.model.errors import UnreadableSource
from pledgebook.model.raws import Raw, Receipt
from pledgebook.sources import limits
from pledgebook.sources.card import Captured
from pledgebook.sources.meter import Meter, check_size, metered

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Bytes that came in.

    `name` is the id of its article where nothing gives one, `file` the file's name, whose suffix tells the kind where
    the bytes don't. `size` is in bytes, None where only reading tells. `depth` counts the archives around it.
    The stream is read once, from its start; what is inside has to be read before the next parcel is asked for.
    """

    name: str
    file: str
    stream: io.BufferedReader[Any]
    receipt: Receipt
    meter: Meter
    size: int | None = None
    depth: int = 0

    @property
    def address(self) -> str:
        return self.receipt.address

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.stream.peek(limits.HEAD)[: limits.HEAD]

    def data(self, most: int | None = None) -> bytes:
        """All bytes. Raises UnreadableSource above `most`, which is the limit of an article, and for fewer than stated."""
        most = limits.ARTICLE if most is None else most
        check_size(self.size or 0, self.address, most)
        data = self.stream.read(most + 1)
        check_size(len(data), self.address, most)
        if len(data) < (self.size or 0):
            raise UnreadableSource(self.address, "It breaks off before its end", "Get it again.")
        return data

    def raw(self, data: bytes, receipt: Receipt | None = None) -> Raw:
        """Bytes that came out of this parcel, with its own receipt where they have none."""
        return Raw(data, receipt or self.receipt)

    def receipt_at(self, address: str, media: str) -> Receipt:
        """That of a part of this parcel which is no file by itself."""
        return replace(self.receipt, address=address, media=media, headers=())

    def inner(self, path: str, stream: BinaryIO, captured: datetime | None = None) -> Parcel:
        """A member of this archive, by its path in it, and when it was captured if the archive tells. Raises BeyondLimits."""
        self.meter.member()
        path = printable(path)
        address = f"{self.address}!/{path}"
        return replace(
            self,
            name=f"{self.name}/{PurePosixPath(path).with_suffix('')}",
            file=PurePosixPath(path).name,
            stream=metered(stream, self.meter, address),
            receipt=Receipt(address=address, captured=captured or self.receipt.captured),
            size=None,
            depth=self.depth + 1,
        )

    def capture(self, url: str, stream: BinaryIO, receipt: Receipt, size: int | None) -> Parcel:
        """What was captured at a web address, which names the article. Raises BeyondLimits."""
        self.meter.member()
        return replace(
            self,
            name=url,
            file="",
            stream=metered(stream, self.meter, receipt.address),
            receipt=receipt,
            size=size,
            depth=self.depth + 1,
        )

    def unpacked(self, stream: BinaryIO) -> Parcel:
        """The one file that is packed in this one, which goes by the same address."""
        file = PurePosixPath(self.file)
        stem = file.stem if file.suffix.lower() != ".tgz" else f"{file.stem}.tar"
        stream = metered(stream, self.meter, self.address)
        return replace(self, file=stem, stream=stream, receipt=replace(self.receipt, media=""), size=None, depth=self.depth + 1)


Found = Captured | Parcel
Opener = Callable[[Parcel], Generator[Found, None, None]]
"""What makes captures of a parcel of one kind; what it finds inside may be parcels again. Raises UnreadableSource."""


def of_bytes(raw: Raw, name: str, file: str = "") -> Parcel:
    """Bytes that are in memory, as a fetched page: `name` is the id of the article where nothing else gives one,
    `file` a file name whose suffix may help where neither bytes nor media type tell the kind.
    """
    meter = Meter(raw.receipt.address, len(raw.data))
    stream = io.BufferedReader(cast(io.RawIOBase, io.BytesIO(raw.data)))
    return Parcel(name=name, file=file, stream=stream, receipt=raw.receipt, meter=meter, size=len(raw.data))


def printable(text: str) -> str:
    """A name in which nothing moves the cursor or breaks the line; what can't be written is U+FFFD."""
    return _CONTROLS.sub("\ufffd", text)
