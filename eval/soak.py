"""`make soak`: watch a feed on this computer for some minutes and see that memory and open files stay where they are.

The feed gives a new article every second, changes old ones, answers 304, 429 and 500 now and then, and breaks connections.
`python -m eval.soak [MINUTES]`, ten unless told otherwise. Ends with 1 when memory or open files grew.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from eval.table import Row, Table, as_text
from pledgebook.pipeline.watching.sightings import Sighting
from pledgebook.pipeline.watching.watch import Means, watch
from pledgebook.reading.builtin import Builtin
from pledgebook.sources.watching.config import FEED, PAGE, Watched, WatchList
from pledgebook.sources.web.visitor import polite
from pledgebook.store.book import Book
from pledgebook.store.raws import Raws

WARM = 0.3
"""The share of the time after which memory is taken for warmed up."""
GROWTH = 1.1
"""How many times the memory may grow from then on: the book's own page cache fills slowly."""


class Over(Exception):
    """The time is up."""


def main(minutes: float) -> int:
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen([sys.executable, "-m", "eval.soak_server"], stdout=subprocess.PIPE, text=True) as server,
    ):
        try:
            port = int(server.stdout.readline()) if server.stdout else 0
            samples, events = _soak(Path(folder) / "soak.db", f"http://127.0.0.1:{port}", minutes * 60)
        finally:
            server.terminate()
    return _told(samples, events, minutes)


Sample = tuple[float, float, int]
"""Seconds since the start, megabytes of memory, open files."""


def _soak(path: Path, site: str, seconds: float) -> tuple[list[Sample], dict[str, int]]:
    begin, samples, events = time.monotonic(), list[Sample](), dict[str, int]()

    def sample() -> None:
        now = time.monotonic() - begin
        if now >= seconds:
            raise Over
        if not samples or now - samples[-1][0] >= seconds / 40:
            samples.append((now, _memory(), sum(1 for _ in Path("/proc/self/fd").iterdir())))

    def nap(wait: float) -> None:
        sample()
        time.sleep(min(wait, 2.0))

    def heard(sighting: Sighting) -> None:
        events[sighting.sight.value] = events.get(sighting.sight.value, 0) + 1
        sample()

    feeds = [Watched(kind=FEED, place=f"{site}/feed{n}", every=2) for n in (1, 2)]
    places = WatchList(places=(*feeds, Watched(kind=PAGE, place=f"{site}/page", every=3)))
    means = Means(reader=Builtin(), visit=polite(True, 0, None), keep=Raws.beside(str(path)).put, sleep=nap)
    with Book.open(str(path), create=True) as book:
        try:
            watch(book, places, means, heard)
        except Over:
            events["articles in the book"] = sum(1 for _ in book.articles())
    return samples, events


def _memory() -> float:
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _told(samples: list[Sample], events: dict[str, int], minutes: float) -> int:
    warm = [sample for sample in samples if sample[0] >= WARM * minutes * 60]
    first, last = warm[0], warm[-1]
    rows = [
        Row(f"memory after {at / 60:.1f} minutes", f"{memory:.0f} MB, {files} open files") for at, memory, files in samples[::5]
    ]
    rows.append(Row("at the end", f"{last[1]:.0f} MB, {last[2]} open files", f"≤ {first[1] * GROWTH:.0f} MB, {first[2]} files"))
    rows += [Row(name, str(count)) for name, count in sorted(events.items())]
    print(as_text(Table(f"Watching for {minutes:g} minutes", tuple(rows))))
    return int(last[1] > first[1] * GROWTH or last[2] > first[2])


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10))
