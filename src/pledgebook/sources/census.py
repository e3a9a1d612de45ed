"""How many articles there are to read, told before any is read."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from pathlib import Path

from pledgebook.sources.file import readable
from pledgebook.sources.folder import files
from pledgebook.sources.kinds import Kind, named_kind
from pledgebook.sources.web.address import is_address

_ONE = (Kind.TEXT, Kind.PAGE, Kind.PDF, Kind.MAIL)
SAMPLE = 1 << 20
"""Bytes at the start of a file of records whose lines are counted; a longer file is judged by these."""


def census(paths: Iterable[str]) -> int | None:
    """About how many articles the paths hold, exact but for large files of records; None where nobody can tell.

    Nobody can tell what standard input, an address, an archive, a table or a file that can't be opened holds.
    """
    total = 0
    for path in paths:
        found = None if is_address(path) else _of_path(Path(path))
        if found is None:
            return None
        total += found
    return total


def _of_path(path: Path) -> int | None:
    if not path.exists():
        return None
    try:
        within = [found for found in files(path, readable) if isinstance(found, Path)] if path.is_dir() else [path]
        counts = list(map(_of_file, within))
        return None if None in counts else sum(filter(None, counts))
    except OSError:
        return None


def _of_file(path: Path) -> int | None:
    kind = named_kind(path.name)
    kind = named_kind(path.stem) if kind is Kind.GZIP else kind
    if kind is Kind.JSONL:
        return _records(path)
    return 1 if kind in _ONE or kind is None else None


def _records(path: Path) -> int:
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(SAMPLE)
    lines = _unpacked(start).count(b"\n") if path.suffix.lower() == ".gz" else start.count(b"\n")
    return max(1, round(lines * size / len(start))) if start else 0


def _unpacked(start: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(start)
    except zlib.error:
        return b""
