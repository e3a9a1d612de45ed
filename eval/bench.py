"""`make bench`: how fast the parts are, each beside a peer in the same run, as Markdown tables on standard output.

Seconds belong to the machine and the hour; the ratios are what to compare. Processor time of this process is counted, so
that other work on the machine weighs less.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from eval import bench_growth, bench_ray, bench_scale, bench_settle
from eval.table import Row, Table, as_text, shared_folder
from pledgebook.language.engine import load
from pledgebook.model.articles import Article
from pledgebook.reading.builtin import Builtin

ROUNDS = 5
ARTICLES = 40
PROJECT = Path(__file__).resolve().parents[1]


def articles() -> list[Article]:
    """Articles that all tell of aid: the gold texts where they lie beside the project, else the examples over and over."""
    shared = shared_folder()
    folder = shared / "gold" / "dev" / "texts" if shared else PROJECT / "examples"
    paths = sorted(folder.glob("*.txt"))
    return [Article(str(number), paths[number % len(paths)].read_text(encoding="utf-8")) for number in range(ARTICLES)]


def spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def reading(told: list[Article]) -> Table:
    """The whole reading against plain spaCy over the same texts, one after the other in each round."""
    engine, reader = load(), Builtin()
    reader.read(told[0])  # the word files are loaded once a process
    rounds = []
    for _ in range(ROUNDS):
        plain = spent(lambda: list(engine.pipe(article.text for article in told)))
        rounds.append((plain, spent(lambda: [reader.read(article) for article in told])))
    ratio = statistics.median(plain / ours for plain, ours in rounds)
    words = sum(len(article.text.split()) for article in told)
    ours = statistics.median(took for _, took in rounds)
    return Table(
        f"Reading {len(told)} articles of aid ({words:,} words), median of {ROUNDS}",
        (
            Row("articles a second, times those of plain spaCy", f"{ratio:.2f}", "≥ 1.0"),
            Row("words a second, one core", f"{words / ours:,.0f}"),
        ),
    )


def starting() -> Table:
    """How long the commands take that read no article, as whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        book = str(Path(folder) / "b.db")
        command = [sys.executable, "-m", "pledgebook"]
        manifest = ["--manifest", str(PROJECT / "examples" / "manifest.csv")]
        subprocess.run([*command, "read", str(PROJECT / "examples"), *manifest, "--book", book], check=True, capture_output=True)
        rows = [
            Row(" ".join(words[:1]), f"{_wall([*command, *words]):.2f} s") for words in (["--help"], ["show", "--book", book])
        ]
    return Table(f"Starting, median of {ROUNDS}", tuple(rows))


def _wall(command: list[str]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def tables() -> Iterator[Table]:
    yield reading(articles())
    yield starting()
    yield from bench_scale.tables()
    yield from bench_growth.tables()
    yield from bench_ray.tables()
    yield from bench_settle.tables()


if __name__ == "__main__":
    for table in tables():
        print(as_text(table), flush=True)
