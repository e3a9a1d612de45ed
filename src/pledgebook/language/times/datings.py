"""Dates that name their day, month, quarter or year: "25 January 2023", "Feb. 3", "the third quarter of 2024", "FY2024"."""

from __future__ import annotations

import re

from pledgebook.language.times import calendar
from pledgebook.language.times.moments import Rule, Standpoint, Time, TimeKind, dated, first_words, one_of, rule
from pledgebook.lexicon import times
from pledgebook.lexicon.quantities import numbers
from pledgebook.model.dates import PartialDate

YEAR = r"(?:1[5-9]\d\d|20\d\d|21\d\d)(?!\d|,\d|\.\d|%)"
_SET_YEAR = rf"(?P<year>{YEAR})"
_TURNED_YEAR = r",?\s+(?:of\s+)?(?P<turn>last|this|next)\s+year"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|%|[.,:]\d)"
_JOINT = r"\s*(?:-|–|—|/|to|and|or|&|until|through)\s*"
_UP_TO = r"\s*(?:-|–|—|to|until|through)\s*"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4, "final": 4}
_TURNS = {"last": -1, "this": 0, "next": 1, "the": 0, "the current": 0, "the coming": 1}


def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    return (*_days(), *_parts_of_years(), *_years())


def _days() -> tuple[Rule, ...]:
    known = times.words()
    months, weekdays = one_of(known.months), one_of(known.weekdays)
    month, led = rf"(?P<month>{months})\.?", rf"(?:{weekdays}\.?,?\s+)?"
    day, to_day = rf"(?:the\s+)?(?P<day>{_DAY})", rf"(?:{_UP_TO}(?P<to>{_DAY})(?!\s+(?:million|billion|percent)))?"
    named = {*known.months, *known.weekdays}
    return (
        rule("iso", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!-?\d)", "0", _iso),
        rule("slashed", r"(?P<one>\d{1,2})(?P<sign>[/.])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)(?![/.]?\d)", "0", _slashed),
        rule("day", rf"{led}{month}\s+{day}{to_day}(?:,?\s+(?:of\s+)?{_SET_YEAR}|{_TURNED_YEAR})?", named, _day),
        rule(
            "day",
            rf"{led}{day}{to_day}\s+(?:of\s+)?{month}(?:,?\s+{_SET_YEAR}|{_TURNED_YEAR})?",
            {"0", "the", *known.weekdays},
            _day,
        ),
        rule("month", rf"{month},?(?:\s+of)?\s+{_SET_YEAR}", known.months, _month),
        rule("month", rf"{month}{_TURNED_YEAR}", known.months, _month_of_turn),
        rule("month", rf"{month}(?={_JOINT}{months}\.?\s+{_SET_YEAR})", known.months, _month),
    )


def _parts_of_years() -> tuple[Rule, ...]:
    seasons = times.words().seasons
    ordinal = rf"(?P<ordinal>{one_of(_ORDINALS)})[-\s]+(?:(?:fiscal|financial|calendar)[-\s]+)?(?P<part>quarter|half)s?"
    of_turn = rf"(?P<turn>{one_of(_TURNS)})\s+(?:fiscal\s+)?year"
    of_year = rf"(?:,?\s+(?:of\s+)?(?:(?:fiscal\s+(?:year\s+)?)?{_SET_YEAR}|{of_turn}))?"
    return (
        rule("quarter", rf"{ordinal}{of_year}", _ORDINALS, _quarter),
        rule("quarter", rf"fiscal[-\s]+{ordinal}", {"fiscal"}, _quarter),
        rule("quarter", rf"(?P<sign>[QH])(?P<number>[1-4])(?:[\s,/]+(?:of\s+)?{_SET_YEAR})?", "qh", _quarter),
        rule("quarter", rf"{_SET_YEAR}(?:['’]s)?\s+{ordinal}", "0", _quarter),
        rule("quarter", rf"(?P<turn>last|this|next)\s+year['’]s\s+{ordinal}", {"last", "this", "next"}, _quarter),
        rule("season", rf"(?P<season>{one_of(seasons)})(?:\s+of)?,?\s+{_SET_YEAR}", seasons, _season),
    )


