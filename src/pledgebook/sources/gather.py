"""All sources of a run, one article after another."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.model.errors import UnreadableSource
from pledgebook.sources import html, jsonl, plain
from pledgebook.sources.card import Capture, Card, article, setback
from pledgebook.sources.decode import LIMIT, check_size
from pledgebook.sources.folder import files
from pledgebook.sources.manifest import Manifest, load
from pledgebook.sources.written import given

STDIN = "-"
ONE_ARTICLE: dict[str, Callable[[bytes, str, str], Capture]] = {
    ".txt": plain.capture,
    ".md": plain.capture,
    ".html": html.capture,
    ".htm": html.capture,
    ".xhtml": html.capture,
}
RECORDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
Gathered = Article | Setback | PassedOver


def gather(
    paths: Iterable[str | Path],
    manifest: str | Path | None = None,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Gathered]:
    """The articles of files, folders and standard input ("-"), read one by one as they are asked for.

    `published` and `outlet` stand for what neither manifest nor record says. Raises BadManifest and BadDate at
    once; what goes wrong with one source comes as a Setback in its place. The order is that of `paths`, sorted
    within folders. A file that is named twice comes once.
    """
    known = load(Path(manifest)) if manifest else Manifest({})
    options = Card(outlet=outlet, published=given(published, "the date given for all") if published else None)
    return _distinct(_gathered(tuple(map(str, paths)), known, options, stdin))


def _gathered(paths: Iterable[str], manifest: Manifest, options: Card, stdin: BinaryIO | None) -> Iterator[Gathered]:
    yield from manifest.missing
    seen: set[Path] = set()
    for path in paths:
        if path == STDIN:
            yield from _finished(_of_stream(stdin or sys.stdin.buffer), Card(), options)
            continue
        for found in _files(Path(path)):
            if not isinstance(found, Path):
                yield found
            elif found.resolve() not in seen:
                seen.add(found.resolve())
                yield from _of_file(found, manifest.of(found), options)


def _files(path: Path) -> Iterator[Path | Setback | PassedOver]:
    if path.is_dir():
        return files(path, readable)
    if path.exists() and not readable(path):
        return iter((Setback(path.as_posix(), "It is of no kind that can be read: .txt, .md, .html, .jsonl or .jsonl.gz."),))
    return iter((path,))


def readable(path: Path) -> bool:
    """Whether a file's name tells of a kind that is read, and there is no pipe or device behind it."""
    return (path.suffix.lower() in ONE_ARTICLE or _holds_records(path)) and (path.is_file() or not path.exists())


def _holds_records(path: Path) -> bool:
    return path.name.lower().endswith(RECORDS)


def _of_file(path: Path, card: Card | Setback, options: Card) -> Iterator[Article | Setback]:
    if isinstance(card, Setback):
        yield card
        return
    where = path.as_posix()
    try:
        yield from _finished(_captures(path), card, options)
    except UnreadableSource as error:
        yield setback(error)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Setback(where, "The file is damaged: it can't be unpacked to its end. What stands before is read.")
    except OSError as error:
        yield Setback(where, f"It can't be opened ({error.strerror}).")


def _captures(path: Path) -> Iterator[Capture | Setback]:
    where, name = path.as_posix(), path.stem
    if not _holds_records(path):
        check_size(path.stat().st_size, where)
        yield ONE_ARTICLE[path.suffix.lower()](path.read_bytes(), where, name)
    elif path.suffix.lower() == ".gz":
        with gzip.open(path) as packed:
            yield from jsonl.captures(jsonl.lines_of(io.BufferedReader(packed)), where, Path(name).stem)
    else:
        with path.open("rb") as stream:
            yield from jsonl.captures(jsonl.lines_of(stream), where, name)


def _of_stream(stream: BinaryIO) -> Iterator[Capture | Setback]:
    """JSON Lines when the first line is a record, else one plain text."""
    first = stream.readline(LIMIT + 1)
    if (found := jsonl.record(first.decode("utf-8-sig", "replace"))) and "text" in found:
        yield from jsonl.captures(chain((first,), jsonl.lines_of(stream)), STDIN, "stdin")
        return
    try:
        yield plain.capture(first + stream.read(LIMIT + 1 - len(first)), STDIN, "stdin")
    except UnreadableSource as error:
        yield setback(error)


def _finished(captures: Iterable[Capture | Setback], manifest: Card, options: Card) -> Iterator[Article | Setback]:
    for found in captures:
        yield found if isinstance(found, Setback) else article(found, manifest, options)


def _distinct(found: Iterable[Gathered]) -> Iterator[Gathered]:
    """Of articles with one id the first; further ones are set aside, unless they are the same to the letter."""
    first: dict[str, tuple[str, str]] = {}
    for each in found:
        if not isinstance(each, Article) or each.id not in first:
            yield each
        elif first[each.id][0] != each.version:
            other = first[each.id][1]
            yield Setback(
                each.location, f"It has the id '{each.id}', which {other} has. Give each an id of its own in a manifest."
            )
        if isinstance(each, Article):
            first.setdefault(each.id, (each.version, each.location))
