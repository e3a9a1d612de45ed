"""The one form in which a measure is reported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One figure: what was measured, what came out, the mark to reach ("" when there is none)."""

    what: str
    figure: str
    mark: str = ""


@dataclass(frozen=True)
class Table:
    title: str
    rows: tuple[Row, ...]


def shared_folder() -> Path | None:
    """The folder with others' test material, when it lies beside the project."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    return folder if folder.is_dir() else None


def as_text(table: Table) -> str:
    """The table in Markdown."""
    lines = [f"### {table.title}", "", "| figure | value | mark |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {row.what} | {row.figure} | {row.mark} |" for row in table.rows), ""])
