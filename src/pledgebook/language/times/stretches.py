"""Stretches of time and what returns: "three months", "a two-year plan", "over the next decade", "every year"."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pledgebook.language.amounts.reckoned import find_numbers
from pledgebook.language.times import calendar
from pledgebook.language.times.moments import Rule, Standpoint, Time, TimeKind, first_words, one_of, rule
from pledgebook.lexicon import times
from pledgebook.lexicon.quantities import numbers
from pledgebook.model.dates import PartialDate

_MONTHS = 12


class Stretch(NamedTuple):
    """`low` to `high` of a unit as TIMEX3 writes it ("M", "10Y", "TH"); None for a count that no number tells."""

    low: Decimal | None
    high: Decimal | None
    unit: str

    @classmethod
    def of(cls, found: re.Match[str]) -> Stretch | None:
        """The stretch in the groups of `stretch_pattern`."""
        unit = times.words().units.get(found["unit"].lower())
        if unit is None:
            return None
        if _plain(found["count"]) in times.words().loose:
            return cls(None, None, unit)
        low = _value(found["count"])
        high = _value(found["upto"]) if found["upto"] else low
        half = Decimal("0.5") if found["half"] else Decimal(0)
        if low is None or high is None:
            return None
        return cls(low + half, max(high, low) + half, unit)

    @property
    def timex(self) -> str:
        """The TIMEX3 duration of the lower bound: "P3M", "P2Y6M", "PT24H", "PXW"."""
        factor, unit = _split(self.unit)
        if self.low is None:
            return f"P{'T' if len(unit) > 1 else ''}X{unit[-1]}"
        count = self.low * factor
        if unit == "Y" and count % 1 and (count * _MONTHS) % 1 == 0:
            months = int(count * _MONTHS)
            return f"P{months // _MONTHS}Y{months % _MONTHS}M" if months > _MONTHS else f"P{months}M"
        if len(unit) > 1 and count % 1 == Decimal("0.5"):
            return f"PT{int(count)}H30M" if unit == "TH" else f"PT{int(count)}M30S"
        written = f"{count.normalize():f}"
        return f"PT{written}{unit[-1]}" if len(unit) > 1 else f"P{written}{unit}"

    def from_day(self, today: date, way: int) -> PartialDate | None:
        """The date that lies so far away, as precise as the unit; with two bounds, as precise as both allow."""
        if self.low is None or self.high is None:
            return None
        first, last = (self._at(today, bound * way) for bound in (self.low, self.high))
        return first if first == last else calendar.covering(first, last) if first and last else None

    def end_from(self, today: date) -> PartialDate | None:
        """The latest date that "within" it allows."""
        return None if self.high is None else self._at(today, self.high)

    def _at(self, today: date, count: Decimal) -> PartialDate | None:
        factor, unit = _split(self.unit)
        whole = count * factor
        if unit in {"TH", "TM"}:
            return calendar.shift(today, "D", round(whole / (24 if unit == "TH" else 24 * 60)))
        if whole % 1 and unit == "Y":
            return calendar.shift(calendar.shift(today, "M", int(whole * _MONTHS)).first, "Y", 0)
        return calendar.shift(today, unit, int(whole)) if factor < 10 else None


def _split(unit: str) -> tuple[int, str]:
    figures = re.match(r"\d*", unit)
    count = figures.group() if figures else ""
    return int(count or 1), unit[len(count) :]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower()).strip()


def _value(text: str) -> Decimal | None:
    name = _plain(text)
    if name in {"a", "an"}:
        return Decimal(1)
    if name.startswith(("half a", "a half")):
        return Decimal("0.5")
    if "couple" in name:
        return Decimal(2)
    found = find_numbers(name)
    return found[0][0] if len(found) == 1 and 0 < found[0][0] < 100_000 else None


@lru_cache(maxsize=1)
def _number() -> str:
    known = numbers()
    ones, tens = one_of(word for word, value in known.ones.items() if value), one_of(known.tens)
    hundreds = rf"(?:(?:{ones}|a)\s+)?(?:hundred|thousand)"
    loose = one_of(times.words().loose - {"recent", "coming"})
    spelled = rf"(?:{hundreds}|{tens}(?:[-\s]{ones})?|{ones})(?:\s+and\s+a\s+half)?"
    digits = r"\d+(?:[.,]\d+)?(?:\s+1/2|½)?|½"
    return rf"(?:{digits}|half\s+an?|a\s+half|(?:an?\s+)?couple\s+of|(?:a\s+)?dozen|{loose}|{spelled}|an?)"


@lru_cache(maxsize=1)
def stretch_pattern() -> str:
    """A count and a unit, in the groups count, upto, unit, half."""
    number, unit = _number(), one_of(times.words().units)
    upto = rf"(?:\s*(?:-|–|to|or|and)\s*(?P<upto>{number}))?"
    extra = one_of(times.words().extra)
    return rf"(?P<count>{number}){upto}(?:[-\s]+(?:{extra}\s+)?|(?<=\d))(?P<unit>{unit})(?P<half>\s+and\s+a\s+half)?"


@lru_cache(maxsize=1)
def counted() -> frozenset[str]:
    """The words with which a counted stretch can start."""
    known = numbers()
    return frozenset(
        {
            "0",
            "a",
            "an",
            "half",
            "couple",
            "dozen",
            "hundred",
            "thousand",
            *known.ones,
            *known.tens,
            *first_words(times.words().loose),
        }
    )


def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    known = times.words()
    unit, turns = one_of(known.units), one_of([*known.turns, "first"])
    starts = {*known.turns, "first"}
    return (
        rule("stretch", rf"(?P<turn>{turns})\s+{stretch_pattern()}", starts, _turned),
        rule("stretch", rf"{turns}\s+(?P<count>{_number()})\s+quarters", starts, _quarters),
        rule("set", rf"(?:every|each)\s+(?:other\s+)?{stretch_pattern()}", {"every", "each"}, _every),
        rule("set", rf"(?:every|each)\s+(?P<other>other\s+)?(?P<single>{_single()})", {"every", "each"}, _each),
        rule("set", rf"(?P<set>{one_of(known.sets)})", first_words(known.sets), _set),
        rule("old", rf"{stretch_pattern()}[-\s](?:old|olds|of\s+age)", counted(), _none),
        rule("stretch", stretch_pattern(), counted(), _counted),
        rule("stretch", r"(?P<turn>last|past|next|coming)\s+(?P<unit>decade|century)", known.turns, _long),
        rule("stretch", rf"(?P<unit>{unit})(?:[-\s]long)?", (name for name in known.units if name.endswith("s")), _bare),
    )


def _single() -> str:
    """What can return one by one: "every year", "each Thursday"."""
    known = times.words()
    units = (unit for unit in known.units if not unit.endswith("s"))
    return one_of([*units, "quarter", "morning", "evening", *known.seasons, *known.months, *known.weekdays])


def _turned(found: re.Match[str], at: Standpoint) -> Time | None:
    """As in "the next two years", "the past 12 months"."""
    stretch = Stretch.of(found)
    if stretch is None:
        return None
    ahead = found["turn"].lower() in {"next", "coming", "upcoming"} and at.today is not None
    return Time(None, TimeKind.DURATION, stretch.timex, stretch.end_from(at.today) if ahead and at.today else None)


def _counted(found: re.Match[str], _at: Standpoint) -> Time | None:
    stretch = Stretch.of(found)
    return None if stretch is None else Time(None, TimeKind.DURATION, stretch.timex)


def _every(found: re.Match[str], _at: Standpoint) -> Time | None:
    stretch = Stretch.of(found)
    return None if stretch is None else Time(None, TimeKind.SET, stretch.timex)


def _each(found: re.Match[str], _at: Standpoint) -> Time | None:
    """As in "every year", "every other day", "each Thursday"."""
    name, known = found["single"].lower(), times.words()
    if name in known.weekdays:
        return Time(None, TimeKind.SET, f"XXXX-WXX-{known.weekdays[name]}") if found["single"][0].isupper() else None
    if name in known.months:
        return Time(None, TimeKind.SET, f"XXXX-{known.months[name]:02d}") if found["single"][0].isupper() else None
    unit = {"quarter": "3M"}.get(name) or known.units.get(name)
    if unit is None:
        return Time(None, TimeKind.SET, "")
    factor, letter = _split(unit)
    return Time(None, TimeKind.SET, f"P{'T' if len(letter) > 1 else ''}{factor * (2 if found['other'] else 1)}{letter[-1]}")


def _quarters(found: re.Match[str], _at: Standpoint) -> Time | None:
    count = _value(found["count"])
    return Time(None, TimeKind.DURATION, "PXM" if count is None else f"P{int(count) * 3}M")


def _set(found: re.Match[str], at: Standpoint) -> Time | None:
    """What returns; "a quarterly dividend" tells its sort rather than when."""
    if at.titled:
        return None
    if found.group().lower() == "quarterly" and at.sentence.words[at.word].tag != "RB":
        return None
    return Time(None, TimeKind.SET, str(times.words().sets[_plain(found["set"])]))


def _none(_found: re.Match[str], _at: Standpoint) -> Time | None:
    """An age: it holds the words and tells no time."""
    return Time(None, TimeKind.VAGUE, "AGE")


def _long(found: re.Match[str], _at: Standpoint) -> Time | None:
    return Time(None, TimeKind.DURATION, Stretch(Decimal(1), Decimal(1), times.words().units[found["unit"].lower()]).timex)


def _bare(found: re.Match[str], at: Standpoint) -> Time | None:
    """As in "will take months", "for years"; "a matter of days" and "hundreds of years" are no stretch of their own."""
    if at.before(1) == ("of",):
        return None
    return Time(None, TimeKind.DURATION, Stretch(None, None, times.words().units[found["unit"].lower()]).timex)
