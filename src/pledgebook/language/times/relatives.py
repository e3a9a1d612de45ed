"""Dates named by their place beside the day of publication: "yesterday", "Friday", "last week", "this spring"."""

from __future__ import annotations

import re

from pledgebook.language.times import calendar
from pledgebook.language.times.datings import YEAR
from pledgebook.language.times.moments import Rule, Standpoint, Time, TimeKind, dated, first_words, one_of, rule
from pledgebook.lexicon import times
from pledgebook.model.dates import PartialDate

_PARTS = r"(?:\s+(?:morning|afternoon|evening|night|noon|midnight|lunchtime))?"
_SPANS = {"week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_CALENDAR = {"day": "D", **_SPANS, "fiscal year": "Y", "financial year": "Y", "calendar year": "Y"}
_INNER = r"(?:(?:early|late|mid)[-\s]+)?"
_BEFORE_SEASON = frozenset(
    {"the", "in", "by", "during", "until", "till", "since", "before", "after", "through", "for", "from", "of"}
)
_NOUNS = frozenset({"NN", "NNP"})


def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    return (*_turns(), *_within(), *_bare())


def _turns() -> tuple[Rule, ...]:
    known = times.words()
    turn = rf"(?P<turn>{one_of(known.turns)})(?:\s+(?:past|coming|upcoming))?\s+"
    return (
        rule("days", rf"(?P<days>{one_of(known.days)})", first_words(known.days), _days),
        rule("turned", rf"{turn}{_INNER}{_weekdays()}", known.turns, _weekday),
        rule("turned", rf"{turn}{_INNER}{_months()}", known.turns, _month),
        rule("turned", rf"{turn}{_INNER}{_seasons()}", known.turns, _season),
        rule("turned", rf"{turn}weekend", known.turns, _weekend),
        rule("turned", rf"{turn}{_INNER}(?P<stretch>{one_of(_CALENDAR)})", known.turns, _turned),
    )


def _within() -> tuple[Rule, ...]:
    span, stages = rf"(?P<stretch>{one_of(_SPANS)})", times.words().stages
    return (
        rule("week", rf"week\s+of\s+{_months()}\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>{YEAR}))?", {"week"}, _week_of),
        rule("within", rf"{one_of(stages)}\s+of\s+the\s+{span}", first_words(stages), _present),
        rule("within", rf"(?:earlier|later|early|late)\s+in\s+the\s+{span}", {"earlier", "later", "early", "late"}, _present),
        rule("within", rf"{span}(?:['’]s\s+|-|\s+)end", _SPANS, _present),
        rule("within", rf"mid[-\s]{span}", {"mid"}, _present),
        rule("year", r"full\s+year|year", {"full", "year"}, _the_year),
    )


def _bare() -> tuple[Rule, ...]:
    known = times.words()
    return (
        rule("weekday", _weekdays(), known.weekdays, _weekday),
        rule("month", _months(), known.months, _month),
        rule("season", rf"{_INNER}{_seasons()}", {*known.seasons, "early", "late", "mid"}, _season),
        rule("weekend", r"weekend", {"weekend"}, _weekend),
    )


def _weekdays() -> str:
    return rf"(?P<weekday>{one_of(times.words().weekdays)})\.?{_PARTS}"


def _months() -> str:
    return rf"(?P<month>{one_of(times.words().months)})\.?"


def _seasons() -> str:
    return rf"(?P<season>{one_of(times.words().seasons)})"


def _turn(found: re.Match[str]) -> int | None:
    name = found.groupdict().get("turn")
    return None if name is None else times.words().turns[name.lower()]


def _turned_name(found: re.Match[str]) -> str:
    return (found.groupdict().get("turn") or "").lower()


def _days(found: re.Match[str], at: Standpoint) -> Time | None:
    if at.titled:
        return None
    away = times.words().days[" ".join(found["days"].lower().split())]
    return dated(calendar.shift(at.today, "D", away) if at.today else None)


def _capital(found: re.Match[str], name: str, at: Standpoint) -> bool:
    """Whether a calendar name stands as one: with a capital, and no other word that looks alike ("past December" has no turn)."""
    written = found[name]
    if not written[0].isupper() or found.group().lower().startswith("past"):
        return False
    if written.lower() in times.words().shaky:
        return found.string[found.end(name) : found.end(name) + 1] == "."
    return written.lower() not in {"march", "may"} or at.sentence.words[at.word].tag in {"NNP", "NN", "NNPS"}


def _weekday(found: re.Match[str], at: Standpoint) -> Time | None:
    if not _capital(found, "weekday", at):
        return None
    number = times.words().weekdays[found["weekday"].lower()]
    return dated(calendar.weekday(at.today, number, at.side, _turn(found)) if at.today else None)


def _month(found: re.Match[str], at: Standpoint) -> Time | None:
    if not _capital(found, "month", at):
        return None
    number = times.words().months[found["month"].lower()]
    return dated(calendar.month(at.today, number, at.side, _turn(found)) if at.today else None)


def _season(found: re.Match[str], at: Standpoint) -> Time | None:
    """A season needs words that make it a time: "the spring", "this summer", "by winter"."""
    turn = _turn(found)
    if turn is None and not _placed(found, at):
        return None
    name = times.words().seasons[found["season"].lower()]
    return dated(calendar.season(at.today, name, at.side, turn) if at.today else None)


_BEFORE_SEASON = frozenset(
    {"the", "in", "by", "during", "until", "till", "since", "before", "after", "through", "for", "from", "of"}
)
_NOUNS = frozenset({"NN", "NNP"})


def _placed(found: re.Match[str], at: Standpoint) -> bool:
    words, word = at.sentence.words, at.word
    before = words[word - 1].lower if word else ""
    led = before in _BEFORE_SEASON or found.group().lower().startswith(("early", "late", "mid"))
    season = next((one for one in words[word:] if one.lower == found["season"].lower()), words[word])
    after = words[season.index + 1].lower if season.index + 1 < len(words) else ""
    return led and season.tag in _NOUNS and after != "of"


def _weekend(found: re.Match[str], at: Standpoint) -> Time | None:
    """The week in which the weekend lies: nothing finer holds two days."""
    if at.today is None:
        return dated(None)
    turn = _turn(found)
    away = turn if turn is not None else -1 if at.side < 1 and at.today.isoweekday() < 5 else 0
    week = calendar.shift(at.today, "W", away)
    return dated(week, f"{week}-WE")


def _turned(found: re.Match[str], at: Standpoint) -> Time | None:
    """As in "last week", "next year"; "the past year" is a stretch, "the following year" counts from another day."""
    name, led = _turned_name(found), at.sentence.words[at.word - 1].lower == "the" if at.word else False
    unit = _CALENDAR[" ".join(found["stretch"].lower().split())]
    doubled = re.search(r"\s(?:past|coming|upcoming)\s", found.group()) is not None
    if name in {"following", "previous"}:
        return Time(None, TimeKind.VAGUE, "")
    if not doubled and (name in {"past", "coming", "upcoming"} or (led and name in {"last", "next"})):
        return _stretch(unit, 1 if name in {"coming", "upcoming", "next"} else 0, at)
    if doubled and unit in "WMY" and name == "this":
        return dated(calendar.shift(at.today, unit, -1 if " past" in found.group().lower() else 1) if at.today else None)
    return dated(calendar.shift(at.today, unit, _turn(found) or 0) if at.today else None)


def _stretch(unit: str, ahead: int, at: Standpoint) -> Time:
    """A single week, month or year that ends or starts today."""
    timex = "P3M" if unit == "Q" else f"P1{unit}"
    latest = calendar.shift(at.today, unit, 1) if ahead and at.today else None
    return Time(None, TimeKind.DURATION, timex, latest)


def _present(found: re.Match[str], at: Standpoint) -> Time | None:
    """As in "the end of the year", "later in the month": the present one."""
    unit = _CALENDAR[" ".join(found["stretch"].lower().split())]
    return dated(calendar.shift(at.today, unit, 0) if at.today else None)


def _the_year(found: re.Match[str], at: Standpoint) -> Time | None:
    """As in "for the year", "the full year"; "the year ended in May" is a stretch."""
    before = at.before(2)
    full = found.group().lower() != "year"
    if before[-1:] != ("the",) or (not full and before[:1] not in {("for",), ("of",)}):
        return None
    if re.match(r"\s+end(?:ed|ing)\b", found.string[found.end() :]):
        return Time(None, TimeKind.DURATION, "P1Y")
    return dated(calendar.shift(at.today, "Y", 0) if at.today else None)


def _week_of(found: re.Match[str], at: Standpoint) -> Time | None:
    if not found["month"][0].isupper():
        return None
    month, number = times.words().months[found["month"].lower()], int(found["day"])
    named = PartialDate(f"{found['year']}-{month:02d}-{number:02d}") if found["year"] else None
    first = named or (calendar.day_of(at.today, month, number, at.side) if at.today else None)
    return dated(calendar.shift(first.first, "W", 0) if first else None)
