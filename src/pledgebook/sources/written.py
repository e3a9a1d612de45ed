"""Dates as people and machines write them, read only when they can mean one thing.

"05/06/2023" is the fifth of June or the sixth of May: such a date is none. Dotted dates are day first, as
everywhere that dots are used. A time of day and its zone are left off: the date is the one that was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadDate
from pledgebook.model.evidence import Reading

FIRST_YEAR, LAST_YEAR = 1900, 2100

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?"
TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?\s*(?:\(?[A-Z]{1,5}\b\)?|[+-]\d{2}:?\d{2})?"


def _numbered(found: re.Match[str]) -> str:
    return f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}"


def _named(found: re.Match[str]) -> str:
    return f"{found['year']}-{_month(found):02d}-{int(found['day']):02d}"


def _slashed(found: re.Match[str]) -> str:
    """Day and month can be told apart only where one of them is above 12, or where they are equal."""
    first, second = int(found["first"]), int(found["second"])
    if first != second and first <= 12 and second <= 12:
        raise BadDate(found[0])
    day, month = max(first, second), min(first, second)
    return f"{found['year']}-{month:02d}-{day:02d}"


def _month(found: re.Match[str]) -> int:
    return 1 + _NAMES.index(found["name"][:3].lower())


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), build)
    for form, build in (
        (r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)", _numbered),
        (rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH}[\s,-]*{_YEAR}", _named),
        (rf"{_MONTH}\s*{_DAY}\s*,?\s*{_YEAR}", _named),
        (rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}", _numbered),
        (rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}", _slashed),
        (rf"{_MONTH}\s*,?\s*{_YEAR}", lambda found: f"{found['year']}-{_month(found):02d}"),
    )
)
_START = re.compile(r"(?<![\w/.])[A-Za-z\d]+")
_FIELD = 200
_FRAME = re.compile(rf"(?:{TIME},?\s+)?(?:{WEEKDAY},?\s+)?", re.IGNORECASE)
_TAIL = re.compile(rf"(?:(?:T|,?\s*(?:at\s+|-\s*)?){TIME})?\s*", re.IGNORECASE)


def date_at(text: str, start: int) -> tuple[PartialDate, int] | None:
    """The date that is written from `start` on, with the offset of its end. None when there is none, or
    when it can mean two days, lies on no calendar or outside the years from 1900 to 2100.
    """
    for form, build in _FORMS:
        if found := form.match(text, start):
            try:
                return within_reason(PartialDate(build(found))), found.end()
            except BadDate:
                return None
    return None


def within_reason(date: PartialDate) -> PartialDate:
    """The date itself. Raises BadDate for a year in which no news can have come out."""
    if not FIRST_YEAR <= date.first.year <= LAST_YEAR:
        raise BadDate(date.text)
    return date


def given(text: str, rule: str) -> Reading[PartialDate]:
    """The date that someone stated outright, with the rule that names them. Raises BadDate when it is none,
    or not one single date.
    """
    text = text.strip()
    start = frame.end() if (frame := _FRAME.match(text)) else 0
    written = date_at(text, start)
    if written and _TAIL.fullmatch(text, written[1]):
        return Reading(written[0], None, rule)
    return Reading(within_reason(PartialDate(text)), None, rule)


def dates_in(text: str) -> Iterator[tuple[PartialDate, int, int]]:
    """Every date that is written in a line, with the offsets of its start and end."""
    at = 0
    while start := _START.search(text, at):
        if written := date_at(text, start.start()):
            yield written[0], start.start(), written[1]
        at = max(start.end(), written[1] if written else 0)


def single(text: str) -> PartialDate | None:
    """The one date that a field of a few words states, whatever stands around it; None when it states none or several."""
    try:
        return given(text, "").value
    except BadDate:
        found = {date for date, _, _ in dates_in(text[:_FIELD])}
    return found.pop() if len(found) == 1 else None
