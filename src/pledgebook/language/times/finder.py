"""When: every time expression of a sentence with its calendar date, as precise as its words and no more.

The forms are rules over words in `datings`, `relatives`, `distances` and `stretches`; here they are tried, widened by the words
around them ("by the end of", "since", "about") and laid side by side. Values follow TIMEX3 (TimeML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pledgebook.language.amounts.atoms import Atom, atoms
from pledgebook.language.doc import Mention, Sentence
from pledgebook.language.times import calendar, datings, distances, relatives, stretches
from pledgebook.language.times.moments import Rule, Standpoint, Time, TimeKind
from pledgebook.lexicon import times
from pledgebook.lexicon.quantities import Phrase, phrase
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadDate

__all__ = ["Time", "TimeKind", "find_times"]
_FIGURE = re.compile(r"\d")
_STEPS = 5
_LONGEST = 4
_AROUND = frozenset({"about", "around", "roughly", "approximately", "at", "the"})
_IDLE = frozenset({"on", "-", "–", "only", "just", "some"})
_ONWARDS = frozenset({"on", "onward", "onwards", "to", "until", "till", "through", "forward"})
_SPREAD = frozenset({"over", "under", "around"})


def find_times(
    sentence: Sentence, published: PartialDate | None, taken: frozenset[int] = frozenset()
) -> tuple[Mention[Time], ...]:
    """Every time expression in text order, none overlapping another.

    `published` is the day that relative words are counted from, with None their value is None; when it is no day but
    a month, say, a value is only as precise as every day of it allows. `taken` are indices of words that belong to
    names. Never raises.
    """
    if not _may_hold(sentence):
        return ()
    found = atoms(sentence.text, sentence.words, sentence.start)
    mentions: list[Mention[Time]] = []
    for read in _read(sentence, found, published):
        first, last = found[read.first].word, found[read.last].word
        free = taken.isdisjoint(range(first, last + 1)) and (not mentions or first > mentions[-1].last)
        if free and read.time.timex != "AGE":
            mentions.append(Mention(read.time, first, last, read.rule))
    return tuple(mentions)


class _Reading(NamedTuple):
    time: Time
    first: int
    last: int
    rule: str


def _may_hold(sentence: Sentence) -> bool:
    return not _triggers().isdisjoint([word.text.lower() for word in sentence.words]) or _FIGURE.search(sentence.text) is not None


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules by the word with which they can start."""
    found: dict[str, list[Rule]] = {}
    for rule in (*datings.rules(), *relatives.rules(), *distances.rules(), *stretches.rules()):
        for start in sorted(rule.starts):
            found.setdefault(start, []).append(rule)
    return {start: tuple(rules) for start, rules in found.items()}


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    """Words of which a sentence with a time but without figures has at least one."""
    known = times.words()
    groups = (known.months, known.weekdays, known.seasons, known.units, known.days, known.sets, known.feasts, known.vague)
    names = {phrase(words)[-1] for group in groups for words in group} | {
        "quarter",
        "quarters",
        "weekend",
        "half",
        "mid",
        "year's",
    }
    return frozenset(names | {words.split()[0] for words in known.vague} | {"nineteen", "eighteen", "twenty", "year-end", "end"})


def _read(sentence: Sentence, found: tuple[Atom, ...], published: PartialDate | None) -> Iterator[_Reading]:
    at = free = 0
    while at < len(found):
        read = _core(sentence, found, at, published)
        if read is None:
            at += 1
            continue
        yield _widened(found, read, free)
        at = free = read.last + 1


def _core(sentence: Sentence, found: tuple[Atom, ...], at: int, published: PartialDate | None) -> _Reading | None:
    atom = found[at]
    start = "0" if atom.kind == "digits" else atom.lower.removesuffix("'s")
    if at and found[at - 1].end == atom.start and (found[at - 1].kind != "sign" or found[at - 1].text in "/:.$€£"):
        return None
    for rule in _rules().get(start, ()):
        match = rule.pattern.match(sentence.text, atom.start)
        time = match and _resolved(rule, match, Standpoint(None, sentence, atom.word), published)
        if match and time:
            end = match.end() - sentence.text[: match.end()].endswith(".")
            last = next(step for step in range(len(found) - 1, at - 1, -1) if found[step].start < end)
            return _Reading(time, at, last, rule.name)
    return None


def _resolved(rule: Rule, match: re.Match[str], at: Standpoint, published: PartialDate | None) -> Time | None:
    """What the rule makes of its words; from a day that is not known exactly, what all its days agree on."""
    try:
        if published is None:
            return rule.resolve(match, at)
        first = rule.resolve(match, at.moved(published.first))
        if first is None or published.first == published.last:
            return first
        return _common(first, rule.resolve(match, at.moved(published.last)))
    except (ValueError, OverflowError, BadDate):
        return None


def _common(first: Time, last: Time | None) -> Time | None:
    if first == last or last is None:
        return first
    value, latest = _covered(first.value, last.value), _covered(first.latest, last.latest)
    same = first.timex == last.timex
    return Time(value, first.kind, first.timex if same else value.text if value else "", latest)


def _covered(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    return calendar.covering(one, other) if one and other else None


# --- the words in front -----------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _leads() -> dict[Phrase, str]:
    known = times.words()
    groups = ("inside", "about", "starts", "ends")
    return {phrase(words): group for group in groups for words in getattr(known, group)}


def _widened(found: tuple[Atom, ...], read: _Reading, free: int) -> _Reading:
    """The expression with the words in front that belong to it, and what they make of it."""
    at, met = read.first, ""
    for _ in range(_STEPS):
        length, group = _lead(found, at, free)
        if (
            not length
            or not _fits(group, read, found[at - length].lower)
            or (found[at - 1].lower == "from" and not _goes_on(found, read.last))
        ):
            break
        at -= length
        met = group if group in {"ends", "starts"} else met
        if met:
            break
    return read._replace(time=_bounded(read.time, met), first=_trimmed(found, at, read.first))


def _lead(found: tuple[Atom, ...], at: int, free: int) -> tuple[int, str]:
    for length in range(_LONGEST, 0, -1):
        if at - length >= free and (group := _leads().get(tuple(atom.lower for atom in found[at - length : at]))):
            return length, group
    if at - 1 >= free and found[at - 1].text in "-–":
        return 1, "inside"
    return 0, ""


def _goes_on(found: tuple[Atom, ...], last: int) -> bool:
    """Whether "from" opens a span: "from 2020 onwards", "from May to July"; "up from last year" does not."""
    return last + 1 < len(found) and found[last + 1].lower in _ONWARDS


def _fits(group: str, read: _Reading, word: str) -> bool:
    """Whether words of the group can stand before such a time: "by" needs a date, "soon" nothing."""
    time = read.time
    if group in {"ends", "starts"}:
        return time.kind is TimeKind.DATE
    if group == "about" and time.kind is TimeKind.DATE and read.rule != "time.ago":
        return word in _AROUND  # "under 2001 rules" is no hedge of a year
    return time.kind is not TimeKind.VAGUE


def _trimmed(found: tuple[Atom, ...], at: int, core: int) -> int:
    """The first atom without a preposition or dash that leads to nothing: "over" of "over the past year"."""
    while at < core and (found[at].lower in _IDLE or (found[at].lower in _SPREAD and found[at + 1].lower == "the")):
        at += 1
    return at


def _bounded(time: Time, met: str) -> Time:
    if met == "ends":
        return replace(time, kind=TimeKind.SPAN_END, latest=time.value)
    if met == "starts":
        return replace(time, kind=TimeKind.SINCE)
    return time
