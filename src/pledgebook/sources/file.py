"""One file: what its name tells of its kind, and the texts that it holds."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import cast

from pledgebook.model.articles import Setback
from pledgebook.model.errors import UnreadableSource
from pledgebook.sources import html, jsonl, plain
from pledgebook.sources.card import Capture, Captured, setback
from pledgebook.sources.decode import check_size, clean

ONE_ARTICLE: dict[str, Callable[[bytes, str, str], Capture]] = {
    ".txt": plain.capture,
    ".md": plain.capture,
    ".html": html.capture,
    ".htm": html.capture,
    ".xhtml": html.capture,
}
RECORDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
KINDS = ".txt, .md, .html, .jsonl or .jsonl.gz"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def readable(path: Path) -> bool:
    """Whether the file's name is of a kind that is read, and no pipe or device is behind it."""
    return (path.suffix.lower() in ONE_ARTICLE or holds_records(path)) and (path.is_file() or not path.exists())


def holds_records(path: Path) -> bool:
    """Whether the file's name says that it holds many articles."""
    return path.name.lower().endswith(RECORDS)


def address(path: Path) -> str:
    """How the file is called in what is kept: with slashes everywhere, and characters that can be written."""
    return clean(path.as_posix())


def captures(path: Path) -> Iterator[Captured]:
    """The texts of a file; a Setback for each that can't be read."""
    where = address(path)
    try:
        yield from _opened(path, where)
    except UnreadableSource as error:
        yield setback(error)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Setback(where, "The file is damaged: it can't be unpacked to its end. What stands before the damage is read.")
    except OSError as error:
        yield Setback(where, f"It can't be opened ({error.strerror}).")


def _opened(path: Path, where: str) -> Iterator[Captured]:
    size = path.stat().st_size  # says what is wrong with a path that leads nowhere
    if not readable(path):
        raise UnreadableSource(where, f"It is of no kind that is read: {KINDS}")
    if holds_records(path):
        yield from _records(path, where)
        return
    check_size(size, where)
    yield ONE_ARTICLE[path.suffix.lower()](path.read_bytes(), where, clean(path.stem))


def _records(path: Path, where: str) -> Iterator[Captured]:
    packed = path.suffix.lower() == ".gz"
    name = Path(path.stem).stem if packed else path.stem
    with gzip.open(path) if packed else path.open("rb") as file:
        stream = BufferedReader(cast(BufferedReader, file))
        if stream.peek(2)[:2] in UTF_16:
            raise UnreadableSource(where, "Its lines are in UTF-16", "Save it in UTF-8.")
        yield from jsonl.captures(jsonl.lines_of(stream), where, clean(name))
