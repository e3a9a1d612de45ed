"""Standard input: JSON Lines when its first line is a record, else what its bytes tell, else one plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from typing import BinaryIO

from pledgebook.lexicon.columns import columns_of
from pledgebook.model.raws import Raw, Receipt
from pledgebook.sources import limits
from pledgebook.sources.card import Capture, Captured
from pledgebook.sources.opening import captures as captures_in
from pledgebook.sources.parcel import of_bytes
from pledgebook.sources.tables import jsonl


def captures(stream: BinaryIO, location: str) -> Iterator[Captured]:
    """The texts of a stream, called after their own words: two pasted texts are never taken for one that changed."""
    receipt = Receipt(address=location)
    first = stream.readline(limits.ARTICLE + 1)
    if (found := jsonl.record(first.decode("utf-8-sig", "replace"))) and "text" in columns_of(found):
        lines = chain((first,), jsonl.lines_of(stream))
        yield from map(_named, jsonl.records(lines, of_bytes(Raw(b"", receipt), "")))
        return
    data = first + stream.read(limits.ARTICLE + 1 - len(first))
    yield from map(_named, captures_in(of_bytes(Raw(data, receipt), "", "stdin.txt")))


def _named(found: Captured) -> Captured:
    if not isinstance(found, Capture):
        return found
    return replace(found, name=f"stdin-{sha256(found.text.encode()).hexdigest()[:8]}")
