"""The whole chain: the gold articles read, then settled, scored over the lines that were read right."""

from __future__ import annotations

import csv
import importlib.util
import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eval.clusters import Entry, commitments_of, named_item, scored, unread
from eval.lines import extracted
from eval.table import Row, Table
from pledgebook.ledger.entries import reports_of


def tables(shared: Path) -> Iterable[Table]:
    dev = shared / "gold" / "dev"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "read.jsonl"
        extracted(dev / "texts", dev / "manifest.csv", out)
        read = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    clusters = json.loads((shared / "gold" / "clusters-dev.json").read_text(encoding="utf-8"))["clusters"]
    gold = [[(article, entry) for article, entry in cluster] for cluster in clusters]
    placed = _placed(read, dev / "manifest.csv")
    right = dict(_read_right(shared, read))
    yield Table("Read, then settled: the gold lines that were read right", tuple(_rows(shared, gold, placed, right)))


def _placed(read: list[dict[str, Any]], manifest: Path) -> dict[Entry, str]:
    """The commitment of every entry that was read."""
    with manifest.open(encoding="utf-8", newline="") as file:
        about = {row["id"]: row for row in csv.DictReader(file)}
    lines = ({**line, **{cell: about[line["article"]][cell] or None for cell in ("published", "outlet")}} for line in read)
    return commitments_of(report for line in lines for report in reports_of(line, named_item))


def _read_right(shared: Path, read: list[dict[str, Any]]) -> Iterator[tuple[Entry, Entry]]:
    """Gold entries with the entries read that match them, by the material's own scorer."""
    match = _scorer(shared / "tools" / "score_ledger.py").match
    for line in read:
        path = shared / "gold" / "dev" / "gold" / f"{line['article']}.json"
        gold = json.loads(path.read_text(encoding="utf-8"))["entries"]
        for mine, theirs in match(gold, line["entries"]):
            yield (line["article"], gold[mine]["id"]), (line["article"], line["entries"][theirs]["id"])


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_ledger", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(shared: Path, gold: list[list[Entry]], placed: dict[Entry, str], right: dict[Entry, Entry]) -> Iterator[Row]:
    names = {mine: placed[theirs] for mine, theirs in right.items() if theirs in placed}
    known = [kept for cluster in gold if (kept := [entry for entry in cluster if entry in names])]
    for part in ("all", "read", "unread"):
        wanted = [c for c in known if part == "all" or (part == "unread") == any(unread(article) for article, _ in c)]
        figures = scored(shared, wanted, names)
        for over in ("all", "not alone"):
            if found := figures[over]:
                what = f"{part} articles, {'all lines' if over == 'all' else 'lines not alone'} ({found['entries']})"
                mark = "≥ .70" if (part, over) == ("all", "not alone") else ""
                yield Row(what, f"P {found['precision']} R {found['recall']} F1 {found['f1']}", mark)
