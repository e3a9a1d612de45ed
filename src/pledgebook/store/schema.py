"""The tables of a book. Articles, readings, reports and rulings are only ever added to.

Portable SQL: no column depends on SQLite. Names that are sorted by compare byte by byte everywhere.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

NAME = String().with_variant(String(collation="C"), "postgresql")
TABLES = MetaData()

book = Table(
    "book",
    TABLES,
    Column("format", Integer, nullable=False),
    Column("made_by", String, nullable=False),
)

articles = Table(
    "articles",
    TABLES,
    Column("captured", Integer, primary_key=True),  # the order in which the versions came in
    Column("id", NAME, nullable=False),
    Column("version", NAME, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", Text),  # a Reading[PartialDate] as JSON
    Column("dated", NAME, nullable=False),  # the last day that `published` allows, "" for the undated
    Column("location", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("author", Text),
    Column("language", NAME),
    Column("raw", NAME),  # the SHA-256 of the bytes, which lie in `raws`
    UniqueConstraint("id", "version"),
)

readings = Table(
    "readings",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("article", NAME, nullable=False),
    Column("version", NAME, nullable=False),
    Column("reader", String, nullable=False),
    UniqueConstraint("article", "version", "reader"),
)


def _of_reading(name: str) -> Table:
    """A table of what readings hold, one JSON value a row, in the reader's order."""
    return Table(
        name,
        TABLES,
        Column("reading", Integer, ForeignKey("readings.number"), primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("json", Text, nullable=False),
    )


reports = _of_reading("reports")
reactions = _of_reading("reactions")
unread = _of_reading("unread")

rulings = Table(
    "rulings",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("id", NAME, nullable=False, unique=True),
    Column("json", Text, nullable=False),
)

replies = Table(
    "replies",
    TABLES,
    Column("key", NAME, primary_key=True),  # of the request: prompt, model and passage
    Column("text", Text, nullable=False),
)

setbacks = Table(
    "setbacks",
    TABLES,
    Column("address", NAME, primary_key=True),
    Column("reason", Text, nullable=False),
)
