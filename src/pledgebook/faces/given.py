"""What `settle` reads and prints: ledger lines that others wrote, one article a line, and where each entry ends up."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pledgebook.faces.rows import Row
from pledgebook.model.articles import Setback
from pledgebook.model.errors import InputError, UnreadableSource
from pledgebook.model.reports import Report
from pledgebook.pipeline.given import given_reports, settled_given


def settled_rows(path: str) -> tuple[list[Row], list[Setback]]:
    """The rows of all entries, and the lines that could not be understood. Raises UnreadableSource."""
    reports: list[Report] = []
    set_aside: list[Setback] = []
    for where, line in _lines(path):
        try:
            reports += given_reports(_object(line))
        except (InputError, ValueError) as error:
            set_aside.append(Setback(where, str(error).rstrip(".") + "."))
    return list(settled_given(reports)), set_aside


def _lines(path: str) -> Iterator[tuple[str, str]]:
    """The lines that are not empty, each with its address ("reports.jsonl:12")."""
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if line.strip():
            yield f"{path}:{number}", line


def text_of(path: str) -> str:
    """The text of a UTF-8 file, or of standard input for "-". Raises UnreadableSource."""
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        what = f"it can't be opened ({error.strerror or 'no reason given'})"
        raise UnreadableSource(path, what, "Name another file, or - for standard input.") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSource(path, "it is not written in UTF-8", "Save it as UTF-8 and try again.") from error


def _object(line: str) -> dict[str, Any]:
    """The article's line with the shape that its fields must have. Raises ValueError with a sentence."""
    try:
        found = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise ValueError("This line is not JSON") from None
    if not isinstance(found, dict) or not isinstance(found.get("article"), str):
        raise ValueError('This line is no object with an "article"')  # noqa: TRY004 - a wrong value, whatever its type
    if not _objects(found.get("entries", [])):
        raise ValueError(f'The "entries" of article {found["article"]} are no list of objects')
    if not isinstance(found.get("outlet"), str | None):
        raise ValueError(f'The "outlet" of article {found["article"]} is no text')  # noqa: TRY004 - as above
    return found


def _objects(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(each, dict) for each in value)
