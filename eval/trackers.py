"""A hand-kept tracker's rows of U.S. packages against what is read from the official releases of the same days.

Item by item: found in both, with another number, missing there, missing here. The counts are the table; the items, each with
the sentence that it was read from, go to standard error, for the sentences belong to their publishers. Of the articles
that are left unread only the counts are shown.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from eval.clusters import unread
from eval.lines import extracted
from eval.table import Row, Table
from pledgebook.ledger.wording import words

ENOUGH = 0.5
"""Share of the shorter name's words that must stand in the other."""
KINDS = ("found", "another number", "missing here", "missing there")


@dataclass(frozen=True, slots=True)
class Item:
    """What became of one item of one release: the tracker's name and number, ours, and our sentence ("" on a side without)."""

    kind: str
    article: str
    theirs: str
    ours: str
    sentence: str


def tables(shared: Path) -> Iterable[Table]:
    rows = _rows(shared / "benchmarks" / "kiel-rows" / "us_packages.csv")
    found = list(_compared(rows, _read(shared, rows.keys())))
    for item in found:
        if not unread(item.article):
            print(f"{item.kind}: {item.article}: {item.theirs} | {item.ours} | {item.sentence}", file=sys.stderr)
    for part in ("read", "unread"):
        counts = Counter(item.kind for item in found if unread(item.article) == (part == "unread"))
        figures = tuple(Row(kind, str(counts[kind])) for kind in KINDS)
        yield Table(f"Tracker rows of U.S. packages, item by item ({part} releases)", figures)


def _rows(path: Path) -> dict[str, list[tuple[str, Decimal | None]]]:
    """Items with their numbers, by the day of the announcement."""
    rows: defaultdict[str, list[tuple[str, Decimal | None]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["announced"]].append((row["item"], _number(row["units"])))
    return rows


def _number(text: object) -> Decimal | None:
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return None


def _read(shared: Path, days: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """What is read from the official releases of those days, by day: lines of the same article's id and entries."""
    dev, wanted = shared / "gold" / "dev", set(days)
    with (dev / "manifest.csv").open(encoding="utf-8", newline="") as file:
        official = {
            row["id"]: row for row in csv.DictReader(file) if row["published"] in wanted and "U.S. Depart" in row["outlet"]
        }
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "read.jsonl"
        extracted(dev / "texts", dev / "manifest.csv", out)
        for line in map(json.loads, out.read_text(encoding="utf-8").splitlines()):
            if line["article"] in official and line["article"].startswith("mili"):
                found[official[line["article"]]["published"]].append(line)
    return found


def _compared(rows: dict[str, list[tuple[str, Decimal | None]]], read: dict[str, list[dict[str, Any]]]) -> Iterator[Item]:
    for day, lines in sorted(read.items()):
        for line in lines:
            yield from _of_release(line["article"], rows[day], [each for each in line["entries"] if not _is_money(each)])


def _is_money(entry: dict[str, Any]) -> bool:
    """Whether the entry is a package's sum and no item."""
    unit = (entry["amount"] or {}).get("unit") or ""
    return len(unit) == 3 and unit.isupper()


def _of_release(article: str, rows: list[tuple[str, Decimal | None]], entries: list[dict[str, Any]]) -> Iterator[Item]:
    """The best pairs first, each item in one pair; then what is left on either side."""
    pairs = [
        (_alike(name, entry["item"]), number == _count(entry), n, e)
        for n, (name, number) in enumerate(rows)
        for e, entry in enumerate(entries)
    ]
    mine: dict[int, int] = {}
    for worth, _, row, entry in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if worth >= ENOUGH and row not in mine and entry not in mine.values():
            mine[row] = entry
    for row, (name, number) in enumerate(rows):
        theirs = f"{name}: {number if number is not None else 'undisclosed'}"
        if row not in mine:
            yield Item("missing here", article, theirs, "", "")
        else:
            found = entries[mine[row]]
            kind = "found" if number == _count(found) else "another number"
            yield Item(kind, article, theirs, _said(found), found["evidence"][0])
    for place, one in enumerate(entries):
        if place not in mine.values():
            yield Item("missing there", article, "", _said(one), one["evidence"][0])


def _count(entry: dict[str, Any]) -> Decimal | None:
    amount = entry["amount"] or {}
    return next((Decimal(str(amount[cell])) for cell in ("value", "low", "high") if amount.get(cell) is not None), None)


def _said(entry: dict[str, Any]) -> str:
    count = _count(entry)
    return f"{entry['item']}: {count if count is not None else 'not stated'}"


def _alike(one: str, other: str) -> float:
    mine, theirs = words(one), words(other)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))
