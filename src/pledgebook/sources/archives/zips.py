"""ZIP archives, WACZ among them (https://specs.webrecorder.net/wacz/1.1.1/). Nothing is written where a member's name says."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from pledgebook.model.articles import Setback
from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.archives.members import Members
from pledgebook.sources.meter import BEFORE, DAMAGED
from pledgebook.sources.parcel import Found, Parcel, printable
from pledgebook.sources.spool import spooled

_OFFICE = ("[Content_Types].xml", "mimetype")
_WACZ, _WARCS = "datapackage.json", "archive/"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)  # the last of places before the file
_LOCKED = "It is locked with a password. Unpack it yourself and read the folder."


def opened(parcel: Parcel) -> Iterator[Found]:
    """The members of kinds that are read, in the order of their names. Raises UnreadableSource for what is no sound archive."""
    with spooled(parcel) as file:
        try:
            with zipfile.ZipFile(file) as archive:
                yield from _members(archive, parcel)
        except _BROKEN as error:
            raise UnreadableSource(parcel.address, DAMAGED, BEFORE) from error


def _members(archive: zipfile.ZipFile, parcel: Parcel) -> Iterator[Found]:
    infos = _files(archive, parcel.address)
    members = Members(parcel.address)
    for name in sorted(filter(members.wanted, infos)):
        if infos[name].flag_bits & 1:
            yield Setback(f"{parcel.address}!/{printable(name)}", _LOCKED)
            continue
        with archive.open(infos[name]) as stream:
            yield parcel.inner(name, cast(BinaryIO, stream))
    yield from members.passed_over()


def _files(archive: zipfile.ZipFile, where: str) -> dict[str, zipfile.ZipInfo]:
    """The files by name: no folders, no links; of a WACZ the captures, not their index. Raises UnreadableSource for documents."""
    infos = {info.filename: info for info in archive.infolist() if not info.is_dir() and not _link(info)}
    if any(name in infos for name in _OFFICE):
        raise UnreadableSource(where, "It is an Office document or a book", "Save it as PDF or as text.")
    captured = {name: info for name, info in infos.items() if name.startswith(_WARCS)}
    return captured if _WACZ in infos and captured else infos


def _link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)
