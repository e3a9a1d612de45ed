"""What moved since the last visit, or since any day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from pledgebook.faces.news import HEADINGS
from pledgebook.faces.web.shelf import Shelf, View
from pledgebook.ledger.changes import Change, Kind, changes
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadDate
from pledgebook.model.ledgers import Commitment
from pledgebook.model.rulings import Ruling

A_WEEK = timedelta(days=6)
"""How far back a first visit looks from the last article."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One commitment's changes of one kind; no commitment where it is gone."""

    name: str
    commitment: Commitment | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Updates:
    """All that changed from a day on, by kind under its heading, and what people decided since then."""

    since: date
    until: date
    sections: tuple[tuple[str, tuple[Moved, ...]], ...]
    rulings: tuple[Ruling, ...]

    @property
    def count(self) -> int:
        return sum(len(moved) for _, moved in self.sections)


def updates(shelf: Shelf, since: date | None, ruled: int) -> Updates | None:
    """What is new in articles from that day on, and in rulings after the first `ruled`; None for a book without dates."""
    days = shelf.view().common.days
    if not days:
        return None
    first = min(max(since or days[-1] - A_WEEK, date.min + timedelta(days=1)), days[-1])
    before, after = shelf.view(first - timedelta(days=1)), shelf.view(days[-1])
    sections = after.once(("changes", first), lambda: _sections(before, after))
    return Updates(first, days[-1], sections, after.common.rulings[ruled:])


def _sections(before: View, after: View) -> tuple[tuple[str, tuple[Moved, ...]], ...]:
    found = changes(before.ledger, after.ledger)
    sections = ((heading, _moved(kind, found, before, after)) for kind, heading in HEADINGS.items())
    return tuple((heading, moved) for heading, moved in sections if moved)


def _moved(kind: Kind, found: Iterable[Change], before: View, after: View) -> tuple[Moved, ...]:
    of_kind = (change for change in found if change.kind is kind)
    grouped = groupby(of_kind, lambda change: change.commitment)
    return tuple(Moved(name, after.by_id.get(name) or before.by_id.get(name), tuple(group)) for name, group in grouped)


def seen(cookie: str) -> tuple[date | None, int]:
    """The day and the number of rulings up to which a visitor has seen the book; (None, 0) for a first visit."""
    day, _, ruled = cookie.partition(".")
    try:
        when = PartialDate(day).last
    except BadDate:
        return None, 0
    return when, int(ruled) if ruled.isascii() and ruled.isdecimal() and len(ruled) < 12 else 0


def mark(view: View) -> str:
    """What the visitor's browser keeps: the day after the last article, and how many rulings there were."""
    days = view.common.days
    return f"{days[-1] + timedelta(days=1) if days else ''}.{len(view.common.rulings)}"
