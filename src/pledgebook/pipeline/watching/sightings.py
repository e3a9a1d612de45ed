"""What a look at a watched place brought, one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from pledgebook.ledger.changes import Change


class Sight(StrEnum):
    """What became of a place or of an article in it."""

    NEW = "new"
    CHANGED = "changed"
    FAILED = "failed"
    """The place itself, or an article in it."""
    BACK = "back"
    """A place that had failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One event; by the time it is told it is on disk.

    `where` is an address or file, `at` the time in seconds since 1970, `reports` how many were read from the article,
    `changes` what its new version changed in the ledger, `reason` why something failed, `again` when it is tried next.
    """

    sight: Sight
    where: str
    at: float
    title: str | None = None
    outlet: str | None = None
    reports: int = 0
    changes: tuple[Change, ...] = ()
    reason: str = ""
    again: float | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What several looks came to."""

    places: int = 0
    new: int = 0
    changed: int = 0
    failed: int = 0

    def with_place(self) -> Round:
        return replace(self, places=self.places + 1)

    def with_sighting(self, each: Sighting) -> Round:
        match each.sight:
            case Sight.NEW:
                return replace(self, new=self.new + 1)
            case Sight.CHANGED:
                return replace(self, changed=self.changed + 1)
            case Sight.FAILED:
                return replace(self, failed=self.failed + 1)
            case Sight.BACK:
                return self
