"""Standard input: JSON Lines when its first line is a record, else one plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from typing import BinaryIO

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources import jsonl, plain
from pledgebook.sources.card import Capture, Captured, setback
from pledgebook.sources.decode import LIMIT


def captures(stream: BinaryIO, location: str) -> Iterator[Captured]:
    """The texts of a stream, called after their own words: two pasted texts are never taken for one that changed."""
    first = stream.readline(LIMIT + 1)
    if (found := jsonl.record(first.decode("utf-8-sig", "replace"))) and "text" in found:
        lines = chain((first,), jsonl.lines_of(stream))
        yield from (_named(each) for each in jsonl.captures(lines, location, ""))
        return
    try:
        yield _named(plain.capture(first + stream.read(LIMIT + 1 - len(first)), location, ""))
    except UnreadableSource as error:
        yield setback(error)


def _named(found: Captured) -> Captured:
    if not isinstance(found, Capture):
        return found
    return replace(found, name=f"stdin-{sha256(found.text.encode()).hexdigest()[:8]}")
