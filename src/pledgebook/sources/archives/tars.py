"""TAR archives, read as a stream. Nothing is written where a member's name says; links and devices are left out."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, cast

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.archives.members import Members
from pledgebook.sources.meter import BEFORE, DAMAGED
from pledgebook.sources.parcel import Found, Parcel


def opened(parcel: Parcel) -> Iterator[Found]:
    """The members of kinds that are read, in the archive's order. Raises UnreadableSource where it is damaged."""
    members = Members(parcel.address)
    try:
        with tarfile.open(fileobj=parcel.stream, mode="r|") as archive:
            for info in archive:
                stream = archive.extractfile(info) if info.isreg() and members.wanted(info.name) else None
                if stream:
                    yield parcel.inner(info.name, cast(BinaryIO, stream), _changed(info))
                archive.members = []  # type: ignore[attr-defined] # what was read is not to be remembered: memory stays flat
    except (tarfile.TarError, EOFError) as error:
        raise UnreadableSource(parcel.address, DAMAGED, BEFORE) from error
    yield from members.passed_over()


def _changed(info: tarfile.TarInfo) -> datetime | None:
    return datetime.fromtimestamp(int(info.mtime), UTC) if 0 < info.mtime < 1 << 34 else None
