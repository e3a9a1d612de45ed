"""Workers of a Ray cluster that read articles side by side, as a `Crew` does on one machine.

Ray (https://docs.ray.io/en/latest/ray-core/tasks.html) hands out batches and tells of workers and machines that were lost;
nothing else is its business. The book is written here, in the order of the sources, so it comes out the same.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from types import TracebackType
from typing import Any

from pledgebook import __version__
from pledgebook.model.articles import Article, Setback
from pledgebook.model.errors import BrokenCluster, MissingExtra, first_line
from pledgebook.model.reports import Extract
from pledgebook.pipeline.crew import AHEAD, LOST, RENEWED, Readings
from pledgebook.pipeline.reader import Reader, read_one

LOCAL = "local"
"""The address that stands for workers on this machine, which come and go with the run."""
STORE = 256 * 1024 * 1024
"""Bytes of memory in which local workers pass articles and readings on; what does not fit goes to the disk."""
_SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",  # unless told otherwise, Ray reports on its use to its makers
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # advice on graphics cards is printed without it
}


class RayCrew:
    """Workers at `address` that read with `reader`, which must be a value that can be sent to them.

    The address is `local`, `auto`, `HOST:PORT` or `ray://HOST:PORT`, as `ray.init` takes it; locally there are `jobs` workers,
    elsewhere as many as the cluster has cores. Nobody is called before there is something to read. Raises MissingExtra at
    once where Ray is not installed; reading raises BrokenCluster, and what is wrong with the reader itself.
    """

    def __init__(self, reader: Reader, address: str, jobs: int) -> None:
        self._reader, self._address, self._jobs = reader, address, jobs
        self._folder: str | None = None
        self._ray = _imported(address)

    def __enter__(self) -> RayCrew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._ray.shutdown()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def read(self, batches: Iterable[Sequence[Article]]) -> Iterator[Readings]:
        """What is read from each batch, in the order of the batches."""
        out: deque[tuple[Sequence[Article], Any]] = deque()
        for batch in batches:
            if not batch and not out:
                yield []
                continue
            out.append((batch, self._given(batch)))
            if len(out) >= self._workers * AHEAD:
                yield self._next(out)
        while out:
            yield self._next(out)

    def _next(self, out: deque[tuple[Sequence[Article], Any]]) -> Readings:
        batch, promised = out.popleft()
        try:
            return self._kept(promised)
        except _WorkerLostError:
            again = [(article, self._given([article])) for article in batch]
            return [self._alone(article, alone) for article, alone in again]

    def _alone(self, article: Article, promised: Any) -> Extract | Setback:
        """What is read from an article by itself when the workers that had it among others were lost."""
        try:
            return self._kept(promised)[0]
        except _WorkerLostError:
            return Setback(article.location, LOST)

    def _given(self, batch: Sequence[Article]) -> Any:
        return self._task.remote(list(batch), self._at_hand, __version__)

    def _kept(self, promised: Any) -> Readings:
        """The readings that a worker promised. Raises _WorkerLostError where one after the other was lost over them."""
        trouble = self._ray.exceptions
        try:
            found: Readings = self._ray.get(promised)
        except trouble.RayTaskError as error:
            raise self._told(error.cause) from error
        except (trouble.WorkerCrashedError, trouble.NodeDiedError, trouble.OutOfMemoryError, trouble.ObjectLostError) as error:
            raise _WorkerLostError from error
        except (trouble.RayError, ConnectionError) as error:
            raise BrokenCluster(self._address, first_line(error)) from error
        return found

    def _told(self, cause: Exception) -> Exception:
        if isinstance(cause, ModuleNotFoundError | _OtherVersionError | self._ray.exceptions.RaySystemError):
            return BrokenCluster(self._address, f"its workers need Pledgebook {__version__} ({first_line(cause)})")
        return cause

    @cached_property
    def _at_hand(self) -> Any:
        """The reader, sent to the cluster once."""
        self._workers  # noqa: B018 - the cluster has to be there
        return self._ray.put(self._reader)

    @cached_property
    def _task(self) -> Any:
        """What a worker does. One that is lost is replaced twice; each gives way to a new one in time, as in a `Crew`."""
        return self._ray.remote(num_cpus=1, max_calls=RENEWED, max_retries=2)(_read)

    @cached_property
    def _workers(self) -> int:
        """How many batches can be read at a time, once the cluster is there."""
        try:
            self._ray.init(self._address, log_to_driver=False, logging_level="ERROR", **self._local())
            return max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        except (self._ray.exceptions.RayError, OSError, RuntimeError, ValueError) as error:
            raise BrokenCluster(self._address, first_line(error)) from error
        except Exception as error:
            if type(error) is not Exception:
                raise
            raise BrokenCluster(self._address, first_line(error)) from error  # so Ray says that its node took too long

    def _local(self) -> dict[str, Any]:
        """What a cluster on this machine is told: how large it is, and where its passing files lie."""
        if self._address != LOCAL:
            return {}
        short = "/tmp" if os.name == "posix" else None  # noqa: S108 - the names of sockets must be short
        self._folder = tempfile.mkdtemp(prefix="pledgebook-ray-", dir=short)
        return {
            "num_cpus": self._jobs,
            "include_dashboard": False,
            "object_store_memory": STORE,
            "_temp_dir": self._folder,
        }


class _WorkerLostError(Exception):
    """Workers or their machines went away over a batch."""


class _OtherVersionError(Exception):
    """A worker reads with another version of Pledgebook than we do."""


def _imported(address: str) -> Any:
    """Ray, told to keep to itself before it can do anything. A local cluster answers to this computer and this run only."""
    os.environ.update(_SETTINGS)
    if address == LOCAL:
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"  # Ray's name, on any system, for "listen to this computer only"
        os.environ.update(RAY_AUTH_MODE="token", RAY_AUTH_TOKEN=secrets.token_hex(32))
    try:
        import ray
    except ImportError as error:
        raise MissingExtra("Reading with Ray", "ray") from error
    return ray


def _read(batch: Sequence[Article], reader: Reader, version: str) -> Readings:
    if version != __version__:
        raise _OtherVersionError(f"they have {__version__}")
    return [read_one(article, reader) for article in batch]
