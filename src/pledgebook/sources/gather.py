"""All sources of a run, one article after another."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol

from pledgebook.language.tongues import name_of
from pledgebook.lexicon.languages import ENGLISH
from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.model.raws import Raw
from pledgebook.sources import stdin as standard_input
from pledgebook.sources.buckets import captures as stored
from pledgebook.sources.buckets import is_stored
from pledgebook.sources.card import Capture, Captured, Card, article
from pledgebook.sources.file import address, captures, readable
from pledgebook.sources.folder import files
from pledgebook.sources.manifest import Manifest, load
from pledgebook.sources.opening import captures as captures_in
from pledgebook.sources.parcel import Parcel
from pledgebook.sources.web.address import is_address
from pledgebook.sources.written import given

STDIN = "-"
NO_WEB = "Nothing is fetched here. Read it into a book, or save the page and give the file."
Gathered = Article | Setback | PassedOver
Keep = Callable[[Raw], object]
"""What puts raw bytes where they stay."""


class Web(Protocol):
    """Whatever may use the network."""

    def at(self, address: str) -> Iterator[Captured]:
        """The texts behind an address."""
        ...

    def opened(self, parcel: Parcel) -> Iterator[Captured]:
        """The texts in a file, and those that it leads to where these may be fetched."""
        ...


Finish = Callable[..., Iterator[Gathered]]
"""From captures, and what the manifest says of them, to articles."""


def gather(
    paths: Iterable[str | Path],
    manifest: str | Path | None = None,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    keep: Keep | None = None,
    web: Web | None = None,
) -> Iterator[Gathered]:
    """The articles of files, folders, web addresses and standard input ("-"), read one by one as they are asked for.

    `published` and `outlet` stand for what neither manifest nor record says. Raises BadManifest and BadDate at
    once; what goes wrong with one source comes as a Setback in its place. The order is that of `paths`, sorted
    within folders. A file that is named twice comes once. `keep` is given the raw bytes of each article before it comes
    (see `store.raws`). `web` opens addresses, and files of feeds where it may; without it both are set aside.
    """
    known = load(Path(manifest)) if manifest else Manifest()
    options = Card(outlet=outlet, published=given(published, "the date given for all") if published else None)
    finish = partial(finished, options=options, keep=keep)
    return _distinct(_gathered(tuple(map(str, paths)), known, finish, stdin, web))


def _gathered(
    paths: Iterable[str], manifest: Manifest, finish: Finish, stdin: BinaryIO | None, web: Web | None
) -> Iterator[Gathered]:
    yield from manifest.missing
    seen = {manifest.path}
    for path in paths:
        if path == STDIN:
            yield from finish(standard_input.captures(stdin or sys.stdin.buffer, STDIN), Card())
            continue
        if is_stored(path):
            yield from finish(stored(path, web.opened if web else captures_in), Card())
            continue
        if is_address(path):
            yield from finish(web.at(path) if web else (Setback(path, NO_WEB),), Card())
            continue
        for found in _files(Path(path), manifest):
            if not isinstance(found, Path):
                yield found
            elif (real := os.path.realpath(found)) not in seen:
                seen.add(real)
                yield from _of_file(found, manifest.of(found), finish, web)


def _files(path: Path, manifest: Manifest) -> Iterator[Path | Setback | PassedOver]:
    """Those beneath a folder; a path that can't even be looked at is left for its opening to tell why.

    The manifest itself is neither read as an article nor counted as passed over.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where it may not look
        return iter((path,))
    return files(path, lambda file: readable(file) or os.path.realpath(file) == manifest.path)


def _of_file(path: Path, card: Card | Setback, finish: Finish, web: Web | None) -> Iterator[Gathered]:
    if isinstance(card, Setback):
        return iter((card,))
    return finish(captures(path, web.opened) if web else captures(path), card, address(path))


def finished(
    found: Iterable[Captured], manifest: Card, where: str = "", *, options: Card, keep: Keep | None
) -> Iterator[Gathered]:
    """The articles of captures, their raw bytes kept. A manifest's id is that of the file `where`, and of nothing in it."""
    inside = replace(manifest, id=None)
    for each in found:
        if not isinstance(each, Capture):
            yield each
            continue
        made = article(each, manifest if each.location == where else inside, options)
        if made.language not in (None, ENGLISH):
            yield Setback(made.location, f"It is in {name_of(str(made.language))}; only English is read.")
            continue
        if keep and each.raw:
            keep(each.raw)
        yield made


def _distinct(found: Iterable[Gathered]) -> Iterator[Gathered]:
    """Of articles with one id the first; further ones are set aside, but left out where they are the same to the letter."""
    first: dict[str, tuple[str, str]] = {}
    for each in found:
        if not isinstance(each, Article):
            yield each
            continue
        version, other = first.setdefault(each.id, (each.version, each.location))
        if other == each.location:
            yield each
        elif version != each.version:
            yield Setback(
                each.location, f"It has the id '{each.id}', which {other} has. Give each an id of its own in a manifest."
            )
