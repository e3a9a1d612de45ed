"""The ledger as files: CSV for spreadsheets, JSON Lines for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from pledgebook.faces.rows import Row, row
from pledgebook.model.errors import InputError
from pledgebook.model.ledgers import Commitment
from pledgebook.store.codec import indented

COLUMNS = (
    "id",
    "donor",
    "recipient",
    "item",
    "item_class",
    "value",
    "low",
    "high",
    "unit",
    "qualifier",
    "amount_missing",
    "stage",
    "since",
    "due",
    "due_latest",
    "gates",
    "scope",
    "package",
    "origins",
    "witnesses",
    "counts",
    "why_not",
    "disagreements",
    "history",
)
AMOUNT = ("value", "low", "high", "unit", "qualifier")


def json_array(commitments: Iterable[Commitment]) -> str:
    """What `show --format json` prints: an array of the rows of the contract, indented for the eye."""
    return indented(json.dumps([row(each) for each in commitments], ensure_ascii=False)) + "\n"


def jsonl(commitments: Iterable[Commitment]) -> Iterator[str]:
    """The same rows, one JSON object a line."""
    return (json.dumps(row(each), ensure_ascii=False) + "\n" for each in commitments)


def as_csv(commitments: Iterable[Commitment]) -> Iterator[str]:
    """The rows as CSV with a header (UTF-8, comma); lists within a cell are separated by "; "."""
    yield line(COLUMNS)
    for each in commitments:
        yield line(_flat(row(each)))


def line(cells: Iterable[str]) -> str:
    """One line of CSV."""
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _flat(full: Row) -> list[str]:
    amount = full["amount"] or {}
    flat = {**full, **{name: amount.get(name) for name in AMOUNT}}
    flat["gates"] = [f"{gate['state']}: {gate['text']}" for gate in full["gates"]]
    flat["disagreements"] = [
        f"{each['cell']}: {' / '.join(claim['value'] for claim in each['claims'])}" for each in full["disagreements"]
    ]
    flat["history"] = [
        f"{step['date'] or 'undated'} {step['act']} ({step['outlet'] or step['article']})" for step in full["history"]
    ]
    return [cell(flat[name]) for name in COLUMNS]


def cell(value: object) -> str:
    """A value as a spreadsheet shows it; lists are separated by "; "."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return safe("; ".join(map(str, value)) if isinstance(value, list) else str(value))


def safe(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


class Unwritable(InputError):
    """A file that can't be written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} can't be written ({why}). Name another file, or - for standard output.")


def write(path: Path, text: str | bytes) -> None:
    """Write a file in one go: it is whole or as it was before. Raises Unwritable."""
    fresh = path.with_name(f".{path.name}.part")
    try:
        fresh.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace"))
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise Unwritable(path, error.strerror or "no reason given") from error
