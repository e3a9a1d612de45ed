"""Dates counted from a day: "Friday", "last spring", "the third quarter", "two weeks ago", each as precise as its words.

`side` is the direction in which the words look: -1 into the past, 1 into the future, 0 when they don't tell.
Every function raises ValueError, OverflowError or BadDate where the calendar ends; `times` takes these for no date.
"""

from __future__ import annotations

from datetime import date, timedelta

from pledgebook.model.dates import PartialDate, day, week_of

_SEASONS = ("SP", "SU", "FA", "WI")
_WEEK = 7
_LONG_AGO, _SOON = 300, 60  # days


def weekday(today: date, number: int, side: int, turn: int | None) -> PartialDate:
    """The weekday `number` (Monday is 1). Without a turn the day itself when it is that weekday, else the nearest on the
    side, the past by default. "last Friday" lies before today, "this Friday" in the same week, "next" in the next week.
    """
    if turn is None:
        ahead = (number - today.isoweekday()) % _WEEK
        return day(today + timedelta(days=ahead if side > 0 or ahead == 0 else ahead - _WEEK))
    if turn < 0:
        return day(today - timedelta(days=(today.isoweekday() - number - 1) % _WEEK + 1))
    return day(today + timedelta(days=number - today.isoweekday() + _WEEK * turn))


def shift(today: date, unit: str, count: int) -> PartialDate:
    """The day, week, month, quarter or year (D W M Q Y) that lies `count` of them away."""
    if unit == "D":
        return day(today + timedelta(days=count))
    if unit == "W":
        return week_of(today + timedelta(weeks=count))
    if unit == "Y":
        return year(today.year + count)
    months = today.year * 12 + today.month - 1
    if unit == "M":
        return month_of(months + count)
    quarters = months // 3 + count
    return PartialDate(f"{quarters // 4:04d}-Q{quarters % 4 + 1}")


def year(number: int) -> PartialDate:
    return PartialDate(f"{number:04d}")


def month_of(months: int) -> PartialDate:
    """The month that is the `months`-th since the year 0."""
    return PartialDate(f"{months // 12:04d}-{months % 12 + 1:02d}")


def month(today: date, number: int, side: int, turn: int | None) -> PartialDate:
    """A month without its year: the nearest on the side, the present one on either; "last May" lies before this month."""
    return month_of(today.year * 12 + today.month - 1 + _steps(today.month, number, 12, side, turn))


def quarter(today: date, number: int, side: int) -> PartialDate:
    """A quarter without its year: the last that has begun, or the next that has not ended, on neither side the nearest."""
    now = (today.month - 1) // 3 + 1
    return shift(today, "Q", _steps(now, number, 4, side, None))


def _steps(now: int, wanted: int, around: int, side: int, turn: int | None) -> int:
    """How many places to go on a circle of `around` places."""
    ahead = (wanted - now) % around
    if turn is not None:
        return wanted - now if turn == 0 else (ahead or around) if turn > 0 else (ahead - around)
    if side > 0 or (side == 0 and ahead < around / 2):
        return ahead
    return ahead - around if ahead else 0


def season(today: date, name: str, side: int, turn: int | None) -> PartialDate:
    """A season without its year; winter belongs to the year in which it begins."""
    if turn == 0:  # "this winter" in January began last year
        return PartialDate(f"{today.year - (name == 'WI' and today.month < 3):04d}-{name}")
    places = (today.year * 12 + today.month - 3) // 3  # seasons since the year 0, the first in March
    places += _steps(places % 4, _SEASONS.index(name), 4, side, turn)
    return PartialDate(f"{places // 4:04d}-{_SEASONS[places % 4]}")


def day_of(today: date, number: int, of_month: int, side: int, *, sure: bool = True) -> PartialDate:
    """A day and month without a year: the nearest on the side. Where the words are not `sure` of looking back, a day
    that comes soon is preferred to one of long ago: "was put off to Nov. 16", said in October.
    """
    near = [day(date(today.year + away, number, of_month)) for away in (-1, 0, 1) if _exists(today.year + away, number, of_month)]
    past = [one for one in near if one.first <= today]
    ahead = [one for one in near if one.first >= today]
    nearest = min(near, key=lambda one: abs(one.first - today))
    soon = bool(ahead) and (ahead[0].first - today).days < _SOON
    if side < 0 and past and (sure or not soon or (today - past[-1].first).days < _LONG_AGO):
        return past[-1]
    return ahead[0] if side > 0 and ahead else nearest


def _exists(number: int, month_number: int, of_month: int) -> bool:
    try:
        date(number, month_number, of_month)
    except ValueError:
        return False
    return True


def covering(first: PartialDate, last: PartialDate) -> PartialDate | None:
    """The finest week, month, quarter or year that holds both; None when none does."""
    if first.covers(last):
        return first
    if last.covers(first):
        return last
    start, end = min(first.first, last.first), max(first.last, last.last)
    coarsest = min(first.precision, last.precision)
    wider = (week_of(start), shift(start, "M", 0), shift(start, "Q", 0), shift(start, "Y", 0))
    return next((one for one in wider if one.precision <= coarsest and one.first <= start and end <= one.last), None)
