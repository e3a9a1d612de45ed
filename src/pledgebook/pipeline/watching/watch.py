"""Watching: round after round over all places, each when it is due."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from pledgebook.model.polls import Poll
from pledgebook.model.raws import Raw
from pledgebook.pipeline.reader import Reader
from pledgebook.pipeline.standing import StandingLedgers
from pledgebook.pipeline.watching.places import Places, Visit
from pledgebook.pipeline.watching.sightings import Round, Sighting
from pledgebook.pipeline.watching.taking import Taker
from pledgebook.sources.watching.config import Watched, WatchList
from pledgebook.store.book import Book

SHORTEST = 1.0
"""Seconds between two rounds at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What watching needs from outside. `clock` counts the seconds since 1970, `keep` stores raw bytes."""

    reader: Reader
    visit: Visit
    keep: Callable[[Raw], object]
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


def watch(book: Book, places: WatchList, means: Means, tell: Callable[[Sighting], None], once: bool = False) -> Round:
    """Look at the places, each when it is due, until the user stops it; `tell` is told of each event when it is on disk.

    `once`: at all of them one time, but for those that failed before and are to be left alone for now; then what came
    of it is returned. All that is to be remembered is kept in the book, so a run that is stopped at any moment is taken
    up by the next one, and nothing is lost or told twice.
    """
    tally = Round()

    def told(sighting: Sighting) -> None:
        nonlocal tally
        tally = tally.with_sighting(sighting)
        tell(sighting)

    taker = Taker(book, means.reader, means.keep, means.clock, told, StandingLedgers(book))
    looker = Places(taker, means.visit, book.note_poll)
    known = {poll.address: poll for poll in book.polls()}
    polls = {place.place: _begun(known.get(place.place), place) for place in places.places}
    while True:
        for place in places.places:
            poll, now = polls[place.place], means.clock()
            if poll.due <= now or (once and not poll.failures):
                polls[place.place] = looker.look(place, poll)
                tally = tally.with_place()
        if once:
            return tally
        means.sleep(max(SHORTEST, min(poll.due for poll in polls.values()) - means.clock()))


def _begun(known: Poll | None, place: Watched) -> Poll:
    """What is known of a place. One that is looked at more often than before need not wait as long as it was told to."""
    if known is None or known.kind != place.kind:
        return Poll(address=place.place, kind=place.kind)
    soonest = (known.reached or 0.0) + place.every
    return known if known.failures else replace(known, due=min(known.due, soonest))
