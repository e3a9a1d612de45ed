"""Files in object storage, by Arrow's file systems (https://arrow.apache.org/docs/python/filesystems.html).

They come with the library that reads Parquet, so that nothing further is installed. Who may read is up to each store's own
settings (for S3 `AWS_ACCESS_KEY_ID` or `~/.aws`), which Arrow looks up itself; nothing of them is kept.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, cast

from pledgebook.model.articles import PassedOver, Setback
from pledgebook.model.errors import first_line
from pledgebook.model.raws import Receipt
from pledgebook.sources.card import Captured
from pledgebook.sources.file import stem
from pledgebook.sources.kinds import KINDS, named_kind
from pledgebook.sources.meter import Meter
from pledgebook.sources.parcel import Parcel, printable

SCHEMES = ("s3://", "gs://", "gcs://", "hdfs://", "abfs://", "abfss://")


def is_stored(text: str) -> bool:
    """Whether a user who writes this means a place in object storage."""
    return text.lower().startswith(SCHEMES)


def captures(address: str, open_: Callable[[Parcel], Iterator[Captured]]) -> Iterator[Captured | PassedOver]:
    """The texts of a file, or of all files of a kind that is read beneath a folder, in the order of their names.

    What can't be reached or opened is a Setback in its place.
    """
    import pyarrow as pa

    where = printable(address)
    if "@" in address:
        yield Setback(where.rpartition("@")[2], "The address holds a key or a password. Leave it to the store's own settings.")
        return
    try:
        store, path = opened(address)
        found = _files(store, path)
    except (OSError, pa.ArrowException) as error:
        yield Setback(where, f"It can't be opened ({first_line(error)}).")
        return
    yield from _each(store, address.partition("://")[0], found, open_) if found else (Setback(where, _empty()),)


def opened(address: str) -> tuple[Any, str]:
    """The file system that the address belongs to, and the path in it. Raises OSError and ArrowException."""
    from pyarrow import fs

    store, path = fs.FileSystem.from_uri(address)
    return store, path


def _files(store: Any, path: str) -> list[Any]:
    """The file at the path, or all files beneath it."""
    from pyarrow import fs

    info = store.get_file_info(path)
    if info.type is fs.FileType.File:
        return [info]
    inside = store.get_file_info(fs.FileSelector(path, recursive=True))
    return sorted((each for each in inside if each.type is fs.FileType.File), key=lambda each: str(each.path))


def _each(
    store: Any, scheme: str, files: list[Any], open_: Callable[[Parcel], Iterator[Captured]]
) -> Iterator[Captured | PassedOver]:
    others: Counter[str] = Counter()
    for info in files:
        file = PurePosixPath(info.path)
        if len(files) > 1 and named_kind(file.name) is None:
            others[file.suffix.lower() or "no suffix"] += 1
        else:
            yield from _of_file(store, info, f"{scheme}://{printable(info.path)}", open_)
    if others:
        yield PassedOver(f"{scheme}://", tuple(sorted(others.items())))


def _of_file(store: Any, info: Any, where: str, open_: Callable[[Parcel], Iterator[Captured]]) -> Iterator[Captured]:
    import pyarrow as pa

    try:
        with store.open_input_stream(info.path, compression=None) as stream:
            yield from open_(_parcel(info, where, stream))
    except (OSError, pa.ArrowException) as error:
        yield Setback(where, f"It can't be read to its end ({first_line(error)}).")


def _parcel(info: Any, where: str, stream: Any) -> Parcel:
    changed = info.mtime.astimezone(UTC).replace(microsecond=0) if isinstance(info.mtime, datetime) else None
    name = PurePosixPath(info.path).name
    return Parcel(
        name=stem(name),
        file=printable(name),
        stream=io.BufferedReader(cast(io.RawIOBase, stream)),
        receipt=Receipt(address=where, captured=changed),
        meter=Meter(where, info.size or 0),
        size=info.size,
    )


def _empty() -> str:
    return f"There is no file of a kind that is read: {KINDS}."
