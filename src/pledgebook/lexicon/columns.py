"""What tables and records call the fields of an article, by columns.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from pledgebook.lexicon.files import entries


def columns_of(header: Iterable[str]) -> dict[str, str]:
    """Our word for a field, and the name of the column that holds it, for each field that the header has."""
    there = {_plain(name): name for name in reversed(list(header))}
    found = {field: next((there[name] for name in names if name in there), None) for field, names in _names().items()}
    return {field: name for field, name in found.items() if name is not None}


def column_examples() -> list[tuple[str, dict[str, Any]]]:
    """Each field with each of its examples."""
    return [(entry["field"], example) for entry in entries("columns") for example in entry["examples"]]


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {entry["field"]: tuple(entry["names"]) for entry in entries("columns")}


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")
