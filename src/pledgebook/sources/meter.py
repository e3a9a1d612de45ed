"""Counting what comes out of a source, so that none can come out without end."""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources import limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

DAMAGED = "The file is damaged: it can't be unpacked to its end"
BEFORE = "What stands before the damage is read."


class BeyondLimits(UnreadableSource):
    """A packed file comes out without end: nothing further of it is read."""


class Meter:
    """What one packed file has unpacked to so far. Raises BeyondLimits."""

    def __init__(self, where: str, packed: int) -> None:
        self._where, self._bytes, self._members = where, 0, 0
        self._most = min(limits.UNPACKED, max(limits.UNPACKED_ALWAYS, limits.RATIO * packed))

    def spend(self, count: int) -> None:
        """`count` further bytes came out."""
        self._bytes += count
        if self._bytes > self._most:
            raise BeyondLimits(
                self._where,
                f"It unpacks to more than {self._most // 1_000_000} MB, which no collection of texts of its size does",
                "What came before that is read. If it is sound, unpack it yourself and read the folder.",
            )

    def member(self) -> None:
        """A further member came out."""
        self._members += 1
        if self._members > limits.MEMBERS:
            raise BeyondLimits(
                self._where,
                f"It holds more than {limits.MEMBERS} files",
                f"The first {limits.MEMBERS} are read. Unpack it yourself and read the folder for the others.",
            )


class Metered(io.RawIOBase):
    """A stream whose bytes are counted as they are unpacked. Raises UnreadableSource for what can't be unpacked."""

    def __init__(self, stream: BinaryIO, meter: Meter, where: str) -> None:
        super().__init__()
        self._read = getattr(stream, "read1", stream.read)  # what stands before the damage comes out first
        self._meter, self._where = meter, where

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        try:
            data = self._read(len(view))
        except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile, tarfile.TarError) as error:
            raise UnreadableSource(self._where, DAMAGED, BEFORE) from error
        self._meter.spend(len(data))
        view[: len(data)] = data
        return len(data)


def metered(stream: BinaryIO, meter: Meter, where: str) -> io.BufferedReader:
    """The stream, buffered, its bytes counted; `where` is what is unpacked."""
    return io.BufferedReader(cast(io.RawIOBase, Metered(stream, meter, where)), limits.HEAD * 16)


def check_size(size: int, where: str, most: int | None = None) -> None:
    """Raises UnreadableSource above the limit, which is that of an article unless told."""
    most = limits.ARTICLE if most is None else most
    if size > most:
        raise UnreadableSource(
            where,
            f"It is too large for one article ({size // 1_000_000} MB; at most {most // 1_000_000} MB are read)",
            "Split it, or put its articles into a JSON Lines file, one a line.",
        )
