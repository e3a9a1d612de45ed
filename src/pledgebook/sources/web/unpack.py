"""The bytes of an answer, unpacked as they come in and never beyond a limit: a gzip bomb stops where it gets too large."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

ACCEPTED = "gzip"
"""What servers are told that they may send."""
_ZLIB = {"gzip", "x-gzip", "deflate"}
_EITHER_HEADER = 47
"""zlib's own way of saying that a gzip or zlib header tells which it is."""


class TooLarge(Exception):
    """More bytes than are read of one source."""


class Damaged(Exception):
    """What came can't be unpacked to its end."""


class UnknownPacking(Exception):
    """A content encoding that nobody asked for."""


def unpacked(chunks: Iterable[bytes], encoding: str, most: int) -> bytes:
    """All bytes of an answer with this Content-Encoding. Raises TooLarge, Damaged and UnknownPacking."""
    packing = encoding.strip().lower()
    if packing in ("", "identity"):
        return _collected(chunks, most)
    if packing not in _ZLIB:
        raise UnknownPacking(packing)
    return _inflated(chunks, most)


def _collected(chunks: Iterable[bytes], most: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most:
            raise TooLarge
    return bytes(body)


def _inflated(chunks: Iterable[bytes], most: int) -> bytes:
    body, packed, stream = bytearray(), 0, zlib.decompressobj(_EITHER_HEADER)
    try:
        for chunk in chunks:
            packed += len(chunk)
            body += stream.decompress(chunk, most + 1 - len(body))
            if len(body) > most or packed > most:
                raise TooLarge
        body += stream.flush()
    except zlib.error as error:
        raise Damaged from error
    if packed and not stream.eof:
        raise Damaged
    return bytes(body)
