"""Articles that hold no commitment: how many get a line all the same."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from eval.lines import extracted
from eval.table import Row, Table

MARKS = {"plain": "≤ 4 %", "hard": "≤ 10 %", "trap": "≤ 15 %"}


def tables(shared: Path) -> Iterable[Table]:
    source = shared / "gold" / "negatives.jsonl"
    kinds = {record["id"]: record["kind"] for record in map(json.loads, source.read_text(encoding="utf-8").splitlines())}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "negatives.jsonl"
        extracted(source, None, out)
        read = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    lined = Counter(kinds[line["article"]] for line in read if line["entries"])
    every = Counter(kinds.values())
    rows = (
        Row(f"{kind} articles with any line", f"{lined[kind]}/{every[kind]} = {lined[kind] / every[kind]:.1%}", MARKS[kind])
        for kind in MARKS
    )
    yield Table("Articles without commitments", tuple(rows))
