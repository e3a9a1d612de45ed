"""Folders: all files beneath that are of a kind that is read, in one order on every machine."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from pledgebook.model.articles import PassedOver, Setback

Found = Path | Setback | PassedOver


def files(folder: Path, readable: Callable[[Path], bool]) -> Iterator[Found]:
    """The readable files, sorted within each folder; then how many of other kinds were passed over.

    Hidden files and folders are left out. A folder that can't be listed, or holds nothing, is a Setback.
    """
    others: Counter[str] = Counter()
    count = 0
    for found in _walk(folder):
        if isinstance(found, Setback) or readable(found):
            count += 1
            yield found
        else:
            others[found.suffix.lower() or "no suffix"] += 1
    if others:
        yield PassedOver(folder.as_posix(), tuple(sorted(others.items())))
    if not count:
        yield Setback(folder.as_posix(), "The folder holds no .txt, .md, .html or .jsonl file.")


def _walk(folder: Path) -> Iterator[Path | Setback]:
    refused: list[Setback] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: refused.append(_refusal(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))
    yield from refused


def _refusal(error: OSError) -> Setback:
    return Setback(Path(str(error.filename)).as_posix(), f"The folder can't be opened ({error.strerror}).")
