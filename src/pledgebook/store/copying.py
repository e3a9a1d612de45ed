"""All of one book into another place, row by row, whatever the two places are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Integer, Table, insert, select, text

from pledgebook.model.errors import BookError
from pledgebook.store.book import Book
from pledgebook.store.schema import TABLES, book

AT_ONCE = 500
"""Rows that are held in memory at a time."""


def copy(from_place: str, to_place: str) -> dict[str, int]:
    """Copy a book to a place where there is none yet, and tell how many rows of each table were copied.

    Numbers are kept, and with them the order in which all came in; so both books give the same ledger. The new book is there
    as a whole or not at all. Raises a BookError where the second place holds a book with anything in it.
    """
    with Book.open(from_place) as old, Book.open(to_place, create=True) as new:
        if old.name == new.name:
            raise BookError(f"{new.name} can't be copied onto itself.")
        with old.whole() as source, new.whole() as target:
            if any(target.execute(select(table).limit(1)).first() for table in _tables()):
                raise BookError(f"{new.name} holds something already. Name a place where there is no book yet.")
            return {table.name: _copied(source, target, table) for table in _tables()}


def _tables() -> list[Table]:
    """Those of a book but for the one that tells its format, which the new book has; what is pointed to comes first."""
    return [table for table in TABLES.sorted_tables if table is not book]


def _copied(source: Connection, target: Connection, table: Table) -> int:
    count = 0
    for rows in _rows(source, table):
        target.execute(insert(table), rows)
        count += len(rows)
    _count_on(target, table)
    return count


def _rows(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    found = source.execution_options(yield_per=AT_ONCE).execute(select(table).order_by(*table.primary_key))
    for part in found.mappings().partitions():
        yield [dict(row) for row in part]


def _count_on(target: Connection, table: Table) -> None:
    """Let a server that counts by itself go on behind the highest number; SQLite does so unasked."""
    number, *others = table.primary_key
    if target.dialect.name == "postgresql" and not others and isinstance(number.type, Integer):
        name = f"'{table.name}', '{number.name}'"
        highest = f"(SELECT MAX({number.name}) FROM {table.name})"  # noqa: S608 - all words are ours
        target.execute(text(f"SELECT setval(pg_get_serial_sequence({name}), {highest}) WHERE {highest} IS NOT NULL"))
