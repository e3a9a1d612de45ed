"""The manifest: a CSV that says of files what they don't say themselves.

Columns: `file` (relative to the manifest) and any of id, title, outlet, published and url; further columns are
kept as notes. Commas, semicolons or tabs; the first line names the columns.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pledgebook.model.articles import Setback
from pledgebook.model.errors import BadDate, BadManifest, UnreadableSource
from pledgebook.sources.card import Card
from pledgebook.sources.decode import decoded
from pledgebook.sources.written import given

RULE = "the manifest"
FIELDS = ("id", "title", "outlet", "url")
Row = Mapping[str | None, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the rows say, by the resolved path of their file; a Setback where the row can't be followed.

    `missing` are the rows whose file is not there.
    """

    cards: Mapping[Path, Card | Setback]
    missing: tuple[Setback, ...] = ()

    def of(self, path: Path) -> Card | Setback:
        return self.cards.get(path.resolve(), Card())


def load(path: Path) -> Manifest:
    """Read a manifest. Raises BadManifest when it can't be read at all or names no files."""
    cards: dict[Path, Card | Setback] = {}
    missing: list[Setback] = []
    ids: dict[str, str] = {}
    for number, row in _rows(path):
        name = (row.get("file") or "").strip()
        if not name:
            missing.append(Setback(f"{path}:{number}", "The row names no file."))
            continue
        file = _file(path.parent, name)
        found = _repeated(row, cards, file, ids) or _card(row, file)
        if not file.is_file():
            missing.append(
                Setback(file.as_posix(), f"The manifest {path} names this file in line {number}, but it is not there.")
            )
        cards[file.resolve()] = found
    return Manifest(cards, tuple(missing))


def _file(folder: Path, name: str) -> Path:
    """A path written on Windows holds elsewhere too."""
    file = folder / name
    return folder / name.replace("\\", "/") if "\\" in name and not file.exists() else file


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows with the number of the line on which each ends, their columns' names in small letters."""
    try:
        text = decoded(path.read_bytes(), str(path)).text
    except OSError as error:
        raise BadManifest(path, f"can't be opened ({error.strerror})", "Is its name right?") from error
    except UnreadableSource as error:
        raise BadManifest(path, f"can't be read. {error.what}", "Save it as CSV in UTF-8.") from error
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True)
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    if "file" not in names:
        raise BadManifest(path, "has no column `file`", "Its first line names the columns: file,id,title,outlet,published,url.")
    reader.fieldnames = names
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise BadManifest(
            path, f"breaks off in line {reader.line_num} ({error})", "Is a quotation mark left open there?"
        ) from error


def _repeated(row: Row, cards: Mapping[Path, Card | Setback], file: Path, ids: dict[str, str]) -> Setback | None:
    """A row whose file or id an earlier row has."""
    name, id_ = file.as_posix(), (row.get("id") or "").strip()
    if file.resolve() in cards:
        return Setback(name, "The manifest names this file twice. Leave one row.")
    if id_ and ids.setdefault(id_, name) != name:
        return Setback(name, f"The manifest gives it the id '{id_}', which {ids[id_]} has. Give each file an id of its own.")
    return None


def _card(row: Row, file: Path) -> Card | Setback:
    if None in row:
        reason = "The manifest's row has more cells than columns. Put a title that has commas between quotation marks."
        return Setback(file.as_posix(), reason)
    words = {key: (value or "").strip() for key, value in row.items() if key}
    published = words.pop("published", "")
    try:
        date = given(published, RULE) if published else None
    except BadDate as error:
        return Setback(file.as_posix(), f"The manifest's date does not hold. {error}")
    notes = tuple((key, value) for key, value in words.items() if key not in (*FIELDS, "file") and value)
    return Card(**{key: words.get(key) or None for key in FIELDS}, published=date, notes=notes)
