"""Parquet, by pyarrow (https://arrow.apache.org/docs/python/parquet.html): a table stored by columns, an article a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from pledgebook.lexicon.columns import columns_of
from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.card import setback
from pledgebook.sources.meter import BEFORE
from pledgebook.sources.parcel import Found, Parcel
from pledgebook.sources.spool import spooled
from pledgebook.sources.tables import fields

ROWS = 64
"""Rows that are unpacked at a time."""


def opened(parcel: Parcel) -> Iterator[Found]:
    """The articles of the rows in turn; a row that gives none is set aside. Raises UnreadableSource for what is no such table."""
    import pyarrow as pa

    with spooled(parcel) as file:
        try:
            for number, row in enumerate(_rows(file, parcel), 1):
                yield _capture(row, number, parcel)
        except (pa.ArrowException, OSError) as error:
            raise UnreadableSource(parcel.address, "The Parquet file is damaged", BEFORE) from error


def _rows(file: BinaryIO, parcel: Parcel) -> Iterator[dict[str, Any]]:
    from pyarrow import parquet

    table = parquet.ParquetFile(file)
    columns = columns_of(table.schema_arrow.names)
    if "text" not in columns:
        raise UnreadableSource(parcel.address, "None of its columns holds the articles' text", "Call that column `text`.")
    parcel.meter.spend(sum(table.metadata.row_group(number).total_byte_size for number in range(table.num_row_groups)))
    for batch in table.iter_batches(ROWS, columns=list(columns.values()), use_threads=False):
        yield from batch.to_pylist()


def _capture(row: dict[str, Any], number: int, parcel: Parcel) -> Found:
    try:
        return fields.capture(row, number, parcel)
    except UnreadableSource as error:
        return setback(error)