def _years() -> tuple[Rule, ...]:
    feasts = times.words().feasts
    return (
        rule(
            "fiscal",
            rf"(?:fiscal|financial)\s+(?:years?\s+)?{_SET_YEAR}(?:[-/–](?P<to>\d{{2,4}}))?",
            {"fiscal", "financial"},
            _fiscal,
        ),
        rule("fiscal", r"FY\s?['’]?(?P<year>\d{4}|\d\d)(?:[-/–](?P<to>\d{2,4}))?", {"fy"}, _fiscal),
        rule("years", rf"{_SET_YEAR}\s?[-/–]\s?(?P<to>{YEAR}|\d\d(?![\d,]))", "0", _fiscal),
        rule("decade", r"(?P<decade>1[5-9]\d|20[0-3])0['’]?s", "0", _decade),
        rule("decade", r"['’](?P<short>[2-9])0s", {"'"}, _decade),
        rule("century", r"(?P<number>\d\d?)(?:st|nd|rd|th)[-\s]century", "0", _century),
        rule("year", _SET_YEAR, "0", _year),
        rule("spelled", _spelled_years(), {"nineteen", "twenty", "eighteen"}, _spelled),
        rule("feast", rf"(?P<feast>{one_of(feasts)})", (start.removesuffix("'s") for start in first_words(feasts)), _feast),
    )


def _spelled_years() -> str:
    tens = one_of(numbers().tens)
    ones = one_of(word for word, value in numbers().ones.items() if 0 < value < 10)
    teens = one_of(word for word, value in numbers().ones.items() if value > 9)
    return rf"(?P<century>eighteen|nineteen|twenty)[-\s](?P<rest>(?:{tens})[-\s](?:{ones})|{teens}|(?:{tens}))"


def _iso(found: re.Match[str], _at: Standpoint) -> Time | None:
    return dated(PartialDate(found.group()))


def _slashed(found: re.Match[str], _at: Standpoint) -> Time | None:
    """Month first where both orders are possible and the sign is a slash; day first with full stops."""
    one, two = int(found["one"]), int(found["two"])
    if found["sign"] == "." and len(found["year"]) < 4:
        return None
    month, day = (two, one) if found["sign"] == "." or one > 12 else (one, two)
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
    return dated(PartialDate(f"{year}-{month:02d}-{day:02d}"))


def _month_number(found: re.Match[str]) -> int | None:
    """The month, None when the word is the verb or the modal."""
    name = found["month"]
    if not name[0].isupper():
        return None
    return times.words().months[name.lower()]


def _day(found: re.Match[str], at: Standpoint) -> Time | None:
    month = _month_number(found)
    if month is None:
        return None
    day, last = (int(re.sub(r"\D", "", found[name])) if found[name] else None for name in ("day", "to"))
    year = _year_of(found["year"], found["turn"], at)
    if year is None and at.today is None:
        return dated(None)
    first = _one_day(at, year, month, day or 1)
    if last is None or first is None or last < (day or 1):
        return dated(first)
    return dated(calendar.covering(first, PartialDate(f"{first.text[:8]}{last:02d}")))


def _one_day(at: Standpoint, year: str | None, month: int, day: int) -> PartialDate | None:
    if year:
        return PartialDate(f"{year}-{month:02d}-{day:02d}")
    sure = at.before(1) in {("on",), ("in",), ("since",), ("after",)}
    return calendar.day_of(at.today, month, day, at.side, sure=sure) if at.today else None


def _month(found: re.Match[str], _at: Standpoint) -> Time | None:
    month = _month_number(found)
    return None if month is None else dated(PartialDate(f"{found['year']}-{month:02d}"))


def _month_of_turn(found: re.Match[str], at: Standpoint) -> Time | None:
    """As in "July last year"."""
    month = _month_number(found)
    if month is None:
        return None
    year = _year_of(None, found["turn"], at)
    return dated(PartialDate(f"{year}-{month:02d}") if year else None)


