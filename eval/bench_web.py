"""How fast the pages of a large book are: 20,000 commitments told by 200,000 reports, on the server and in a browser.

    python -m eval.bench_web            the large book; a few minutes and about 4 GB
    python -m eval.bench_web 2000       a smaller one, of so many commitments

Medians of the time that the server takes for a page, without the network; bytes before and after compression.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from starlette.testclient import TestClient

from eval import bench_settle
from eval.table import Row, Table, as_text
from pledgebook.faces.web.app import app
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Extract, Report
from pledgebook.store.book import Book

TOLD = 10
"""Reports of each commitment."""
ROUNDS = 9
ADDRESSES = {
    "first page": "/",
    "one donor": "/?donor=DE",
    "donor, class and stage": "/?donor=DE&class=tank&stage=pledged",
    "words": "/?q=tank+poland",
    "sorted by amount": "/?sort=-amount",
    "page 100": "/?page=100",
    "totals of a donor": "/totals?donor=DE",
    "all totals": "/totals",
    "disagreements": "/disagreements",
    "review": "/review",
    "donors by items": "/pictures/matrix",
    "promised and delivered": "/pictures/promised",
    "ledger as JSON": "/api/ledger",
}
LIMIT = 200
"""Milliseconds for the first page and any filter."""


def book(folder: Path, commitments: int) -> Book:
    """A book on disk of generated news; each thing that happens is told by ten outlets."""
    bench_settle.TOLD = TOLD
    held = Book.open(str(folder / "bench.db"), create=True)
    told = sorted(bench_settle.reports(commitments * TOLD), key=lambda report: report.source.article)
    for name, group in groupby(told, lambda report: report.source.article):
        _keep(held, name, list(group))
    return held


def _keep(held: Book, name: str, reports: list[Report]) -> None:
    source = reports[0].source
    published = source.published or PartialDate("2015")
    article = Article(
        name, "\n".join(r.evidence[0].words for r in reports), outlet=source.outlet, published=Reading(published, None, "bench")
    )
    cited = article.cite()
    held.keep(article, Extract(cited, tuple(replace(report, source=cited) for report in reports)), "bench")


def pages(client: TestClient) -> Iterator[Row]:
    """One row a page: the median time, and what it weighs."""
    for name, address in {**ADDRESSES, "one commitment": _first(client)}.items():
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            answer = client.get(address)
            times.append(time.perf_counter() - start)
        answer.raise_for_status()
        size = len(answer.content)
        weight = f"{size / 1000:.0f} KB, {len(gzip.compress(answer.content)) / 1000:.0f} KB compressed"
        yield Row(name, f"{statistics.median(times) * 1000:.0f} ms, {weight}", f"< {LIMIT} ms")


def _first(client: TestClient) -> str:
    first = client.get("/api/ledger?rows=1").json()["commitments"][0]
    return f"/c/{first['id']}"


def tables(commitments: int) -> Iterator[Table]:
    with tempfile.TemporaryDirectory() as folder, book(Path(folder), commitments) as held:
        client = TestClient(app(held), base_url="http://127.0.0.1")
        start = time.perf_counter()
        count = client.get("/api/ledger?rows=1").json()["count"]
        ready = time.perf_counter() - start
        yield Table(f"Pages of a book of {count:,} commitments from {commitments * TOLD:,} reports", tuple(pages(client)))
        yield Table("Making the book ready when the server starts", (Row("from the file to the first page", f"{ready:.1f} s"),))
        yield _past(client)


def _past(client: TestClient) -> Table:
    start = time.perf_counter()
    client.get("/?as_of=2019-06-30")
    first = time.perf_counter() - start
    start = time.perf_counter()
    client.get("/?as_of=2019-06-30&donor=DE")
    again = time.perf_counter() - start
    return Table(
        "The same book as of a day four years ago",
        (Row("asked for the first time", f"{first:.1f} s"), Row("a filter on it", f"{again * 1000:.0f} ms")),
    )


if __name__ == "__main__":
    for each in tables(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000):
        print(as_text(each), flush=True)
