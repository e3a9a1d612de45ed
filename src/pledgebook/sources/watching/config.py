"""The list of places to watch, as a user writes it in TOML (see docs/watching.md and examples/watch.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pledgebook.model.errors import BadWatchList, UnreadableSource
from pledgebook.sources.feeds.markup import markup
from pledgebook.sources.feeds.opml import listed
from pledgebook.sources.watching.table import Checked
from pledgebook.sources.web.address import fetchable
from pledgebook.sources.web.manners import GAP

EVERY = 1800.0
"""Seconds between two looks at one place, where nothing else is asked for."""

FEED, PAGE, FOLDER, LIST = KINDS = ("feed", "page", "folder", "list")
_GENERAL = ("every", "pause", "contact", "allow_private")


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One place: a feed or page by its address, a folder by its path.

    `every` is in seconds; `fetch` tells whether the pages of a feed's entries are fetched where it gives teasers only.
    """

    kind: str
    place: str
    every: float
    outlet: str | None = None
    fetch: bool = True
    manifest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchList:
    """All places, each once; `pause` are the seconds between two requests to one site, `contact` is told to sites."""

    places: tuple[Watched, ...]
    pause: float = GAP
    contact: str | None = None
    private: bool = False


def watch_list(path: Path) -> WatchList:
    """Read the list at a path; the paths in it are relative to its folder. Raises BadWatchList."""
    text = _text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadWatchList(str(path), None, f"is no TOML: {error}") from error
    top = Checked(str(path), text, data)
    top.only((*_GENERAL, *KINDS))
    every = top.lasting("every", EVERY, least=60)
    places = tuple(place for kind in KINDS for table in top.tables(kind) for place in _places(table, kind, every, path.parent))
    if not places:
        raise BadWatchList(str(path), None, "names no place to watch. Add a [[feed]], [[page]], [[folder]] or [[list]]")
    return WatchList(
        places=tuple(_once(places).values()),
        pause=top.lasting("pause", GAP, least=0),
        contact=top.text("contact"),
        private=top.flag("allow_private", False),
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadWatchList(str(path), None, f"can't be opened ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BadWatchList(str(path), None, "is not written in UTF-8. Save it as UTF-8") from error


def _places(table: Checked, kind: str, every: float, folder: Path) -> Iterator[Watched]:
    match kind:
        case "folder":
            table.only(("path", "every", "outlet", "manifest"))
            manifest = table.text("manifest")
            yield Watched(
                kind=kind,
                place=(folder / table.needed("path")).as_posix(),
                every=table.lasting("every", every, least=60),
                outlet=table.text("outlet"),
                manifest=(folder / manifest).as_posix() if manifest else None,
            )
        case "list":
            table.only(("path", "every", "fetch"))
            yield from _of_list(table, every, folder)
        case _:
            table.only(("address", "every", "outlet", *(("fetch",) if kind == FEED else ())))
            yield Watched(
                kind=kind,
                place=_address(table),
                every=table.lasting("every", every, least=60),
                outlet=table.text("outlet"),
                fetch=table.flag("fetch", True),
            )


def _address(table: Checked) -> str:
    text = table.needed("address")
    try:
        return str(fetchable(text))
    except UnreadableSource as error:
        raise table.wrong("address", f"'{text}' can't be watched. {error.what}") from error


def _of_list(table: Checked, every: float, folder: Path) -> Iterator[Watched]:
    """The feeds of an OPML file."""
    path = folder / table.needed("path")
    try:
        feeds = listed(markup(path.read_bytes(), "", path.as_posix()), path.as_posix())
        for each in feeds:
            yield Watched(
                kind=FEED,
                place=str(fetchable(each.address)),
                every=table.lasting("every", every, least=60),
                fetch=table.flag("fetch", True),
            )
    except OSError as error:
        raise table.wrong("path", f"{path.as_posix()} can't be opened ({error.strerror})") from error
    except UnreadableSource as error:
        raise table.wrong("path", f"{path.as_posix()} can't be used. {error.what}") from error


def _once(places: tuple[Watched, ...]) -> Mapping[str, Watched]:
    """Of several entries for one place the first."""
    found: dict[str, Any] = {}
    for place in places:
        found.setdefault(place.place, place)
    return found
