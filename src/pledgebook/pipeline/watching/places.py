"""A look at one place: what of it is new since the last one, and what is to be remembered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from pledgebook.model.articles import Setback
from pledgebook.model.errors import UnreadableSource
from pledgebook.model.polls import Awaited, Poll
from pledgebook.model.raws import Receipt
from pledgebook.pipeline.watching.schedule import retry_after, went_well, went_wrong
from pledgebook.pipeline.watching.sightings import Sight, Sighting
from pledgebook.pipeline.watching.taking import Taker
from pledgebook.sources.feeds.feed import Entry, Feed
from pledgebook.sources.feeds.own import feed_in, own_words
from pledgebook.sources.file import address, readable
from pledgebook.sources.folder import files
from pledgebook.sources.gather import gather
from pledgebook.sources.opening import captures
from pledgebook.sources.watching.config import FEED, FOLDER, Watched
from pledgebook.sources.web.answer import NOT_MODIFIED, Answer, sound
from pledgebook.sources.web.follow import of_entry, parcel_of

TRIES = 8
"""How often an article of a feed is tried for before it is given up; the setback in the book stays."""


class Visit(Protocol):
    """Fetches one address, politely. Raises UnreadableSource."""

    def __call__(self, address: str, conditions: Mapping[str, str] | None = None) -> Answer: ...


class Busy(UnreadableSource):
    """The site answered that it can't or won't now; `seconds` is how long it asks to be left alone."""

    def __init__(self, error: UnreadableSource, seconds: float) -> None:
        super().__init__(error.where, error.what, error.advice)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Places:
    """Looks at places. `note` keeps what is to be remembered, at once."""

    taker: Taker
    visit: Visit
    note: Callable[[Poll], None]

    def look(self, place: Watched, poll: Poll) -> Poll:
        """What is remembered after a look. An article is in the book before anything would keep it from being asked for again."""
        now = self.taker.clock()
        try:
            poll = self._looked(place, poll)
        except UnreadableSource as error:
            reason = f"{error.what}. {error.advice}".strip()
            poll = went_wrong(poll, now, place.every, reason, error.seconds if isinstance(error, Busy) else 0.0)
            self.taker.tell(Sighting(sight=Sight.FAILED, where=place.place, at=now, reason=reason, again=poll.due))
        else:
            if poll.failures:
                self.taker.tell(Sighting(sight=Sight.BACK, where=place.place, at=now))
            poll = went_well(poll, now, place.every)
        self.note(poll)
        return poll

    def _looked(self, place: Watched, poll: Poll) -> Poll:
        if place.kind == FOLDER:
            return self._folder(place, poll)
        answer = self._answer(place, poll)
        if answer.status == NOT_MODIFIED:
            return self._await(place, poll)
        poll = self._feed(place, poll, answer) if place.kind == FEED else self._page(place, poll, answer)
        return replace(poll, etag=answer.header("etag"), modified=answer.header("last-modified"))

    def _answer(self, place: Watched, poll: Poll) -> Answer:
        conditions = {"If-None-Match": poll.etag, "If-Modified-Since": poll.modified}
        answer = self.visit(place.place, {name: value for name, value in conditions.items() if value})
        try:
            return sound(answer)
        except UnreadableSource as error:
            raise Busy(error, retry_after(answer, self.taker.clock())) from error

    def _page(self, place: Watched, poll: Poll, answer: Answer) -> Poll:
        setbacks = self.taker.take(captures(parcel_of(answer)), place.outlet)
        if setbacks:
            raise UnreadableSource(place.place, setbacks[0].reason.rstrip("."))
        return poll

    def _feed(self, place: Watched, poll: Poll, answer: Answer) -> Poll:
        parcel = parcel_of(answer)
        feed, receipt = feed_in(parcel), parcel.receipt
        seen, names = dict(poll.seen), {entry.name for entry in feed.entries}
        poll = replace(poll, seen=tuple((name, mark) for name, mark in poll.seen if name in names))
        new = [entry for entry in feed.entries if seen.get(entry.name) != entry.mark]
        for entry in new:
            poll = self._entry(place, poll, entry, feed, receipt)
        return self._await(place, poll, {entry.name for entry in new})

    def _entry(self, place: Watched, poll: Poll, entry: Entry, feed: Feed, receipt: Receipt) -> Poll:
        """The poll after an entry was dealt with: it is seen now, and awaited where its page could not be had."""
        found = of_entry(entry, feed, receipt, self.visit) if place.fetch else iter((own_words(entry, feed, receipt),))
        setbacks = self.taker.take(found, place.outlet)
        tries = next((each.tries for each in poll.awaited if each.name == entry.name), 0) + 1
        others = tuple(each for each in poll.awaited if each.name != entry.name)
        again = bool(setbacks) and entry.link is not None and place.fetch and not entry.whole and tries < TRIES
        awaited = (*others, _awaited(entry, feed, tries)) if again else others
        seen = {**dict(poll.seen), entry.name: entry.mark} if entry.mark else dict(poll.seen)
        poll = replace(poll, awaited=awaited, seen=tuple(seen.items()))
        self.note(poll)
        self._fail(setbacks, self.taker.clock() + place.every if again else None)
        return poll

    def _await(self, place: Watched, poll: Poll, dealt_with: Collection[str] = ()) -> Poll:
        """Ask once more for what could not be had in earlier looks."""
        for each in poll.awaited:
            if each.name not in dealt_with:
                poll = self._entry(place, poll, _entry(each), Feed(each.feed, ()), Receipt(address=place.place))
        return poll

    def _folder(self, place: Watched, poll: Poll) -> Poll:
        """Files that are new or were written since."""
        seen, now = dict(poll.seen), dict(_marks(Path(place.place)))
        if not now and not Path(place.place).is_dir():
            raise UnreadableSource(place.place, "There is no such folder", "Is its name right in the watch list?")
        changed = [name for name, mark in now.items() if seen.get(name) != mark]
        for name in changed:
            found = gather([name], place.manifest, outlet=place.outlet, keep=self.taker.keep)
            self._fail(self.taker.read(found), None)
            seen[name] = now[name]
            self.note(poll := replace(poll, seen=tuple(seen.items())))
        return replace(poll, seen=tuple((name, mark) for name, mark in seen.items() if name in now))

    def _fail(self, setbacks: Iterable[Setback], again: float | None) -> None:
        for each in setbacks:
            now = self.taker.clock()
            self.taker.tell(Sighting(sight=Sight.FAILED, where=each.where, at=now, reason=each.reason, again=again))


def _awaited(entry: Entry, feed: Feed, tries: int) -> Awaited:
    return Awaited(
        feed=feed.title,
        name=entry.name,
        link=entry.link or "",
        title=entry.title,
        author=entry.author,
        published=entry.published,
        tries=tries,
    )


def _entry(each: Awaited) -> Entry:
    """As its feed told of it; without a mark, since nothing new was told."""
    return Entry(
        name=each.name,
        link=each.link,
        title=each.title,
        author=each.author,
        published=each.published,
        html="",
        whole=False,
        mark="",
    )


def _marks(folder: Path) -> Iterator[tuple[str, str]]:
    """Each readable file beneath a folder, with what changes when it is written."""
    for found in files(folder, readable):
        if isinstance(found, Path):
            with suppress(OSError):  # it went away since; the next look will tell
                state = found.stat()
                yield address(found), f"{state.st_mtime_ns}:{state.st_size}"
