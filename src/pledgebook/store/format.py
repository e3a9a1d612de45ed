"""The format of a book, and how a book is told from other databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pledgebook.model.errors import NewerBook, NotABook

FORMAT = 4
"""The number of the layout of `schema`. A change of that needs a step in `migrations`."""
MAKER = "pledgebook"


def format_of(rows: Sequence[Mapping[str, Any]], name: str) -> int:
    """The format that the rows of a book's own table state. Raises NotABook where none of ours does, NewerBook
    where it is beyond us.
    """
    if len(rows) != 1 or not str(rows[0].get("made_by", "")).startswith(MAKER):
        raise NotABook(name)
    found = int(rows[0].get("format", 0))
    if found > FORMAT:
        raise NewerBook(name, found, FORMAT)
    return found
