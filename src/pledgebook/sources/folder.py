"""Folders: all files beneath that are of a kind that is read, in one order on every machine."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from pledgebook.model.articles import PassedOver, Setback
from pledgebook.sources.file import address
from pledgebook.sources.kinds import KINDS

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
        yield PassedOver(address(folder), tuple(sorted(others.items())))
    if not count:
        yield Setback(address(folder), f"The folder holds no file of a kind that is read: {KINDS}.")


def _walk(folder: Path) -> Iterator[Path | Setback]:
    refused: list[Setback] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: refused.append(_refusal(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))
    yield from refused


def _refusal(error: OSError) -> Setback:
    return Setback(address(Path(str(error.filename))), f"The folder can't be opened ({error.strerror}).")
