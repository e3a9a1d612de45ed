"""What is known of a place that is watched, from one look to the next."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """An article that a feed told of and that could not be had yet; `tries` counts how often. `feed` is what the feed calls
    itself, the other fields are as it has them.
    """

    name: str
    link: str
    feed: str | None = None
    title: str | None = None
    author: str | None = None
    published: Reading[PartialDate] | None = None
    tries: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What the last look at a feed, page or folder left. Times are seconds since 1970, UTC.

    `etag` and `modified` are what the server wants to be asked with. `seen` are names with the marks under which they were
    dealt with: entries of a feed, files of a folder. `due` is when to look next, `reached` when a look last went well,
    `failures` how many in a row did not, and `trouble` why the last one did not.
    """

    address: str
    kind: str
    etag: str = ""
    modified: str = ""
    seen: tuple[tuple[str, str], ...] = ()
    awaited: tuple[Awaited, ...] = ()
    due: float = 0.0
    reached: float | None = None
    failures: int = 0
    trouble: str = ""
