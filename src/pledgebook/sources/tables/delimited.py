"""CSV and TSV: a table whose first line names the columns, an article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from pledgebook.lexicon.columns import columns_of
from pledgebook.model.articles import Setback
from pledgebook.model.errors import UnreadableSource
from pledgebook.sources import limits
from pledgebook.sources.card import setback
from pledgebook.sources.documents.decode import WESTERN_LETTERS, encoding_of
from pledgebook.sources.parcel import Found, Parcel
from pledgebook.sources.tables import fields

DELIMITERS = ",;\t|"

csv.field_size_limit(limits.ARTICLE)  # Python's own 128 kB is less than a long report has


def opened(parcel: Parcel) -> Iterator[Found]:
    """The articles of the rows in turn; a row that gives none is set aside. Raises UnreadableSource for what is no such table."""
    encoding = encoding_of(parcel.head(), parcel.address)
    with io.TextIOWrapper(parcel.stream, encoding, WESTERN_LETTERS, newline="") as stream:
        yield from _table(stream, parcel)


def _table(stream: io.TextIOWrapper, parcel: Parcel) -> Iterator[Found]:
    first = stream.readline(limits.ARTICLE)
    header = next(csv.reader([first], delimiter=(delimiter := max(DELIMITERS, key=first.count))), [])
    _check(header, parcel.address)
    rows = csv.reader(stream, delimiter=delimiter, strict=True)
    try:
        for row in rows:
            if any(row):
                yield _row(header, row, rows.line_num + 1, parcel)
    except csv.Error as error:
        what = f"The table breaks off after line {rows.line_num + 1} ({error})"
        raise UnreadableSource(
            parcel.address, what, "Is a quotation mark left open there? What stands before it is read."
        ) from error


def _check(header: list[str], where: str) -> None:
    """Raises UnreadableSource when no column is an article's text."""
    if "text" in columns_of(header):
        return
    if any(name.strip().lower() == "file" for name in header):
        raise UnreadableSource(where, "It is a table of files, not of articles", f"Name it with: --manifest {where}")
    raise UnreadableSource(
        where, "None of its columns holds the articles' text", "Its first line has to name the columns; call that one `text`."
    )


def _row(header: list[str], row: list[str], number: int, parcel: Parcel) -> Found:
    if len(row) > len(header):
        return Setback(f"{parcel.address}:{number}", "The row has more cells than columns. Put texts between quotation marks.")
    try:
        return fields.capture(dict(zip(header, row, strict=False)), number, parcel)
    except UnreadableSource as error:
        return setback(error)
