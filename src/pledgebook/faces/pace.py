"""How far a long run has come, how fast it goes, and how long it may still take."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

WINDOW = 60.0
"""Seconds whose speed tells how the run goes on: what was fast an hour ago says little."""
FEW = 5.0
"""With fewer seconds to judge by, no time is named."""


@dataclass(slots=True)
class Pace:
    """`total` is about how many articles there are in all, None where nobody can tell."""

    total: int | None = None
    done: int = 0
    _seen: deque[tuple[float, int]] = field(default_factory=deque)

    def step(self, now: float) -> None:
        """One more is done; `now` in seconds from any start. A clock that was set back starts the judging anew."""
        if self._seen and now < self._seen[-1][0]:
            self._seen.clear()
        if not self._seen:
            self._seen.append((now, self.done))
        self.done += 1
        if now - self._seen[-1][0] >= 1.0:
            self._seen.append((now, self.done))
        while len(self._seen) > 2 and now - self._seen[0][0] > WINDOW:
            self._seen.popleft()

    def words(self, now: float) -> str:
        """As in "1,200 of about 4,914 done, 85 a second, about 45 seconds left"."""
        of = f"{self.done:,} of about {max(self.total, self.done):,} done" if self.total else f"{self.done:,} done"
        seconds = now - self._seen[0][0] if self._seen else 0.0
        if seconds < FEW:
            return of
        speed = (self.done - self._seen[0][1]) / seconds
        fast = f"{of}, {speed:,.0f} a second" if speed >= 2 else f"{of}, {speed * 60:,.0f} a minute"
        left = max(self.total - self.done, 0) / speed if self.total and speed else 0.0
        return f"{fast}, about {span(left)} left" if left else fast


def span(seconds: float) -> str:
    """A length of time, no finer than such a guess can be: "10 seconds", "4 minutes", "3 hours"."""
    for unit, length, limit in (("second", 1, 90), ("minute", 60, 90 * 60), ("hour", 3600, 36 * 3600)):
        if seconds < limit:
            number = max(1, round(seconds / length))
            number = max(5, 5 * round(number / 5)) if unit == "second" else number
            return f"{number} {unit}{'' if number == 1 else 's'}"
    return f"{round(seconds / 86400)} days"
