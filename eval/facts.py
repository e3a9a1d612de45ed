"""Facts that a tracker's staff recorded beside their prose (Kiel's Ukraine Support Tracker), read end to end as a user would.

Recall by `score_facts.py`, which lies beside the cases: a fact is found when some line has its amount and unit. The prose
tells of Ukraine's donors one at a time and often leaves the donor out, so the second figure also asks for the donor.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eval.lines import extracted
from eval.table import Row, Table

CASES = Path("benchmarks/kiel-explanations/dev.jsonl")
MARKS = {"money": "≥ .92", "goods": "≥ .85"}


def tables(shared: Path) -> Iterable[Table]:
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "articles.jsonl", Path(folder) / "predictions.jsonl"
        source.write_text("".join(_articles(shared / CASES)), encoding="utf-8")
        extracted(source, None, out)
        yield Table("Facts in a tracker's prose, end to end", tuple(_rows(scored(shared, out))))


def _articles(cases: Path) -> Iterator[str]:
    """The cases as articles: text and date, and nothing of what is to be found."""
    for line in cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        yield json.dumps({"id": case["id"], "text": case["text"], "published": case["published"]}) + "\n"


def scored(shared: Path, predictions: Path) -> dict[str, Any]:
    command = [sys.executable, str(shared / "tools" / "score_facts.py"), str(shared / CASES), str(predictions), "--json"]
    figures: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return figures


def _rows(figures: dict[str, Any]) -> Iterator[Row]:
    for name, mark in MARKS.items():
        facts = figures[name]["facts"]
        yield Row(f"{name}: amounts found in some line", f"{figures[name]['found']:.3f} of {facts}", mark)
        yield Row(f"{name}: found with the donor", f"{figures[name]['found with its donor']:.3f} of {facts}")
