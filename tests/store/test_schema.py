"""The tables and queries hold beyond SQLite."""

from __future__ import annotations

from sqlalchemy.dialects import registry
from sqlalchemy.schema import CreateTable

from pledgebook.store.schema import TABLES

POSTGRESQL = registry.load("postgresql")()


def test_the_tables_can_be_made_in_postgresql_and_names_sort_by_bytes() -> None:
    made = {table.name: str(CreateTable(table).compile(dialect=POSTGRESQL)) for table in TABLES.sorted_tables}
    assert 'id VARCHAR COLLATE "C" NOT NULL' in made["articles"]
    kept = {"book", "articles", "readings", "reports", "reactions", "unread", "rulings", "replies", "setbacks"}
    assert set(made) == kept | {"traits", "compared", "copies", "polls"}
