"""Ray's workers on this machine against as many processes of our own: the same articles, the start of both counted."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec

from eval.bench_scale import mixed_news
from eval.table import Row, Table, as_text
from pledgebook.model.articles import Article
from pledgebook.pipeline.crew import Crew, Hands
from pledgebook.pipeline.intake import read_into
from pledgebook.pipeline.ray_crew import LOCAL, RayCrew
from pledgebook.pipeline.reader import Reader
from pledgebook.reading.builtin import Builtin
from pledgebook.store.book import Book

ROUNDS = 3
ARTICLES, EVERY = 480, 10
WORKERS = 2


def tables(rounds: int = ROUNDS) -> Iterator[Table]:
    told = mixed_news(ARTICLES, EVERY)
    if not told or not find_spec("ray"):
        return
    took = [(_seconds(told, lambda reader: Crew(reader, WORKERS)), _seconds(told, _ray)) for _ in range(rounds)]
    ratio = statistics.median(ours / theirs for ours, theirs in took)
    yield Table(
        f"Reading {len(told)} articles into a book by {WORKERS} workers, median of {rounds}",
        (
            Row("processes of our own, articles a second", f"{len(told) / statistics.median(ours for ours, _ in took):.1f}"),
            Row("Ray, times as many", f"{ratio:.2f}", "≥ 0.85"),
        ),
    )


def _ray(reader: Reader) -> Hands:
    return RayCrew(reader, LOCAL, WORKERS)


def _seconds(told: Sequence[Article], hired: Callable[[Reader], Hands]) -> float:
    reader = Builtin(triage=True)
    with tempfile.TemporaryDirectory() as folder, Book.open(f"{folder}/b.db", create=True) as book:
        start = time.perf_counter()
        read_into(book, told, reader, lambda _: None, hands=hired(reader))
        return time.perf_counter() - start


if __name__ == "__main__":
    for table in tables():
        print(as_text(table), flush=True)
