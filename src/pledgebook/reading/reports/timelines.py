"""The days of a timeline: "3 July: Norway sends tents" dates all that its entry tells without a date of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from pledgebook.language.doc import Kind
from pledgebook.language.times.finder import TimeKind
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.reading.grammar.sight import Sight

_BREAKS = frozenset({":", "-", "–", "—", "|"})
_ENTRIES = 2
"""From so many on, paragraphs that open with a date make a timeline; one alone may be anything."""
RULE = "date.of-the-entry"


def entry_days(sights: Iterable[Sight], published: Reading[PartialDate] | None) -> Mapping[int, Reading[PartialDate]]:
    """The day of each paragraph of a timeline by the number of its block; none where the article is no timeline.

    A heading that is nothing but a date holds for the paragraphs below it.
    """
    days: dict[int, Reading[PartialDate]] = {}
    opened, headed = 0, None
    for block, sentences in groupby(sights, key=lambda sight: sight.sentence.block):
        first = next(sentences)
        own = _opening_day(first, published)
        opened += own is not None
        if first.sentence.kind is Kind.HEADING:
            headed = own
        elif day := own or headed:
            days[block] = day
    return days if opened >= _ENTRIES else {}


def _opening_day(sight: Sight, published: Reading[PartialDate] | None) -> Reading[PartialDate] | None:
    """The past date that a paragraph opens with, set off from what follows."""
    time = next((mention for mention in sight.times if mention.first == 0), None)
    if time is None or time.value.kind is not TimeKind.DATE or time.value.value is None:
        return None
    after = sight.sentence.words[time.last + 1 : time.last + 2]
    alone = not after and sight.sentence.kind is Kind.HEADING
    past = published is None or time.value.value.first <= published.value.last
    if not past or not (alone or (after and after[0].text in _BREAKS)):
        return None
    return Reading(time.value.value, sight.sentence.quote(time.first, time.last), RULE)
