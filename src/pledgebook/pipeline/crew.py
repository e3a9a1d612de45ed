"""Several processes that read articles side by side, their readings coming back in the order of the articles.

Every process has the reader and nothing else: it opens no book and writes no file, so it may be killed at any moment. The
articles that it held are then given to another one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Protocol, Self

from pledgebook.model.articles import Article, Setback
from pledgebook.model.reports import Extract
from pledgebook.pipeline.reader import Reader, read_one

Readings = list[Extract | Setback]
BATCH = 16
"""Articles that a process is given at a time."""
AHEAD = 3
"""Batches that are handed out per process: one in work and some waiting, so that none stands idle; no more, for memory."""
RENEWED = 200
"""Batches after which a process is replaced by a new one: the parser keeps every word that it ever met, and would grow."""
LOST = (
    "The process that read it was ended from outside, twice. It may need more memory than there is: split it and read the parts."
)


class Hands(Protocol):
    """Whatever reads batches of articles side by side: this machine's processes (`Crew`), or a cluster's."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...

    def read(self, batches: Iterable[Sequence[Article]]) -> Iterator[Readings]:
        """What is read from each batch, in the order of the batches."""
        ...


def cores() -> int:
    """How many processes this machine lets this one run side by side."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """`jobs` processes that read with `reader`, which must be a value that can be sent to them."""

    def __init__(self, reader: Reader, jobs: int) -> None:
        self._reader, self._jobs = reader, jobs
        self._pool = self._hired()

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._dismiss()

    def read(self, batches: Iterable[Sequence[Article]]) -> Iterator[Readings]:
        """What is read from each batch, in the order of the batches. What is wrong with the reader itself is raised."""
        out: deque[tuple[Sequence[Article], Future[Readings]]] = deque()
        for number, batch in enumerate(batches, start=1):
            out.append((batch, self._given(batch)))
            if len(out) >= self._jobs * AHEAD:
                yield self._next(out)
            if number % (self._jobs * RENEWED) == 0:
                while out:
                    yield self._next(out)
                self._replace()
        while out:
            yield self._next(out)

    def processes(self) -> tuple[int, ...]:
        """The numbers by which the system knows those that read now."""
        return tuple(self._pool._processes or ())  # noqa: SLF001 - public nowhere

    def _next(self, out: deque[tuple[Sequence[Article], Future[Readings]]]) -> Readings:
        batch, future = out.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self._replace()
            found = [self._alone(article) for article in batch]
            again = [(each, self._given(each)) for each, _ in out]
            out.clear()
            out.extend(again)
            return found

    def _alone(self, article: Article) -> Extract | Setback:
        """What is read from an article that was in work when a process was killed; it gets a second chance, no third."""
        for _ in range(2):
            try:
                return self._given([article]).result()[0]
            except BrokenProcessPool:
                self._replace()
        return Setback(article.location, LOST)

    def _given(self, batch: Sequence[Article]) -> Future[Readings]:
        try:
            return self._pool.submit(_read, list(batch))
        except BrokenProcessPool:
            lost: Future[Readings] = Future()
            lost.set_exception(BrokenProcessPool())
            return lost

    def _hired(self) -> ProcessPoolExecutor:
        spawn = multiprocessing.get_context("spawn")  # a fork would copy this process's threads and open book half-way
        return ProcessPoolExecutor(self._jobs, spawn, _begin, (self._reader,))

    def _replace(self) -> None:
        self._dismiss()
        self._pool = self._hired()

    def _dismiss(self) -> None:
        """Send all home at once: what they are at is thrown away."""
        at_work = list((self._pool._processes or {}).values())  # noqa: SLF001 - public only from Python 3.14 (kill_workers)
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in at_work:
            process.kill()
        for process in at_work:
            process.join()


_reader: Reader


def _begin(reader: Reader) -> None:
    """In a new process: take the reader; leave Ctrl-C to the one that writes, and go when that one is gone."""
    global _reader  # noqa: PLW0603 - a process of the pool has no other place for what it needs for each batch
    _reader = reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_go_with_parent, daemon=True).start()


def _go_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _read(batch: Sequence[Article]) -> Readings:
    return [read_one(article, _reader) for article in batch]
