"""How fast archives are read: mixed news against plain spaCy, with and without triage; two processes against one; memory."""

from __future__ import annotations

import gzip
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from eval.table import Row, Table, shared_folder
from pledgebook.language.engine import load
from pledgebook.model.articles import Article
from pledgebook.pipeline.crew import BATCH, Crew
from pledgebook.pipeline.intake import read_into
from pledgebook.reading.builtin import Builtin
from pledgebook.store.book import Book

ROUNDS = 3
NEWS = 240
"""Articles of mixed news, every twentieth of those that lie beside the project."""
TOGETHER = 960
"""Articles that one process reads, and two: enough that the start of a process, some two seconds, is no tenth of it."""
FEW, MANY = 480, 4800
"""Articles whose reading must not need more memory the more they are; all are different ones, and so are their words."""


def mixed_news(count: int, every: int) -> list[Article]:
    """So many articles of mixed news, each `every`th of those that lie beside the project; nothing where there are none."""
    shared = shared_folder()
    if shared is None:
        return []
    with gzip.open(shared / "bulk" / "news-5000.jsonl.gz", "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in islice(lines, 0, None, every)]
    return [Article(each["id"], each["text"], outlet=each.get("outlet")) for each in told if each["text"].strip()][:count]


def spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def mixed(told: Sequence[Article]) -> Table:
    """One process over mixed news, each way after the other in each round."""
    engine, full, sifting = load(), Builtin(), Builtin(triage=True)
    sifting.read(told[0])
    full.read(told[0])
    rounds = [
        (
            spent(lambda: list(engine.pipe(article.text for article in told))),
            spent(lambda: [full.read(article) for article in told]),
            spent(lambda: [sifting.read(article) for article in told]),
        )
        for _ in range(ROUNDS)
    ]
    plain, whole, sifted = (statistics.median(times) for times in zip(*rounds, strict=True))
    return Table(
        f"Reading {len(told)} articles of mixed news in one process, median of {ROUNDS}",
        (
            Row("plain spaCy, articles a second", f"{len(told) / plain:.1f}"),
            Row("with triage, times as many", f"{plain / sifted:.2f}", "≥ 8"),
            Row("--no-triage, times as many", f"{plain / whole:.2f}"),
        ),
    )


def together(told: Sequence[Article]) -> Table:
    """The time that passes while one process reads, and two; the start of the processes is counted."""
    times = {jobs: statistics.median(_passed(told, jobs) for _ in range(ROUNDS)) for jobs in (1, 2)}
    return Table(
        f"Reading {len(told)} articles into a book, median of {ROUNDS}",
        (
            Row("one process, articles a second", f"{len(told) / times[1]:.1f}"),
            Row("two processes, times as many", f"{times[1] / times[2]:.2f}", "≥ 1.8"),
        ),
    )


def _passed(told: Sequence[Article], jobs: int) -> float:
    with tempfile.TemporaryDirectory() as folder, Book.open(f"{folder}/b.db", create=True) as book:
        start = time.perf_counter()
        read_into(book, told, Builtin(triage=True), lambda _: None, jobs)
        return time.perf_counter() - start


def memory(told: Sequence[Article]) -> Table:
    """The most that a process ever held while it read few articles, and ten times as many."""
    few, many = _peak(told, FEW), _peak(told, MANY)
    return Table(
        "Memory of a process that reads",
        (
            Row(f"most while it read {FEW:,}", f"{few:.0f} MB", "≤ 700 MB"),
            Row(f"most while it read {MANY:,}", f"{many:.0f} MB, {many / few:.2f} times", "≤ 1.10 times"),
        ),
    )


def _peak(told: Sequence[Article], count: int) -> float:
    news = (replace(article, id=str(number)) for number, article in enumerate(islice(told, count)))
    peak = 0.0
    with Crew(Builtin(triage=True), 1) as crew:
        for _ in crew.read(iter(lambda: list(islice(news, BATCH)), [])):
            peak = max(peak, *map(most_memory, crew.processes()), 0.0)
    return peak


def most_memory(pid: int) -> float:
    """The most memory that a process held so far, in megabytes; 0 for one that is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def tables() -> Iterator[Table]:
    told = mixed_news(NEWS, 20)
    if not told:
        print("No mixed news lies beside the project: reading archives is not measured.", file=sys.stderr)
        return
    yield mixed(told)
    yield together(mixed_news(TOGETHER, 5))
    yield memory(mixed_news(MANY, 1))