def _quarter(found: re.Match[str], at: Standpoint) -> Time | None:
    """Quarters and halves; without a year only quarters are dates."""
    groups = found.groupdict()
    half = (groups.get("part") or groups.get("sign") or "").lower() in {"half", "h"}
    ordinal = (groups.get("ordinal") or "").lower()
    number = int(groups.get("number") or (2 if half and ordinal in {"last", "final"} else _ORDINALS[ordinal]))
    year = _year_of(groups.get("year"), groups.get("turn"), at)
    if year is None:
        if half or ordinal in {"last", "final"} or (at.today is None and groups.get("turn") is None and ordinal == ""):
            return None
        told = "-" in found.group() or at.before(2) == ("for", "the")
        return dated(calendar.quarter(at.today, number, 0 if told else at.side) if at.today else None)
    return dated(PartialDate(f"{year}-{'H' if half else 'Q'}{number}"))


def _year_of(written: str | None, turn: str | None, at: Standpoint) -> str | None:
    if written:
        return written
    if turn is None or at.today is None:
        return None
    return f"{at.today.year + _TURNS[' '.join(turn.lower().split())]:04d}"


def _season(found: re.Match[str], _at: Standpoint) -> Time | None:
    return dated(PartialDate(f"{found['year']}-{times.words().seasons[found['season'].lower()]}"))


def _fiscal(found: re.Match[str], _at: Standpoint) -> Time | None:
    """A fiscal year, or a span of years; two years and more are no one date."""
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
    last = found["to"]
    if last is None:
        return dated(PartialDate(year))
    end = last if len(last) == 4 else year[: 4 - len(last)] + last
    if int(end) <= int(year):
        return None
    return Time(None, TimeKind.DURATION, f"{year}/{end}", PartialDate(end))


def _year(found: re.Match[str], at: Standpoint) -> Time | None:
    """Four figures that nothing is counted by: behind "in" or "since", or where the engine sees a date."""
    words, word = at.sentence.words, at.sentence.words[at.word]
    before = words[at.word - 1].lower if at.word else ""
    after = words[at.word + 1] if at.word + 1 < len(words) else None
    if before in _COINS or (after is not None and (after.lower in times.words().units or after.lower in numbers().scales)):
        return None
    led = before in numbers().years or before.rstrip(".") in times.words().months or before in times.words().seasons
    alone = word.entity == "DATE" or not word.text.isdecimal()
    loose = after is None or after.tag not in {"NNS", "NN", "NNP", "NNPS", "JJ"}
    return dated(PartialDate(found["year"])) if led or alone or loose else None


_COINS = frozenset(
    {"$", "€", "£", "us$", "usd", "eur", "gbp", "about", "nearly", "some", "roughly", "approximately", "no.", "resolution"}
)


def _decade(found: re.Match[str], _at: Standpoint) -> Time | None:
    groups = found.groupdict()
    return dated(None, groups.get("decade") or f"19{groups['short']}")


def _century(found: re.Match[str], _at: Standpoint) -> Time | None:
    return dated(None, f"{int(found['number']) - 1:02d}")


def _spelled(found: re.Match[str], _at: Standpoint) -> Time | None:
    """As in "nineteen ninety-six"; "twenty five" is a number."""
    known = numbers()
    values = [known.tens.get(word) or known.ones.get(word) or 0 for word in re.split(r"[-\s]+", found["rest"].lower())]
    century = {"eighteen": 18, "nineteen": 19, "twenty": 20}[found["century"].lower()]
    return dated(PartialDate(f"{century}{int(sum(values)):02d}"))


def _feast(found: re.Match[str], at: Standpoint) -> Time | None:
    place = times.words().feasts[re.sub(r"\s+", " ", found["feast"].lower().replace("’", "'"))]
    if at.today is None:
        return dated(None)
    month, day = map(int, str(place).split("-"))
    return dated(calendar.day_of(at.today, month, day, at.side))
