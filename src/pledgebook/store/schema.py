"""The tables of a book. Articles, readings, reports and rulings are only ever added to; what follows from them, and what is
known of places that are watched, is written anew.

Portable SQL: no column depends on SQLite. Names that are sorted by compare byte by byte everywhere.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

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

traits = Table(  # what an article has in common with its copies, see sources/copies.py
    "traits",
    TABLES,
    Column("trait", NAME, primary_key=True),
    Column("article", NAME, primary_key=True),
    Column("version", NAME, primary_key=True),
    Index("traits_of", "article", "version"),
)

compared = Table(  # versions whose copies were looked for, and by which scheme
    "compared",
    TABLES,
    Column("article", NAME, primary_key=True),
    Column("version", NAME, primary_key=True),
    Column("scheme", NAME, nullable=False),
)

copies = Table(  # a pair stands here once, whichever of the two came first
    "copies",
    TABLES,
    Column("article", NAME, primary_key=True),
    Column("version", NAME, primary_key=True),
    Column("other", NAME, primary_key=True),
    Column("other_version", NAME, primary_key=True),
)

polls = Table(  # what is known of the addresses that are watched
    "polls",
    TABLES,
    Column("address", NAME, primary_key=True),
    Column("json", Text, nullable=False),
)
