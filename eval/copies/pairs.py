"""The labelled pairs: what stories.yaml and edits.yaml give, each with whether the two are one story."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
_AMERICAN = (("metres", "meters"), ("colour", "color"), ("programme", "program"), ("tonnes", "tons"), ("defence", "defense"))


@dataclass(frozen=True)
class Print:
    """One text as somebody printed it: `story` names what was printed, `edits` how."""

    story: str
    edits: str
    text: str


@dataclass(frozen=True)
class Pair:
    one: Print
    other: Print
    kind: str
    same: bool


def pairs() -> list[Pair]:
    """All labelled pairs, always in the same order."""
    events = [Event(**each) for each in _data("stories.yaml")]
    return [*(pair for event in events for pair in _of_event(event)), *_across(events)]


@dataclass(frozen=True)
class Event:
    event: str
    agency: str
    wire: list[str]
    independent: list[list[str]]
    sister: list[str]
    words: list[list[str]]
    quotes: list[list[str]]

    def prints(self, story: str, paragraphs: list[str]) -> list[Print]:
        """The story as its agency has it and as every outlet of edits.yaml prints it."""
        made = [Print(story, edit["outlet"], "\n".join(edited(paragraphs, edit["steps"], self))) for edit in _data("edits.yaml")]
        return [Print(story, "the agency", "\n".join(paragraphs)), *made]


def _of_event(event: Event) -> Iterator[Pair]:
    wire, sister = event.prints("wire", event.wire), event.prints("sister", event.sister)
    others = [Print(f"independent {n}", "", "\n".join(text)) for n, text in enumerate(event.independent)]
    yield from (Pair(wire[0], each, "one wire story and a print of it", True) for each in wire[1:])
    yield from (Pair(one, two, "two prints of one wire story", True) for one, two in list(combinations(wire[1:], 2))[::4])
    yield from (Pair(one, two, "the same event, written independently", False) for one, two in combinations(others, 2))
    yield from (Pair(print_, each, "the same event, written independently", False) for print_ in wire[::2] for each in others)
    yield from (Pair(one, two, "another story of the same agency", False) for one, two in zip(wire, sister, strict=True))
    yield Pair(sister[0], others[0], "another story", False)


def _across(events: list[Event]) -> Iterator[Pair]:
    """Prints of different events by one outlet, whose own words stand in both."""
    for one, two in combinations(events, 2):
        first, second = one.prints(one.event, one.wire), two.prints(two.event, two.wire)
        yield from (Pair(first[n], second[n], "two stories in one outlet", False) for n in (5, 8))


def edited(paragraphs: list[str], steps: list[dict[str, Any]], event: Event) -> list[str]:
    """The paragraphs after the steps, each of which is explained at the head of edits.yaml."""
    found = list(enumerate(paragraphs, 1))
    for step in steps:
        [(name, value)] = step.items()
        found = _STEPS[name](found, value, event)
    return [text for _, text in found]


Numbered = list[tuple[int, str]]


def _in_front(found: Numbered, text: str, event: Event) -> Numbered:
    return [(0, text.format(agency=event.agency)), *found]


def _dateline(found: Numbered, text: str, event: Event) -> Numbered:
    (number, first), *others = found
    return [(number, text.format(agency=event.agency) + first), *others]


def _foot(found: Numbered, text: str, event: Event) -> Numbered:
    return [*found, (99, text.format(agency=event.agency))]


def _keep(found: Numbered, span: list[int], _: Event) -> Numbered:
    return [(number, text) for number, text in found if span[0] <= number <= span[1]]


def _drop(found: Numbered, numbers: list[int], _: Event) -> Numbered:
    return [(number, text) for number, text in found if number not in numbers]


def _swap(found: Numbered, both: list[int], _: Event) -> Numbered:
    place = {number: index for index, (number, _) in enumerate(found)}
    one, two = (place[number] for number in both)
    found[one], found[two] = found[two], found[one]
    return found


def _insert(found: Numbered, what: list[Any], _: Event) -> Numbered:
    before = [pair for pair in found if pair[0] < what[0]]
    return [*before, (0, what[1]), *found[len(before) :]]


def _lead(found: Numbered, text: str, _: Event) -> Numbered:
    return [(1, text), *found[1:]]


def _words(found: Numbered, _: bool, event: Event) -> Numbered:
    return _replaced(found, event.words)


def _quotes(found: Numbered, _: bool, event: Event) -> Numbered:
    return _replaced(found, event.quotes)


def _plain(found: Numbered, _: bool, __: Event) -> Numbered:
    straight = [(number, re.sub("[“”]", '"', text).replace("’", "'").replace("—", "-")) for number, text in found]
    return _replaced(straight, [list(pair) for pair in _AMERICAN])


def _merge(found: Numbered, _: bool, __: Event) -> Numbered:
    return [(found[n][0], " ".join(text for _, text in found[n : n + 2])) for n in range(0, len(found), 2)]


def _replaced(found: Numbered, pairs: list[list[str]]) -> Numbered:
    for old, new in pairs:
        found = [(number, text.replace(old, new)) for number, text in found]
    return found


_STEPS: Mapping[str, Callable[[Numbered, Any, Event], Numbered]] = {
    "credit": _in_front,
    "headline": _in_front,
    "dateline": _dateline,
    "foot": _foot,
    "keep": _keep,
    "drop": _drop,
    "swap": _swap,
    "insert": _insert,
    "lead": _lead,
    "words": _words,
    "quotes": _quotes,
    "plain": _plain,
    "merge": _merge,
}


def _data(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found
