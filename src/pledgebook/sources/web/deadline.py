"""A moment by which all must be done, held even against a server that sends a byte now and then."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from typing import Any

import httpcore


class Late(Exception):
    """There is no time left."""


class Deadline:
    """`seconds` from now."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._end = clock, clock() + seconds

    @property
    def passed(self) -> bool:
        return self._clock() >= self._end

    def cut(self, timeout: float | None) -> float:
        """The timeout, or what is left where that is less. Raises Late."""
        left = self._end - self._clock()
        if left <= 0:
            raise Late
        return left if timeout is None else min(timeout, left)


class Timed(httpcore.NetworkStream):
    """A connection none of whose steps goes beyond the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.cut(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return Timed(self._stream.start_tls(ssl_context, server_hostname, self._deadline.cut(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
