"""The dates that a page shows to its readers beside the headline, as in "By Ann Example, Nov. 19, 2031, 5:50 pm"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from pledgebook.model.dates import PartialDate, Precision
from pledgebook.sources.written import dates_in, single

BLOCK = 120
"""A line with a date beside a headline is at most this long, in characters."""
MOST = 1000
"""How many places with a year are looked at."""
WORDS = 9
"""How many further words (a name, a place, an outlet) it may hold."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL = re.compile(
    r"(?P<published>(?:first\s+)?(?:published|posted|released|issued)|publication\s+date|publish(?:ed)?\s+date|date\s+published)"
    r"|(?P<updated>updated?|modified|last\s+(?:changed|edited|reviewed)|corrected)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"comment|related|recirc|sidebar|widget|footer|promo|trending|latest|tweet|twitter|copyright|caption|popular|recent|teaser"
    r"|carousel|most-?read|read-?more|cookie|consent",
    re.IGNORECASE,
)
_OTHER_TAGS = frozenset(
    {"nav", "aside", "footer", "figcaption", "figure", "blockquote", "script", "style", "noscript", "template"}
)
_WORD = re.compile(r"[^\W\d_]{2,}")


class Label(StrEnum):
    """What stands before a date."""

    PUBLISHED = "published"
    UPDATED = "updated"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A date on the page. `after_headline` tells on which side of the first headline it stands."""

    date: PartialDate
    label: Label
    after_headline: bool


def shown(tree: Any) -> tuple[Shown, ...]:
    """The dates, to the day, that stand in short lines of the page itself, in its order; not those of lists of other articles."""
    found = (Shown(date, label, below) for element, below in islice(_places(tree), MOST) for date, label in _dates(element))
    return tuple(dict.fromkeys(found))


def _places(tree: Any) -> Iterator[tuple[Any, bool]]:
    """The elements in which a date may stand, each with whether a headline stands above it."""
    below = False
    for element in tree.iter():
        if isinstance(element.tag, str):
            below = below or element.tag == "h1"
            if _may_hold(element) and not _elsewhere(element):
                yield element, below


def _may_hold(element: Any) -> bool:
    return element.tag == "time" or bool(_YEAR.search(element.text or "") or _YEAR.search(element.tail or ""))


def _elsewhere(element: Any) -> bool:
    """Whether it stands among other articles, comments, captions or small print."""
    for place in (element, *element.iterancestors()):
        if place.tag in ("html", "body"):
            return False
        if place.tag in _OTHER_TAGS or _ELSEWHERE.search(f"{place.get('class', '')} {place.get('id', '')}"):
            return True
    return False


def _dates(element: Any) -> Iterator[tuple[PartialDate, Label]]:
    text = _line(element)
    dates = [(date, start) for date, start, _ in dates_in(text) if date.precision is Precision.DAY]
    if dates and len(_WORD.findall(_LABEL.sub("", text))) <= WORDS + 2 * len(dates):
        yield from ((date, _label(text[:start])) for date, start in dates)
    elif element.tag == "time" and (date := single(element.get("datetime") or "")) and date.precision is Precision.DAY:
        yield date, _label(text)


def _label(before: str) -> Label:
    """The last label before a date, however far."""
    labels = list(_LABEL.finditer(before))
    return Label(labels[-1].lastgroup or "") if labels else Label.NONE


def _line(element: Any) -> str:
    """The whole short line in which an element stands."""
    place = element
    text = _text(place)
    while (
        (parent := place.getparent()) is not None and parent.tag not in ("body", "html") and len(above := _text(parent)) <= BLOCK
    ):
        place, text = parent, above
    return text if len(text) <= BLOCK else ""


def _text(element: Any) -> str:
    """The words in an element, no further than it takes to see that they are no short line."""
    words: list[str] = []
    length = 0
    for piece in element.itertext():
        found = str(piece).split()
        words += found
        length += sum(map(len, found)) + len(found)
        if length > BLOCK + 1:
            break
    return " ".join(words)
