"""Wrong passwords, and the pause that they cost."""

from __future__ import annotations

import time
from collections.abc import Callable

TRIES, PAUSE = 5, 30.0
"""After so many wrong passwords in a row a name has to wait for so many seconds."""
MOST = 10_000
"""How many names are remembered, so that nobody fills the memory with them."""


class Tries:
    """Wrong passwords by name."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, tuple[int, float]] = {}

    def must_wait(self, name: str) -> bool:
        count, last = self._wrong.get(name, (0, 0.0))
        return count >= TRIES and self._clock() - last < PAUSE

    def failed(self, name: str) -> None:
        count, last = self._wrong.pop(name, (0, 0.0))
        self._wrong[name] = (count + 1 if self._clock() - last < PAUSE else 1, self._clock())
        if len(self._wrong) > MOST:
            self._wrong.pop(next(iter(self._wrong)))

    def forget(self, name: str) -> None:
        self._wrong.pop(name, None)
