"""One file: whether its name is of a kind that is read, and the texts that it holds."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from pledgebook.model.articles import Setback
from pledgebook.model.raws import Receipt
from pledgebook.sources.card import Captured
from pledgebook.sources.kinds import named_kind
from pledgebook.sources.meter import Meter
from pledgebook.sources.opening import captures as captures_in
from pledgebook.sources.parcel import Parcel, printable

_TABLES = (".jsonl", ".ndjson")


def readable(path: Path) -> bool:
    """Whether the file's name is of a kind that is read, and no pipe or device is behind it."""
    return named_kind(path.name) is not None and _ordinary(path)


def _ordinary(path: Path) -> bool:
    return path.is_file() or not path.exists()


def address(path: Path) -> str:
    """How the file is called in what is kept: with slashes everywhere, and characters that can be written."""
    return printable(path.as_posix())


def captures(path: Path, open_: Callable[[Parcel], Iterator[Captured]] = captures_in) -> Iterator[Captured]:
    """The texts of a file; a Setback for each that can't be read. `open_` may know more than what is in the file itself."""
    where = address(path)
    try:
        state = path.stat()  # says what is wrong with a path that leads nowhere
        if not _ordinary(path):
            yield Setback(where, "It is no file that can be read: a folder, a pipe or a device.")
            return
        with path.open("rb") as stream:
            yield from open_(_parcel(path, stream, state))
    except OSError as error:
        yield Setback(where, f"It can't be opened ({error.strerror}).")


def _parcel(path: Path, stream: io.BufferedReader, state: os.stat_result) -> Parcel:
    where, changed = address(path), datetime.fromtimestamp(int(state.st_mtime), UTC)
    return Parcel(
        name=stem(path.name),
        file=printable(path.name),
        stream=stream,
        receipt=Receipt(address=where, captured=changed),
        meter=Meter(where, state.st_size),
        size=state.st_size,
    )


def stem(name: str) -> str:
    """A file's name without what tells its kind: "news" of "news.jsonl.gz"."""
    path = Path(printable(name))
    packed = path.suffix.lower() == ".gz" and named_kind(path.stem)
    return Path(path.stem).stem if packed else path.stem
