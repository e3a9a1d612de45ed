"""Which version of an article holds, and which reading of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, func, select

from pledgebook.store.schema import articles, readings

LATEST_FIRST = (articles.c.dated.desc(), articles.c.captured.desc())
"""The order among the versions of one article: by date, the undated last; among equals the one captured last leads."""


def current(as_of: date | None = None) -> tuple[FromClause, ColumnElement[bool]]:
    """A table of the captured numbers of the current versions, and how `articles` joins it.

    Current is the first by LATEST_FIRST. As of a date, only versions count that were surely out by then.
    """
    place = func.row_number().over(partition_by=articles.c.id, order_by=LATEST_FIRST)
    ranked = select(articles.c.captured, place.label("place"))
    if as_of:
        ranked = ranked.where(articles.c.dated != "", articles.c.dated <= as_of.isoformat())
    of = ranked.subquery().c
    first = select(of.captured).where(of.place == 1).subquery()
    return first, articles.c.captured == first.c.captured


def newest(table: Table, as_of: date | None = None) -> Select[Any]:
    """The JSON of what the newest reading of each current version holds, by article id and position."""
    last = select(func.max(readings.c.number).label("number")).group_by(readings.c.article, readings.c.version).subquery()
    return (
        select(table.c.json)
        .join(last, last.c.number == table.c.reading)
        .join(readings, readings.c.number == table.c.reading)
        .join(articles, (articles.c.id == readings.c.article) & (articles.c.version == readings.c.version))
        .join(*current(as_of))
        .order_by(articles.c.id, table.c.position)
    )
