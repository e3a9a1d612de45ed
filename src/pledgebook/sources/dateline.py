"""The day of publication, read in an article's own first lines where they state it beyond doubt.

A date counts only where a page puts its own: alone on a line, after a label ("Published: ..."), or before the
dash of a dateline ("BERLIN, Jan. 25, 2023 (Reuters) - ..."). A date within a sentence is a date of events. A
day without its year ("KYIV, Jan 25 -") is not completed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote, Reading
from pledgebook.sources.written import TIME, WEEKDAY, date_at

LINES = 8
"""How many lines with words are looked at: title, standfirst, author, outlet, date."""
LEAD = 120
"""Within how many characters of its line a dateline has to end."""

LABELLED = "a label in the first lines"
ALONE = "a line of its own among the first"
IN_DATELINE = "the dateline"

_LABEL = re.compile(
    r"\s*(?:(?:first\s+|originally\s+)?"
    r"(?:published|posted|issued|released|release\s+date|publication\s+date|press\s+release|date)"
    r"(?:\s+(?:on|at|date))?)\s*[:,|–-]?\s*",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s*[A-Z][\w'’.-]*(?:[ /][A-Z(][\w'’.()-]*){0,4}\s*(?:,\s*|\(\s*|[–—|:-]\s*)?(?:[A-Z](?:[^\W\d]|[.'’ ]){1,20},\s*)?"
)
_REFERENCE = re.compile(r"\s*(?:[A-Z0-9][A-Z0-9/.,:()-]*\s+){1,12}?(?=\d{1,2}\s+[A-Za-z]|(?<!\d\s)[A-Z][a-z]+\.?\s+\d)")
_NAMES = re.compile(rf"\s*(?:[A-Z][\w'’.-]*,?\s+){{1,6}}(?={WEEKDAY},?\s+\d)", re.IGNORECASE)
_BEFORE = re.compile(rf"\s*(?:{TIME},?\s+)?(?:{WEEKDAY},?\s+)?", re.IGNORECASE)
_ALONE = re.compile(rf"(?:[\s,|(–-]*(?:at\s+)?{TIME})?[\s.|)]*", re.IGNORECASE)
_DASH = re.compile(r"\)?(?:\s*\(?[A-Z][\w./ ]{1,30}\)?)?\s*(?:[–—]|--|\s-\s|-\s|:\s|\|\s)")
_PLACE_DASH = re.compile(r"\s+[A-Z][A-Za-z.'’ ]{1,40}(?:\([\w ]{1,20}\)\s*)?\s*[,–—-]")


def dateline(article: str, text: str) -> Reading[PartialDate] | None:
    """When the article's first lines say it came out, with the words that say so; None when they don't, or
    when two of them differ. A label outweighs the others.
    """
    lines = enumerate(islice(_lines(text), LINES))
    found = [reading for number, (start, line) in lines if (reading := _in_line(article, line, start, number == 0))]
    counted = [reading for reading in found if reading.rule == LABELLED] or found
    return counted[0] if len({reading.value for reading in counted}) == 1 else None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold words, as far as a date would be looked for, each with its offset."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not text[start:end].isspace() and end > start:
            yield start, text[start : min(end, start + 2 * LEAD)]
        start = end + 1


def _in_line(article: str, line: str, offset: int, first: bool) -> Reading[PartialDate] | None:
    for rule, start in _places(line, first):
        written = date_at(line, start)
        if written and _closes(rule, line, written[1]):
            quote = Quote(article, offset + start, offset + written[1], line[start : written[1]])
            return Reading(written[0], quote, rule)
    return None


def _places(line: str, first: bool) -> Iterator[tuple[str, int]]:
    """Where in a line a date of publication may begin. One that a dash follows begins a list of events, but on the first line."""
    if label := _LABEL.match(line):
        yield LABELLED, _at(line, label.end())
    yield ALONE, _at(line, 0)
    for before in (_REFERENCE.match(line), _NAMES.match(line)):
        if before:
            yield ALONE, _at(line, before.end())
    if first:
        yield IN_DATELINE, _at(line, 0)
    if place := _PLACE.match(line):
        yield IN_DATELINE, _at(line, place.end())


def _at(line: str, start: int) -> int:
    before = _BEFORE.match(line, start)
    return before.end() if before else start


def _closes(rule: str, line: str, end: int) -> bool:
    """Whether the words after the date are those of its place on a page."""
    if rule == IN_DATELINE:
        return end <= LEAD and bool(_DASH.match(line, end))
    return bool(_ALONE.fullmatch(line, end)) or (rule == LABELLED and bool(_PLACE_DASH.match(line, end)))
