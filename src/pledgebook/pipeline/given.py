"""Reports that others wrote, settled without a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Report


def given_reports(line: Mapping[str, Any]) -> tuple[Report, ...]:
    """The reports of one article's line that others wrote, its items placed in the catalogue. Raises BadEntry."""
    from pledgebook.ledger.entries import reports_of

    return reports_of(line, catalogued)


def catalogued(name: str, item_class: ItemClass) -> Item:
    """The catalogue's item of that name, where it agrees on the class."""
    from pledgebook.language.items.finder import item_named

    found = item_named(name)
    return found if found.item_class is item_class else Item(name, item_class)


def settled_given(reports: Iterable[Report]) -> Iterator[dict[str, Any]]:
    """For every entry of given reports: its commitment, where that stands, and whether it counts."""
    from pledgebook.ledger.entries import settled_entries
    from pledgebook.ledger.settle import settle

    return settled_entries(settle(reports))
