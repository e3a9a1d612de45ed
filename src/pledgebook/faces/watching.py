"""What `watch` prints: a line for each event, and what a single round came to."""

from __future__ import annotations

from datetime import UTC, datetime

from pledgebook.ledger.changes import Change, Kind
from pledgebook.pipeline.watching.sightings import Round, Sight, Sighting

MOST_CHANGES = 6
"""Changes of one article that its line spells out."""


def line(each: Sighting) -> str:
    """One event on one line, its time in UTC."""
    begin = f"{_time(each.at)}  {each.sight.value:<7}  "
    match each.sight:
        case Sight.NEW:
            return begin + f"{_article(each)}; {_reports(each.reports)}"
        case Sight.CHANGED:
            return begin + f"{_article(each)}; {_reports(each.reports)}; {_changes(each.changes)}"
        case Sight.FAILED:
            again = f" Next try at {_time(each.again)}." if each.again else ""
            return begin + f"{each.where}: {_flat(each.reason)}{again}"
        case Sight.BACK:
            return begin + f"{each.where}: it can be read again."


def summary(found: Round) -> str:
    """What one round came to, in a sentence."""
    places = _count(found.places, "place")
    if not (found.new or found.changed or found.failed):
        return f"{places} looked at: nothing new.\n"
    return f"{places} looked at: {found.new} new, {found.changed} changed, {found.failed} failed.\n"


def _article(each: Sighting) -> str:
    title = f"“{_flat(each.title)}” " if each.title else ""
    outlet = f"[{_flat(each.outlet)}] " if each.outlet else ""
    return f"{outlet}{title}{each.where}"


def _changes(found: tuple[Change, ...]) -> str:
    if not found:
        return "the ledger is as before"
    spelled = [_change(each) for each in found[:MOST_CHANGES]]
    more = [f"and {len(found) - MOST_CHANGES} more ('pledgebook changes' shows them)"] if len(found) > MOST_CHANGES else []
    return "; ".join([*spelled, *more])


def _change(each: Change) -> str:
    match each.kind:
        case Kind.NEW:
            return f"{each.commitment} is new: {each.after}"
        case Kind.MOVED:
            return f"{each.commitment} moved on: {each.before} → {each.after}"
        case Kind.CORRECTED:
            return f"{each.commitment} {each.cell}: {_flat(each.before) or 'not stated'} → {_flat(each.after) or 'not stated'}"
        case Kind.REDIRECTED:
            return f"{each.before} is {each.commitment} now"
        case Kind.GONE:
            return f"{each.commitment} is gone"
        case Kind.OVERDUE:
            return f"{each.commitment} is overdue"


def _time(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M")


def _flat(text: str) -> str:
    """On one line, and with nothing that moves the cursor."""
    return "".join(char if char.isprintable() else " " for char in text).strip()


def _reports(number: int) -> str:
    return _count(number, "report")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
