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

_SLOTS = ("line", "full", "recipient", "amount", "act", "act side", "date", "condition", "reaction")
_MARKS = {
    "read": ("F1 ≥ .80", "F1 ≥ .60", "≥ .95", "≥ .93", "≥ .90", "≥ .98", "≥ .85", "≥ .95", "F1 ≥ .65"),
    "unread": ("F1 ≥ .72", "F1 ≥ .50", "≥ .92", "≥ .90", "≥ .88", "≥ .97", "≥ .80", "≥ .93", "F1 ≥ .55"),
}
MARKS = {part: dict(zip(_SLOTS, marks, strict=True)) for part, marks in _MARKS.items()}


def extracted(source: Path, manifest: Path | None, out: Path) -> None:
    """Run `pledgebook extract` as a user would and keep what it prints in `out`."""
    command = [sys.executable, "-m", "pledgebook", "extract", str(source)]
    command += ["--manifest", str(manifest)] if manifest else []
    with out.open("wb") as file:
        subprocess.run(command, stdout=file, check=True)


def scored(shared: Path, predictions: Path, part: str | None, gold: Path | None = None) -> dict[str, Any]:
    """The scorer's figures. `gold` holds the folders "gold" and "texts"; without it they are those of `shared`."""
    folder = gold or shared / "gold" / "dev"
    command = [
        sys.executable,
        str(shared / "tools" / "score_ledger.py"),
        str(folder / "gold"),
        str(predictions),
        "--texts",
        str(folder / "texts"),
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
            marks = MARKS.get(part or "", {})
            yield Table(f"Gold lines, {title} ({figures['articles']} articles)", tuple(rows(figures, marks)))


def rows(figures: dict[str, Any], marks: dict[str, str]) -> Iterator[Row]:
    """The scorer's figures, each with its mark."""
    for name, value in figures.items():
        if name == "articles":
            continue
        text = ", ".join(f"{key} {number}" for key, number in value.items()) if isinstance(value, dict) else str(value)
        yield Row(name, text, marks.get(name, ""))
