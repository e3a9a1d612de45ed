"""Ray's workers on this machine against as many processes of our own: whole runs of the command, their start counted."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from eval.bench_scale import mixed_news
from eval.table import Row, Table, as_text

ROUNDS = 3
ARTICLES, EVERY = 960, 5
WORKERS = 2
RUNS = {"own": ["--jobs", str(WORKERS)], "ray": ["--jobs", str(WORKERS), "--engine", "ray", "local"]}


def tables(rounds: int = ROUNDS) -> Iterator[Table]:
    told = mixed_news(ARTICLES, EVERY)
    if not told or not find_spec("ray"):
        return
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder) / "news.jsonl"
        news.write_text("".join(json.dumps({"id": each.id, "text": each.text}) + "\n" for each in told), encoding="utf-8")
        took = [{name: _seconds(news, options) for name, options in RUNS.items()} for _ in range(rounds)]
    speed = len(told) / statistics.median(each["own"] for each in took)
    ratio = statistics.median(each["own"] / each["ray"] for each in took)
    yield Table(
        f"Reading {len(told)} articles into a book by {WORKERS} workers, median of {rounds}",
        (
            Row("processes of our own, articles a second", f"{speed:.1f}"),
            Row("Ray, times as many", f"{ratio:.2f}", "≥ 0.85"),
        ),
    )


def _seconds(news: Path, options: Sequence[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pledgebook", "read", str(news), "--book", f"{folder}/b.db", *options]
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        return time.perf_counter() - start


if __name__ == "__main__":
    for table in tables():
        print(as_text(table), flush=True)
