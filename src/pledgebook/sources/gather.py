"""All sources of a run, one article after another."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.model.raws import Raw
from pledgebook.sources import stdin as standard_input
from pledgebook.sources.card import Capture, Captured, Card, article
from pledgebook.sources.file import address, captures, readable
from pledgebook.sources.folder import files
from pledgebook.sources.manifest import Manifest, load
from pledgebook.sources.written import given

STDIN = "-"
Gathered = Article | Setback | PassedOver
Keep = Callable[[Raw], object]
"""What puts raw bytes where they stay."""
Finish = Callable[..., Iterator[Gathered]]
"""From captures, and what the manifest says of them, to articles."""


def gather(
    paths: Iterable[str | Path],
    manifest: str | Path | None = None,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    keep: Keep | None = None,
) -> Iterator[Gathered]:
    """The articles of files, folders and standard input ("-"), read one by one as they are asked for.

    `published` and `outlet` stand for what neither manifest nor record says. Raises BadManifest and BadDate at
    once; what goes wrong with one source comes as a Setback in its place. The order is that of `paths`, sorted
    within folders. A file that is named twice comes once. `keep` is given the raw bytes of each article before it comes
    (see `store.raws`).
    """
    known = load(Path(manifest)) if manifest else Manifest()
    options = Card(outlet=outlet, published=given(published, "the date given for all") if published else None)
    finish = partial(_finished, options=options, keep=keep)
    return _distinct(_gathered(tuple(map(str, paths)), known, finish, stdin))


def _gathered(paths: Iterable[str], manifest: Manifest, finish: Finish, stdin: BinaryIO | None) -> Iterator[Gathered]:
    yield from manifest.missing
    seen = {manifest.path}
    for path in paths:
        if path == STDIN:
            yield from finish(standard_input.captures(stdin or sys.stdin.buffer, STDIN), Card())
            continue
        for found in _files(Path(path), manifest):
            if not isinstance(found, Path):
                yield found
            elif (real := os.path.realpath(found)) not in seen:
                seen.add(real)
                yield from _of_file(found, manifest.of(found), finish)


def _files(path: Path, manifest: Manifest) -> Iterator[Path | Setback | PassedOver]:
    """Those beneath a folder; a path that can't even be looked at is left for its opening to tell why.

    The manifest itself is neither read as an article nor counted as passed over.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where it may not look
        return iter((path,))
    return files(path, lambda file: readable(file) or os.path.realpath(file) == manifest.path)


def _of_file(path: Path, card: Card | Setback, finish: Finish) -> Iterator[Gathered]:
    return iter((card,)) if isinstance(card, Setback) else finish(captures(path), card, address(path))


def _finished(
    found: Iterable[Captured], manifest: Card, where: str = "", *, options: Card, keep: Keep | None
) -> Iterator[Gathered]:
    """The articles of captures, their raw bytes kept. A manifest's id is that of the file `where`, and of nothing in it."""
    inside = replace(manifest, id=None)
    for each in found:
        if not isinstance(each, Capture):
            yield each
            continue
        if keep and each.raw:
            keep(each.raw)
        yield article(each, manifest if each.location == where else inside, options)


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
