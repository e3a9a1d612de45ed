"""To which table of a book a row belongs, told by the row alone, and whether it still says what was kept.

SQLite keeps no check sums, but a book holds most things twice: an article's version follows from its words, a report names its
article, a ruling its id, and whatever is kept as JSON has its form. A row that contradicts itself is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Integer, Table

from pledgebook.model.errors import BadDate
from pledgebook.model.polls import Poll
from pledgebook.model.reports import Reaction, Report, Unread
from pledgebook.model.rulings import Ruling
from pledgebook.store.codec import decode
from pledgebook.store.format import MAKER
from pledgebook.store.pages import Row
from pledgebook.store.rows import article_of, row_of
from pledgebook.store.schema import articles, book, polls, reactions, readings, replies, reports, rulings, setbacks, unread

REPLY_KEY = re.compile("[0-9a-f]{32}")
"""The form of a request's key, which no address of a source has."""

Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a book by its columns, and the value of the model that it holds, where it holds one as JSON."""

    table: Table
    row: Columns
    value: Any = None


class _Contradiction(ValueError):
    """The row does not say what was kept."""


def recognised(row: Row, tables: Iterable[Table]) -> Found | None:
    """The row as one of the first of these tables whose row it can be; None where it can't be one of any."""
    for table in tables:
        columns = _columns(row, table)
        if columns is not None:
            try:
                return Found(table, columns, _VALUES[table.name](columns))
            except (ValueError, BadDate):  # msgspec's errors and those of texts and numbers are ValueErrors
                continue
    return None


def _columns(row: Row, table: Table) -> Columns | None:
    """The row by the table's columns; those that a later format added are empty."""
    number, shape = _shape(table)
    values, missing = row.values, len(shape) - len(row.values)
    if missing < 0 or (number and values and values[0] is not None):
        return None
    if number:
        values = (row.number, *values[1:])
    named = {column.name: value for column, value in zip(shape, (*values, *[None] * missing), strict=True)}
    return named if all(column.takes(named[column.name]) for column in shape) else None


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    kind: type
    may_be_empty: bool

    def takes(self, value: object) -> bool:
        if value is None:
            return self.may_be_empty
        return isinstance(value, self.kind) and (value >= 0 if isinstance(value, int) else "\0" not in str(value))


@lru_cache(maxsize=32)
def _shape(table: Table) -> tuple[bool, tuple[_Column, ...]]:
    """Whether its first column is the row's own number, and all its columns."""
    kinds = {column.name: int if isinstance(column.type, Integer) else str for column in table.columns}
    keys = [column.name for column in table.primary_key]
    shape = (_Column(column.name, kinds[column.name], bool(column.nullable)) for column in table.columns)
    return len(keys) == 1 and kinds[keys[0]] is int, tuple(shape)


def _article(columns: Columns) -> None:
    again = row_of(article_of(columns))
    if (again["version"], again["dated"]) != (columns["version"], columns["dated"]):
        raise _Contradiction


def _nothing(_columns: Columns) -> None:
    """A row that says nothing twice."""


def _maker(columns: Columns) -> None:
    if not columns["made_by"].startswith(MAKER):
        raise _Contradiction


def _reply(columns: Columns) -> None:
    if not REPLY_KEY.fullmatch(columns["key"]):
        raise _Contradiction


def _holding(kind: type[Any], **same: str) -> Callable[[Columns], Any]:
    """The value in the column `json`; `same` are columns that repeat a field of it."""

    def value(columns: Columns) -> Any:
        found = decode(columns["json"], kind)
        if not _says(msgspec.to_builtins(found), msgspec.json.decode(columns["json"])):
            raise _Contradiction
        if any(getattr(found, field) != columns[column] for column, field in same.items()):
            raise _Contradiction
        return found

    return value


def _says(whole: Any, part: Any) -> bool:
    """Whether all that `part` says is in `whole`, which may have fields that are younger than the row."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and _says(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return isinstance(whole, list | tuple) and len(whole) == len(part) and all(map(_says, whole, part))
    return bool(whole == part)


_VALUES: Mapping[str, Callable[[Columns], Any]] = {
    book.name: _maker,
    articles.name: _article,
    readings.name: _nothing,
    reports.name: _holding(Report),
    reactions.name: _holding(Reaction),
    unread.name: _holding(Unread),
    rulings.name: _holding(Ruling, id="id"),
    polls.name: _holding(Poll, address="address"),
    replies.name: _reply,
    setbacks.name: _nothing,
}
