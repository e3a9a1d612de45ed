"""A desk that watches a server on this computer, with a clock that moves only when it is told to or somebody sleeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from liner import Liner
from loopback import Page, Site
from pledgebook.pipeline.watching.sightings import Round, Sighting
from pledgebook.pipeline.watching.watch import Means, watch
from pledgebook.sources.watching.config import FEED, FOLDER, PAGE, Watched, WatchList
from pledgebook.sources.web.bounds import Bounds
from pledgebook.sources.web.fetch import Fetcher
from pledgebook.sources.web.manners import Manners
from pledgebook.store.book import Book

FETCH = Fetcher(Bounds(private=True, seconds=0.5, silence=0.3, size=300_000))
START = 1_931_000_000.0


class Stop(Exception):
    """The user has seen enough."""


@dataclass
class Desk:
    """`look()` is one round; `sit(seconds)` watches for that long. What was told is in `told`."""

    book: Path
    site: Site
    now: float = START
    told: list[Sighting] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    places: tuple[Watched, ...] = ()

    def look(self) -> Round:
        return self._watch(once=True)

    def sit(self, seconds: float) -> None:
        end = self.now + seconds

        def sleep(wait: float) -> None:
            if self.now + wait > end:
                self.now = end
                raise Stop
            self._sleep(wait)

        try:
            self._watch(once=False, sleep=sleep)
        except Stop:
            return

    def _watch(self, once: bool, sleep: object = None) -> Round:
        visit = Manners(FETCH, self._clock, self._sleep, gap=2)
        nap = sleep if callable(sleep) else self._sleep
        means = Means(reader=Liner(), visit=visit, keep=lambda raw: raw.hash, clock=self._clock, sleep=nap)
        with Book.open(str(self.book), create=True) as held:
            return watch(held, WatchList(places=self.places), means, self.told.append, once)

    def _clock(self) -> float:
        return self.now

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def said(self) -> list[tuple[str, str]]:
        """What was told since the last time, each by its kind and the end of its address."""
        found = [(each.sight.value, each.where.rpartition("/")[2]) for each in self.told]
        self.told.clear()
        return found


def feed(site: Site, path: str = "feed", every: float = 600, fetch: bool = True) -> Watched:
    return Watched(kind=FEED, place=site / path, every=every, fetch=fetch)


def page(site: Site, path: str, every: float = 600) -> Watched:
    return Watched(kind=PAGE, place=site / path, every=every)


def folder(path: Path, every: float = 600) -> Watched:
    return Watched(kind=FOLDER, place=path.as_posix(), every=every)


FILL = "The harbour town will lend two ferries to the island this spring, when the ice has gone and the crews are back."


def story(*lines: str, title: str = "Ferries") -> Page:
    """A page with a line of its own for each of these."""
    body = "".join(f"<p>{line}</p>" for line in (FILL, *lines, FILL.replace("ferries", "boats")))
    return Page(f"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>".encode())
