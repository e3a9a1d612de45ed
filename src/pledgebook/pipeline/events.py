"""What became of each source of a run, and what the run came to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from pledgebook.model.articles import Setback


class What(StrEnum):
    """What became of a source."""

    NEW = "new"
    CHANGED = "changed"
    REREAD = "reread"
    SAME = "same"
    SET_ASIDE = "set aside"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class Event:
    """One source done; by the time this is told it is on disk.

    `where` is the file or record, `article` the id of an article, `reports` how many were read from it;
    `reason` is for what was set aside, `files` for how many were passed over.
    """

    what: What
    where: str
    article: str = ""
    reports: int = 0
    reason: str = ""
    files: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What one run came to."""

    new: int = 0
    changed: int = 0
    reread: int = 0
    same: int = 0
    passed_over: int = 0
    reports: int = 0
    set_aside: tuple[Setback, ...] = ()

    def with_event(self, event: Event) -> Tally:
        if event.what is What.SET_ASIDE:
            return replace(self, set_aside=(*self.set_aside, Setback(event.where, event.reason)))
        if event.what is What.PASSED_OVER:
            return replace(self, passed_over=self.passed_over + event.files)
        field = event.what.value
        return replace(self, reports=self.reports + event.reports, **{field: getattr(self, field) + 1})
