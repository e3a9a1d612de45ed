"""The day of the news: "said Friday" in the first sentence dates what the article tells without a date of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from pledgebook.language.doc import Kind
from pledgebook.language.times.finder import TimeKind
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.reading.grammar.sight import Sight

_FRESH = timedelta(days=4)
RULE = "date.of-the-news"


def news_day(sights: Iterable[Sight], published: Reading[PartialDate] | None) -> Reading[PartialDate] | None:
    """The day beside the main verb of the first sentence, when it lies in the days before the article; else None."""
    lead = next((sight for sight in sights if sight.sentence.kind is Kind.PROSE), None)
    if lead is None or published is None:
        return None
    root = lead.sentence.root
    beside = {child.index for child in lead.sentence.children(root, "npadvmod", "advmod", "prep", "dobj")}
    beside |= {child.index for index in set(beside) for child in lead.sentence.children(lead.sentence.words[index], "pobj")}
    for mention in lead.times:
        value = mention.value.value
        if mention.value.kind is not TimeKind.DATE or value is None or not any(mention.holds(index) for index in beside):
            continue
        if value.first == value.last and published.value.first - _FRESH <= value.first <= published.value.last:
            return Reading(value, lead.sentence.quote(mention.first, mention.last), RULE)
    return None
