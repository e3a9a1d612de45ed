"""JSON Lines: a record a line, with `text` and any of id, title, outlet, published and url."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from pledgebook.model.errors import BadDate, UnreadableSource
from pledgebook.sources.card import Capture, Captured, Card, setback
from pledgebook.sources.decode import LIMIT, check_size, clean, decoded
from pledgebook.sources.written import given

RULE = "the record"
FIELDS = ("id", "title", "outlet", "url", "published")


def captures(lines: Iterable[bytes], location: str, name: str) -> Iterator[Captured]:
    """The articles of the records in turn; what a broken line holds is set aside, the others are read.

    A record without an id is called after the file and its line: "news-12".
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{location}:{number}"
            try:
                yield _capture(line, where, f"{name}-{number}")
            except UnreadableSource as error:
                yield setback(error)


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, each cut just above the size that is refused, so that none can fill the memory."""
    while line := stream.readline(LIMIT + 1):
        yield line
        while len(line) > LIMIT and not line.endswith(b"\n"):
            line = stream.readline(LIMIT + 1)


def record(line: str) -> dict[str, Any] | None:
    """The record that a line holds, None when it holds none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _capture(line: bytes, where: str, name: str) -> Capture:
    check_size(len(line), where)
    fields = record(decoded(line, where).text)
    if fields is None:
        raise UnreadableSource(
            where, "The line is no JSON record", 'A record looks like {"text": "...", "published": "2023-01-25"}.'
        )
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableSource(where, "The record has no `text`")
    return Capture(where, name, clean(text), record=_card(fields, where))


def _card(fields: dict[str, Any], where: str) -> Card:
    id_, title, outlet, url, published = (_word(fields.get(key), key, where) for key in FIELDS)
    try:
        date = given(published, RULE) if published else None
    except BadDate as error:
        raise UnreadableSource(where, "The record's `published` is no single date", str(error)) from error
    return Card(id=id_, title=title, outlet=outlet, url=url, published=date)


def _word(value: object, key: str, where: str) -> str | None:
    """A field as text. Numbers serve as ids; anything else that is no text is refused."""
    if value is None or isinstance(value, str):
        return clean(value or "").strip() or None
    if isinstance(value, int) and key == "id":
        return str(value)
    raise UnreadableSource(where, f"The record's `{key}` is neither text nor null")
