"""When a page came out: what it declares to machines, held against what it shows to readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from pledgebook.model.dates import PartialDate, Precision, day
from pledgebook.model.errors import BadDate
from pledgebook.model.evidence import Reading
from pledgebook.sources.pages.declared import Declared, declared
from pledgebook.sources.pages.shown import Label, Shown, shown
from pledgebook.sources.written import within_reason

LABELLED = "shown on the page as its date of publication"
BESIDE = "shown on the page beside its headline"
ADDRESS = "the page's address"

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_-]|$)")


def published(tree: Any, url: str | None) -> Reading[PartialDate] | None:
    """The date with the rule that found it; None when the page states none.

    Most pages declare a moment in UTC. Where that is a day off the date that readers see, theirs counts: a page of
    7 pm in New York is of that day. A page that declares nothing is of the date that it shows.
    """
    found, seen, address = declared(tree), shown(tree), in_address(url or "")
    if found:
        return _as_seen(found, seen, address)
    for rule, date in ((LABELLED, _labelled(seen)), (BESIDE, _beside(seen)), (ADDRESS, address)):
        if date:
            return Reading(date, None, rule)
    return None


def in_address(url: str) -> PartialDate | None:
    """The day that a web address states between its slashes: "/2031/03/14/"."""
    if not (found := _IN_ADDRESS.search(url)):
        return None
    try:
        return within_reason(PartialDate("-".join(found.groups())))
    except BadDate:
        return None


def _as_seen(found: Declared, seen: tuple[Shown, ...], address: PartialDate | None) -> Reading[PartialDate]:
    if found.moved and found.date.precision is Precision.DAY and found.date not in {each.date for each in seen}:
        dates = [*(each.date for each in seen if each.label is not Label.UPDATED), *([address] if address else [])]
        if near := next((date for date in dates if _next_to(date, found.date)), None):
            return Reading(near, None, f"{found.rule}, on the day that the page shows")
    return Reading(found.date, None, found.rule)


def _next_to(one: PartialDate, other: PartialDate) -> bool:
    return one in {day(other.first - timedelta(1)), day(other.first + timedelta(1))}


def _labelled(seen: Iterable[Shown]) -> PartialDate | None:
    return next((each.date for each in seen if each.label is Label.PUBLISHED), None)


def _beside(seen: tuple[Shown, ...]) -> PartialDate | None:
    """The first unlabelled date below the headline, else the last above it."""
    plain = [each for each in seen if each.label is Label.NONE]
    below = [each.date for each in plain if each.after_headline]
    return below[0] if below else plain[-1].date if plain else None
