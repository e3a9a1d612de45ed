"""Facts that a tracker's staff recorded beside their prose (Kiel's Ukraine Support Tracker), read end to end as a user would.

Recall by `score_facts.py`, which lies beside the cases: a fact is found when some line has its amount and unit. The notes are
cells of a table whose row names donor, kind and taker, which the prose leaves out. So they are read bare, and once more as a
person sees them: under their row's heading, as what the donor's government says.
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
    for title, rows in (("as cells of their row", _in_rows), ("bare", _bare)):
        with tempfile.TemporaryDirectory() as folder:
            source, out = Path(folder) / "articles.jsonl", Path(folder) / "predictions.jsonl"
            lines = (shared / CASES).read_text(encoding="utf-8").splitlines()
            source.write_text("".join(json.dumps(rows(json.loads(line))) + "\n" for line in lines), encoding="utf-8")
            extracted(source, None, out)
            yield Table(f"Facts in a tracker's prose, end to end, {title}", tuple(_rows(scored(shared, out))))


def _bare(case: dict[str, Any]) -> dict[str, Any]:
    """The case as an article: text and date, and nothing of what is to be found."""
    return {"id": case["id"], "text": case["text"], "published": case["published"]}


def _in_rows(case: dict[str, Any]) -> dict[str, Any]:
    heading = f"{case['donor']}: {case['kind'].lower()} aid to Ukraine"
    return {**_bare(case), "text": f"{heading}\n\n{case['text']}", "outlet": f"Government of {case['donor']}"}


def scored(shared: Path, predictions: Path) -> dict[str, Any]:
    command = [sys.executable, str(shared / "tools" / "score_facts.py"), str(shared / CASES), str(predictions), "--json"]
    figures: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return figures


def _rows(figures: dict[str, Any]) -> Iterator[Row]:
    for name, mark in MARKS.items():
        facts = figures[name]["facts"]
        yield Row(f"{name}: amounts found in some line", f"{figures[name]['found']:.3f} of {facts}", mark)
        yield Row(f"{name}: found with the donor", f"{figures[name]['found with its donor']:.3f} of {facts}")
