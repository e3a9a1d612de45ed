"""Scales from days and figures to pixels, with ticks at round places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between ticks."""


@dataclass(frozen=True, slots=True)
class Days:
    """A scale from the first to the last day."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        span = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (day - self.first).days / span

    def ticks(self, most: int = 6) -> list[tuple[date, str]]:
        """Firsts of months or years with their names; where the days span no such first, the ends."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((step for step in STEPS if months / step <= most), STEPS[-1])
        found = [(day, day.isoformat()[: 4 if step >= 12 else 7]) for day in self._firsts(step)]
        return found if len(found) > 1 else [(day, day.isoformat()) for day in dict.fromkeys((self.first, self.last))]

    def _firsts(self, step: int) -> Iterator[date]:
        begun = _months(self.first)
        for count in range(begun + -begun % step, _months(self.last) + 1, step):
            if (day := date(count // 12, count % 12 + 1, 1)) >= self.first:
                yield day


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


@dataclass(frozen=True, slots=True)
class Figures:
    """A scale from nothing at the bottom to a round figure above the most at the top."""

    most: Decimal
    bottom: float
    top: float

    def at(self, figure: Decimal) -> float:
        return self.bottom - (self.bottom - self.top) * float(figure / self.ticks()[-1])

    def ticks(self) -> list[Decimal]:
        """Up to five round figures from nothing on."""
        most = max(self.most, Decimal(1))
        power = Decimal(10) ** most.adjusted()
        step = next(power * part for part in map(Decimal, ("0.2", "0.25", "0.5", "1", "2", "2.5")) if power * part * 4 >= most)
        step = max(step, Decimal(1))
        found = [step * number for number in range(5)]
        return found[: next((n for n, each in enumerate(found) if each >= most), 4) + 1]
