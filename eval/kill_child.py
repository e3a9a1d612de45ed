"""A run that `eval.kill` disturbs: articles read or watched into a book, or rulings made, each noted once it is reported done."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pledgebook.model.errors import PledgebookError
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.pipeline.events import Event, What
from pledgebook.pipeline.intake import read_into
from pledgebook.pipeline.watching.sightings import Sight, Sighting
from pledgebook.pipeline.watching.watch import Means, watch
from pledgebook.sources.gather import gather
from pledgebook.sources.watching.config import FEED, Watched, WatchList
from pledgebook.sources.web.visitor import polite
from pledgebook.store.book import Book
from pledgebook.store.raws import Raws

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from feed_pages import item, rss
from liner import Liner
from loopback import Page, serving

NOBODY = 65534
ARTICLES, RULINGS, ENTRIES = 120, 40, 9
SIDES = ("DE", "FR", "NO", "PL", "FI", "IT", "JP")
Note = Callable[[str], None]


def words(number: int) -> str:
    """What an article of that number says."""
    side = SIDES[number % len(SIDES)]
    return f"pledge {side} item{number % 40}\nthanks UA\nmaybe\n" + "quiet words " * (number % 90)


def write_news(folder: Path) -> Path:
    """Articles of our own making; some are empty and are set aside."""
    folder.mkdir()
    folder.chmod(0o755)
    for number in range(ARTICLES):
        (folder / f"a{number:03}.txt").write_text(" " if number % 50 == 7 else words(number), encoding="utf-8")
    return folder


@contextmanager
def feed_site() -> Iterator[str]:
    """A site on this computer with a feed, some of whose entries hold their words and some lead to a page; the feed's address."""
    with serving() as site:
        entries = []
        for number in range(ENTRIES):
            path = f"story/{number}"
            text = "".join(f"<p>{line}</p>" for line in words(number + 60).split("\n"))
            site.pages[f"/{path}"] = Page(f"<html><body><article>{text}</article></body></html>".encode())
            entries.append(item(site / path, f"Story {number}", content=text if number % 3 else ""))
        site.pages["/robots.txt"] = Page(status=404)
        site.pages["/feed"] = Page(rss(*entries), "application/rss+xml")
        yield site / "feed"


def main(target: str, news: str, place: str, told: str, trouble: str = "") -> int:
    if trouble == "wild clock":
        _let_time_jump(target)
    if trouble == "without rights" and os.geteuid() == 0:
        _become_nobody()
    try:
        with Book.open(place, create=True, patience=120) as book, Path(told).open("a", encoding="utf-8") as file:

            def note(name: str) -> None:
                file.write(f"{name}\n")
                file.flush()

            _do(target, book, news, note, place)
    except (PledgebookError, KeyboardInterrupt):
        return 2
    return 0


def _do(target: str, book: Book, news: str, note: Note, place: str) -> None:
    if target.startswith("rule"):
        _rule(book, note)
    elif target == "watch":
        _watch(book, news, note, place)
    else:
        _read(book, news, note, 2 if "two" in target else 1)


def _read(book: Book, news: str, note: Note, jobs: int) -> None:
    def report(event: Event) -> None:
        if event.what is not What.SET_ASIDE:
            note(event.article)

    read_into(book, gather([news]), Liner(), report, jobs)


def _watch(book: Book, feed: str, note: Note, place: str) -> None:
    def told(sighting: Sighting) -> None:
        if sighting.sight in (Sight.NEW, Sight.CHANGED):
            note(sighting.where)

    means = Means(reader=Liner(), visit=polite(True, 0, None), keep=Raws.beside(place).put, clock=time.time)
    watch(book, WatchList(places=(Watched(kind=FEED, place=feed, every=600),)), means, told, once=True)


def _rule(book: Book, note: Note) -> None:
    for number in range(RULINGS):
        at = datetime(2031, 3, 14, 12, number % 60, tzinfo=UTC)
        book.rule(Ruling(id=f"r{number}", kind=RulingKind.CONFIRM, subject="a001@0", by="me", why="so", at=at))
        note(f"r{number}")


def _become_nobody() -> None:
    """Give up root's rights, once a small run has loaded all that only root may be able to load here."""
    with tempfile.TemporaryDirectory() as folder, Book.open(f"{folder}/b.db", create=True) as book:
        write_news(Path(folder) / "news")
        _rule(book, lambda _: None)
        _read(book, f"{folder}/news/a000.txt", lambda _: None, 1)
        list(book.reports())
    os.seteuid(NOBODY)


def _let_time_jump(target: str) -> None:
    """The clock on the wall; and, which no system does, the steady one too where no time limits of the net stand on it."""
    dice = random.Random()  # noqa: S311 - moments, not secrets
    for name in ("time",) if target == "watch" else ("time", "monotonic"):
        setattr(time, name, _wild(getattr(time, name), dice))


def _wild(real: Callable[[], float], dice: random.Random) -> Callable[[], float]:
    return lambda: real() + dice.choice((-7200.0, 0.0, 7200.0))
