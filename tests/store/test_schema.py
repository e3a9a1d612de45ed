"""The tables and queries hold beyond SQLite."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Table
from sqlalchemy.dialects import registry
from sqlalchemy.schema import CreateTable

from pledgebook.store.current import newest
from pledgebook.store.schema import TABLES, reports

POSTGRESQL = registry.load("postgresql")()


def test_the_tables_can_be_made_in_postgresql_and_names_sort_by_bytes() -> None:
    made = {table.name: str(CreateTable(table).compile(dialect=POSTGRESQL)) for table in TABLES.sorted_tables}
    assert 'id VARCHAR COLLATE "C" NOT NULL' in made["articles"]
    assert set(made) == {"book", "articles", "readings", "reports", "reactions", "unread", "rulings", "setbacks"}


def test_the_query_for_the_newest_readings_is_portable() -> None:
    assert isinstance(reports, Table)
    query = str(newest(reports, date(2023, 1, 25)).compile(dialect=POSTGRESQL))
    assert "row_number() OVER (PARTITION BY articles.id ORDER BY articles.dated DESC, articles.captured DESC)" in query
