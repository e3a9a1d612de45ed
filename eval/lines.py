"""Lines and slots against the gold ledgers, scored by the scorer that lies beside them."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eval.table import Row, Table

MARKS = {
    "read": {"line": "F1 ≥ .80", "full": "F1 ≥ .60", "recipient": "≥ .95", "amount": "≥ .93", "act": "≥ .90", "act side": "≥ .98", "date": "≥ .85", "condition": "≥ .95", "reaction": "F1 ≥ .65"},
    "unread": {"line": "F1 ≥ .72", "full": "F1 ≥ .50", "recipient": "≥ .92", "amount": "≥ .90", "act": "≥ .88", "act side": "≥ .97", "date": "≥ .80", "condition": "≥ .93", "reaction": "F1 ≥ .55"},
}  # fmt: skip


def extracted(folder: Path, manifest: Path, out: Path) -> None:
    """Run `pledgebook extract` as a user would and keep what it prints in `out`."""
    command = [sys.executable, "-m", "pledgebook.faces.cli", "extract", str(folder), "--manifest", str(manifest)]
    with out.open("wb") as file:
        subprocess.run(command, stdout=file, check=True)


def scored(shared: Path, predictions: Path, part: str | None) -> dict[str, Any]:
    dev = shared / "gold" / "dev"
    command = [
        sys.executable,
        str(shared / "tools" / "score_ledger.py"),
        str(dev / "gold"),
        str(predictions),
        "--texts",
        str(dev / "texts"),
        "--json",
    ]
    done = subprocess.run([*command, *(["--part", part] if part else [])], capture_output=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def tables(shared: Path) -> Iterable[Table]:
    dev = shared / "gold" / "dev"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        extracted(dev / "texts", dev / "manifest.csv", out)
        for part, title in (("read", "articles to build on"), ("unread", "the third left unread"), (None, "all")):
            figures = scored(shared, out, part)
            yield Table(f"Gold lines, {title} ({figures['articles']} articles)", tuple(_rows(figures, MARKS.get(part or "", {}))))


def _rows(figures: dict[str, Any], marks: dict[str, str]) -> Iterator[Row]:
    for name, value in figures.items():
        if name == "articles":
            continue
        text = ", ".join(f"{key} {number}" for key, number in value.items()) if isinstance(value, dict) else str(value)
        yield Row(name, text, marks.get(name, ""))
