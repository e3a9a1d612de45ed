"""Dates that are no more precise than the words they were read from.

The written forms are those of ISO 8601 and, for quarters, halves and seasons, of TIMEX3
(Pustejovsky et al., "TimeML", 2003): 2023, 2023-H1, 2023-Q1, 2023-SP, 2023-01, 2023-W03, 2023-01-25.
Seasons are the northern meteorological ones; winter is named after the year in which it begins.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

from pledgebook.model.errors import BadDate


class Precision(IntEnum):
    """How fine a date is; a larger number is finer."""

    YEAR = 1
    HALF = 2
    SEASON = 3
    QUARTER = 4
    MONTH = 5
    WEEK = 6
    DAY = 7


_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_FORMS = {
    Precision.YEAR: re.compile(r"(\d{4})"),
    Precision.HALF: re.compile(r"(\d{4})-H([12])"),
    Precision.SEASON: re.compile(r"(\d{4})-(SP|SU|FA|WI)"),
    Precision.QUARTER: re.compile(r"(\d{4})-Q([1-4])"),
    Precision.MONTH: re.compile(r"(\d{4})-(\d{2})"),
    Precision.WEEK: re.compile(r"(\d{4})-W(\d{2})"),
    Precision.DAY: re.compile(r"(\d{4})-(\d{2})-(\d{2})"),
}


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of `count` months from the first of `month`."""
    end = month + count - 1
    end_year, end_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _week(year: int, week: int) -> tuple[date, date]:
    monday = date.fromisocalendar(year, week, 1)
    return monday, monday + timedelta(days=6)


def _day(year: int, month: int, day_of_month: int) -> tuple[date, date]:
    only = date(year, month, day_of_month)
    return only, only


_DAYS: dict[Precision, Callable[..., tuple[date, date]]] = {
    Precision.YEAR: lambda year: _months(int(year), 1, 12),
    Precision.HALF: lambda year, half: _months(int(year), 6 * int(half) - 5, 6),
    Precision.SEASON: lambda year, season: _months(int(year), _SEASONS[season], 3),
    Precision.QUARTER: lambda year, quarter: _months(int(year), 3 * int(quarter) - 2, 3),
    Precision.MONTH: lambda year, month: _months(int(year), int(month), 1),
    Precision.WEEK: lambda year, week: _week(int(year), int(week)),
    Precision.DAY: lambda year, month, number: _day(int(year), int(month), int(number)),
}


@lru_cache(maxsize=65536)
def _parse(text: str) -> tuple[Precision, date, date]:
    for precision, form in _FORMS.items():
        if found := form.fullmatch(text):
            try:
                return (precision, *_DAYS[precision](*found.groups()))
            except ValueError:
                break  # month 13, 30 February, week 60: no calendar holds it
    raise BadDate(text)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, or the stretch of days that the words leave open.

    >>> PartialDate("2023-W03").first, PartialDate("2023-W03").last
    (datetime.date(2023, 1, 16), datetime.date(2023, 1, 22))
    """

    text: str

    def __post_init__(self) -> None:
        _parse(self.text)  # a wrong date fails here, not three floors up

    @property
    def precision(self) -> Precision:
        return _parse(self.text)[0]

    @property
    def first(self) -> date:
        return _parse(self.text)[1]

    @property
    def last(self) -> date:
        return _parse(self.text)[2]

    def covers(self, other: PartialDate) -> bool:
        """Whether `other` lies within the days that this date leaves open."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: PartialDate) -> bool:
        """Whether the two can be the same date, each as precise as its words."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        return self.text


def day(value: date) -> PartialDate:
    """A date known to the day."""
    return PartialDate(value.isoformat())


def week_of(value: date) -> PartialDate:
    """The ISO week in which a day lies."""
    year, week, _ = value.isocalendar()
    return PartialDate(f"{year:04d}-W{week:02d}")
