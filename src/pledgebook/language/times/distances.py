"""Dates at a distance from the day of publication: "two weeks ago", "in about three months", "within a year", "soon"."""

from __future__ import annotations

import re

from pledgebook.language.times.moments import Rule, Standpoint, Time, TimeKind, dated, first_words, one_of, rule
from pledgebook.language.times.stretches import Stretch, counted, stretch_pattern
from pledgebook.language.times.tense import PAST
from pledgebook.lexicon import times

_BACK = frozenset({"ago", "since"})
_DEFINITE = frozenset({"the", "those", "these"})


def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    known = times.words()
    stretch, about, spans = stretch_pattern(), one_of(known.about), known.spans
    return (
        rule("other", rf"{stretch}[-\s]+(?:earlier|before|previously)", counted(), _other),
        rule("other", r"year-(?:ago|earlier)", {"year"}, _elsewhere),
        rule("ago", rf"{stretch}\s+(?P<way>ago|from\s+now|from\s+today|hence|since)", counted(), _away),
        rule("within", rf"{one_of(spans)}\s+(?:{about}\s+)?{stretch}", first_words(spans), _within),
        rule("ahead", rf"in\s+(?P<about>{about}\s+)?{stretch}(?:['’]s?\s+time)?", {"in"}, _ahead),
        rule("vague", rf"(?P<vague>{one_of(known.vague)})", first_words(known.vague), _vague),
        rule("vague", _hazy_pattern(), {"in", "the", "recent", "coming", "next", "past", "last"}, _hazy),
    )


def _hazy_pattern() -> str:
    units = one_of(unit for unit in times.words().units if unit.endswith("s"))
    which = r"(?:(?:recent|coming)(?:\s+[a-z]+)?|(?:next|past|last)(?:\s+(?:few|several))?)"
    return rf"(?:in\s+)?(?:the\s+)?{which}\s+(?P<unit>{units})(?:\s+(?:and|or)\s+{units})?"


def _other(found: re.Match[str], _at: Standpoint) -> Time | None:
    """As in "a year earlier": counted from another day than this one; shorter ones are at least a stretch."""
    stretch = Stretch.of(found)
    if stretch is None or stretch.unit == "Y":
        return Time(None, TimeKind.VAGUE, "")
    return Time(None, TimeKind.DURATION, stretch.timex)


def _elsewhere(_found: re.Match[str], _at: Standpoint) -> Time | None:
    return Time(None, TimeKind.VAGUE, "")


def _away(found: re.Match[str], at: Standpoint) -> Time | None:
    """As in "two weeks ago", "a year from now"."""
    stretch = Stretch.of(found)
    if stretch is None or at.today is None or stretch.low is None:
        return Time(None, TimeKind.VAGUE, "PAST_REF" if found["way"].lower() in _BACK else "FUTURE_REF")
    back = found["way"].lower() in _BACK
    return dated(stretch.from_day(at.today, -1 if back else 1))


def _ahead(found: re.Match[str], at: Standpoint) -> Time | None:
    """As in "in about three months": from today on when the clause does not look back, else a stretch."""
    stretch = Stretch.of(found)
    if stretch is None:
        return None
    definite = (found["about"] or "").strip().lower() in _DEFINITE
    if stretch.low is None or definite or at.side < 0:
        return Time(None, TimeKind.DURATION, stretch.timex)
    value = stretch.from_day(at.today, 1) if at.today else None
    return Time(value, TimeKind.DATE, stretch.timex, value)


def _within(found: re.Match[str], at: Standpoint) -> Time | None:
    """As in "within three or four months": the value is the latest date that the words allow."""
    stretch = Stretch.of(found)
    if stretch is None:
        return None
    latest = stretch.end_from(at.today) if at.today and at.side > PAST else None
    return Time(latest, TimeKind.SPAN_END if at.side > PAST else TimeKind.DURATION, stretch.timex, latest)


def _vague(found: re.Match[str], _at: Standpoint) -> Time | None:
    name = " ".join(found["vague"].lower().split())
    return Time(None, TimeKind.VAGUE, times.words().vague[name])


def _hazy(found: re.Match[str], _at: Standpoint) -> Time | None:
    """As in "in the coming months", "recent weeks"."""
    unit = times.words().units[found["unit"].lower()]
    return Time(None, TimeKind.VAGUE, Stretch(None, None, unit).timex)
