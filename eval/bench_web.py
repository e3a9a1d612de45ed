"""How fast the pages of a large book are: 20,000 commitments told by 200,000 reports, on the server and in a browser.

    python -m eval.bench_web            the large book; some minutes and about 4 GB, the first time one minute more
    python -m eval.bench_web 2000       a smaller one, of so many commitments

The book is served as `pledgebook serve` does. Medians of the time between a question and its answer on this computer, and the
processor time that the server spends on it; bytes before and after compression.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

from eval.bench_scale import most_memory
from eval.big_book import TOLD, path_of
from eval.screenshots import browsers
from eval.table import Row, Table, as_text

ROUNDS, IN_BROWSER = 9, 5
ADDRESSES = {
    "first page": "/",
    "one donor": "/?donor=DE",
    "donor, class and stage": "/?donor=DE&class=tank&stage=pledged",
    "words": "/?q=tank+pledged",
    "sorted by amount": "/?sort=-amount",
    "page 100": "/?page=100",
    "totals of a donor": "/totals?donor=DE",
    "all totals": "/totals",
    "disagreements": "/disagreements",
    "review": "/review",
    "changes": "/changes",
    "articles": "/articles",
    "promised and delivered": "/pictures/promised",
    "donors by items": "/pictures/matrix",
    "across outlets": "/pictures/outlets",
    "across outlets, one story": "/pictures/outlets?donor=DE&recipient=UA&class=tank",
    "who waits on whom": "/pictures/waiting",
    "ledger as JSON": "/api/ledger",
}
SEEN = ("first page", "one donor", "words", "one commitment", "all totals", "review", "donors by items")
"""What is opened in a browser too."""
LIMIT, USABLE, WEIGHT = 200, 1000, 300
"""Milliseconds for the first page and any filter, and until it can be used; kilobytes of the ledger."""
MOMENTS = """() => {
  const [went] = performance.getEntriesByType("navigation");
  return [went.domContentLoadedEventEnd, went.loadEventEnd];
}"""
PAST = {"asked for": "/?as_of=2019-06-30", "a filter on it": "/?as_of=2019-06-30&donor=DE", "the day after": "/?as_of=2019-07-01"}


@dataclass(frozen=True)
class Served:
    """A server at work; `root` is its address, `word` and `ready` the seconds until its first answer and its first page."""

    root: str
    process: int
    word: float
    ready: float

    def spent(self) -> float:
        """Processor seconds so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(path: Path) -> Iterator[Served]:
    """`pledgebook serve` with that book, ready for visitors."""
    command = [sys.executable, "-m", "pledgebook", "serve", "--port", "0", "--book", str(path)]
    start = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            root = "http://" + (process.stderr or sys.stdin).readline().partition("http://")[2].partition("/")[0]
            with httpx.Client(base_url=root, timeout=600) as client:
                word = _answered(process, client, 503, start)
                ready = _answered(process, client, 200, start)
            yield Served(root, process.pid, word, ready)
        finally:
            process.terminate()


def _answered(process: subprocess.Popen[str], client: httpx.Client, wanted: int, start: float) -> float:
    """Seconds until the first page answers with that status, or with 200."""
    while process.poll() is None:
        try:
            if client.get("/").status_code in (wanted, 200):
                return time.perf_counter() - start
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    sys.exit("The server ended before it answered.")


def pages(server: Served, addresses: dict[str, str]) -> Iterator[Row]:
    """One row a page: the median time, what the server spent on it, and what it weighs."""
    with httpx.Client(base_url=server.root, timeout=600) as client:
        for name, address in addresses.items():
            start = time.perf_counter()
            client.get(address).raise_for_status()
            first, before, times = time.perf_counter() - start, server.spent(), []
            for _ in range(ROUNDS):
                start = time.perf_counter()
                answer = client.get(address)
                times.append(time.perf_counter() - start)
            spent = (server.spent() - before) / ROUNDS
            figures = f"{statistics.median(times) * 1000:.0f} ms, processor {spent * 1000:.0f} ms, at first {first * 1000:.0f} ms"
            weight = f"{len(answer.content) / 1000:.0f} KB, {answer.num_bytes_downloaded / 1000:.0f} KB compressed"
            yield Row(name, f"{figures}; {weight}", f"< {LIMIT} ms")


def seen(server: Served, addresses: dict[str, str]) -> Iterator[Row]:
    """One row a page opened in a browser: until it can be used, and until nothing more is loaded."""
    found = browsers()
    if found is None:
        return
    path, flags = found
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        for name in SEEN:
            times = [_opened(browser, server.root + addresses[name]) for _ in range(IN_BROWSER)]
            usable, loaded = (statistics.median(each) for each in zip(*times, strict=True))
            yield Row(name, f"usable after {usable:.0f} ms, all loaded after {loaded:.0f} ms", f"< {USABLE} ms")
        browser.close()


def _opened(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds from the question until all scripts have run, and until the page is loaded, with nothing in the cache."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address, wait_until="load", timeout=120_000)  # patience for a machine that has much else to do
    found = page.evaluate(MOMENTS)
    page.close()
    return found[0], found[1]


def tables(commitments: int) -> Iterator[Table]:
    path = path_of(commitments)
    with served(path) as server:
        rows = (
            Row("first answer: that it is being put together", f"{server.word:.1f} s"),
            Row("first page", f"{server.ready:.1f} s, processor {server.spent():.1f} s"),
            Row("most memory until then", f"{most_memory(server.process):.0f} MB"),
        )
        first = httpx.get(server.root + "/api/ledger?rows=1").json()
        addresses = {**ADDRESSES, "one commitment": f"/c/{first['commitments'][0]['id']}"}
        yield Table(f"Serving {first['count']:,} commitments from {commitments * TOLD:,} reports: the start", rows)
        yield Table(f"Its pages, median of {ROUNDS}; the ledger's are to weigh < {WEIGHT} KB", tuple(pages(server, addresses)))
        yield Table("The same book as of a day four years ago", tuple(pages(server, PAST)))
        yield Table(f"In Chromium, nothing cached, median of {IN_BROWSER}", tuple(seen(server, addresses)))
        yield Table("After all that", (Row("most memory of the server", f"{most_memory(server.process):.0f} MB"),))


if __name__ == "__main__":
    for each in tables(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000):
        print(as_text(each), flush=True)
