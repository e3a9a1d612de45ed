"""The manifest: a CSV that says of files what they don't say themselves.

Columns: `file` (relative to the manifest) and any of id, title, outlet, published and url; further columns are
kept as notes. Commas, semicolons or tabs; the first line names the columns.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pledgebook.model.articles import Setback
from pledgebook.model.errors import BadDate, BadManifest, UnreadableSource
from pledgebook.sources.card import Card
from pledgebook.sources.documents.decode import decoded
from pledgebook.sources.file import address
from pledgebook.sources.written import given

RULE = "the manifest"
FIELDS = ("id", "title", "outlet", "url")
Row = Mapping[str | None, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the rows say, by the real path of their file; a Setback where the row can't be followed.

    `path` is the manifest's own real path; `missing` are the rows whose file is not there.
    """

    path: str = ""
    cards: Mapping[str, Card | Setback] = field(default_factory=dict)
    missing: tuple[Setback, ...] = ()

    def of(self, path: Path) -> Card | Setback:
        """What the manifest says of a file; an empty card where it says nothing."""
        return self.cards.get(os.path.realpath(path), Card())


def load(path: Path) -> Manifest:
    """Read a manifest. Raises BadManifest when it can't be read at all, or a row names no file."""
    cards: dict[str, Card | Setback] = {}
    missing: list[Setback] = []
    ids: dict[str, str] = {}
    for number, row in _rows(path):
        name = (row.get("file") or "").strip()
        if not name:
            raise BadManifest(path, f"names no file in line {number}", "Fill in the column `file`, or leave that line out.")
        file = path.parent / name
        if found := _existing(file):
            cards[os.path.realpath(found)] = _repeated(row, cards, found, ids) or _card(row, found)
        else:
            missing.append(Setback(address(file), f"The manifest {path} names this file in line {number}, but it is not there."))
    return Manifest(os.path.realpath(path), cards, tuple(missing))


def _existing(file: Path) -> Path | None:
    """The file that a row names, read in the way of Windows where that leads to one."""
    for path in (file, Path(file.as_posix().replace("\\", "/"))):
        if os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where it may not look
            return path
    return None


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows with the number of the line on which each ends, their columns' names in small letters."""
    text = _text(path)
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
        if "file" not in reader.fieldnames:
            raise BadManifest(
                path, "has no column `file`", "Its first line names the columns: file,id,title,outlet,published,url."
            )
        yield from ((reader.line_num, row) for row in reader if any(row.values()))
    except csv.Error as error:
        what = f"breaks off after line {reader.line_num} ({error})"
        raise BadManifest(path, what, "Is a quotation mark left open there?") from error


def _text(path: Path) -> str:
    try:
        return decoded(path.read_bytes(), str(path)).text
    except OSError as error:
        raise BadManifest(path, f"can't be opened ({error.strerror})", "Is its name right?") from error
    except UnreadableSource as error:
        raise BadManifest(path, f"can't be read. {error.what}", "Save it as CSV in UTF-8.") from error


def _repeated(row: Row, cards: Mapping[str, Card | Setback], file: Path, ids: dict[str, str]) -> Setback | None:
    """A row whose file or id an earlier row has."""
    name, id_ = address(file), (row.get("id") or "").strip()
    if os.path.realpath(file) in cards:
        return Setback(name, "The manifest names this file twice. Leave one row.")
    if id_ and ids.setdefault(id_, name) != name:
        return Setback(name, f"The manifest gives it the id '{id_}', which {ids[id_]} has. Give each file an id of its own.")
    return None


def _card(row: Row, file: Path) -> Card | Setback:
    if None in row:
        reason = "The manifest's row has more cells than columns. Put a title that has commas between quotation marks."
        return Setback(address(file), reason)
    words = {key: (value or "").strip() for key, value in row.items() if key}
    published = words.pop("published", "")
    try:
        date = given(published, RULE) if published else None
    except BadDate as error:
        return Setback(address(file), f"The manifest's date does not hold. {error}")
    notes = tuple((key, value) for key, value in words.items() if key not in (*FIELDS, "file") and value)
    return Card(**{key: words.get(key) or None for key in FIELDS}, published=date, notes=notes)
