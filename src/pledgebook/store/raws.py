"""The raw bytes behind the articles, in a folder beside the book: `pledgebook.db` keeps its own in `pledgebook.raw`.

Bytes lie under their SHA-256, `ab/cdef...`, and so are kept once however often they come. Beside them stands a record,
`ab/cdef....json`: their size, and for each address at which they were met the first capture there, with time, media type
and headers. Nothing is ever changed or removed. A file appears under its name only when it is whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC
from errno import EACCES, EDQUOT, EFBIG, ENOSPC, EPERM, EROFS
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pledgebook.model.errors import BookError, DamagedBook, DiskFull, ReadOnlyBook, UnreachableBook
from pledgebook.model.raws import Raw, Receipt

Record = dict[str, Any]
SUFFIX = ".raw"

_CODES: dict[int, Callable[[str], BookError]] = {
    **dict.fromkeys((ENOSPC, EDQUOT, EFBIG), DiskFull),
    **dict.fromkeys((EACCES, EPERM, EROFS), ReadOnlyBook),
}


class Raws:
    """The folder of a book's raw bytes, made with the first of them. Every method raises a BookError when it can't be used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, book: str) -> Raws:
        """Those of the book at a path; of a database, those in a folder of its name where the program runs."""
        path = Path(urlsplit(book).path.rpartition("/")[2] if "://" in book else book)
        return cls(path.with_name(path.name + SUFFIX) if path.suffix in ("", SUFFIX) else path.with_suffix(SUFFIX))

    def put(self, raw: Raw) -> str:
        """Keep bytes and their receipt; both are on the disk when this returns their hash."""
        name = raw.hash
        with self._translated():
            path = self.path(name)
            if not path.is_file() or path.stat().st_size != len(raw.data):
                path.parent.mkdir(parents=True, exist_ok=True)
                _write(path, raw.data)
            self._note(name, raw)
        return name

    def get(self, name: str) -> bytes | None:
        """The bytes of that hash; None when they are not here. Raises DamagedBook when they are other bytes by now."""
        with self._translated():
            path = self.path(name)
            data = path.read_bytes() if path.is_file() else None
        if data is not None and sha256(data).hexdigest() != name:
            raise DamagedBook(str(path), "its bytes are not those that were kept", "Remove it and read its article again.")
        return data

    def record(self, name: str) -> Record | None:
        """What is noted of the bytes of that hash: `size`, `sha256`, `captures`; None when they are not here.

        A record that a program or a person made unreadable counts as none: the bytes are what matters.
        """
        with self._translated(), suppress(FileNotFoundError, ValueError):
            found = json.loads(_record_path(self.path(name)).read_text("utf-8"))
            return found if isinstance(found, dict) and isinstance(found.get("captures"), list) else None
        return None

    def path(self, name: str) -> Path:
        """Where the bytes of that hash lie, or would lie."""
        return self.folder / name[:2] / name[2:]

    def _note(self, name: str, raw: Raw) -> None:
        record = self.record(name) or {"sha256": name, "size": len(raw.data), "captures": []}
        capture = _capture(raw.receipt)
        if all(other.get("address") != capture["address"] for other in record["captures"]):
            changed = {**record, "captures": [*record["captures"], capture]}
            _write(_record_path(self.path(name)), json.dumps(changed, ensure_ascii=False, indent=1).encode("utf-8", "replace"))

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise _CODES.get(error.errno or 0, UnreachableBook)(str(self.folder)) from error


def _capture(receipt: Receipt) -> Record:
    """A receipt as its record; the time in UTC, to the second."""
    at = receipt.captured
    return {
        "address": receipt.address,
        "captured": at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if at else None,
        "media": receipt.media,
        "headers": [list(pair) for pair in receipt.headers],
    }


def _record_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _write(path: Path, data: bytes) -> None:
    """All or nothing: another program, or this one after a power cut, finds the whole file or none."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
