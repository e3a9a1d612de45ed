"""`make kill`: disturb runs that write a book at random moments, and see that nothing is lost and nothing doubled.

Each trial starts a run of its own, disturbs it, opens the book, checks it, lets the same run finish undisturbed, and compares
with a book that nobody disturbed. `python -m eval.kill TRIALS SEED` names how many trials there are and which dice they throw;
`python -m eval.kill TRIALS SEED NUMBER` throws those of one trial again.
"""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import count as numbers
from pathlib import Path

from eval.kill_child import feed_site, write_news
from eval.kill_ways import (
    Scene,
    Way,
    by_a_wild_clock,
    crowded,
    killed,
    on_a_small_disk,
    read_only,
    started,
    stopped,
    unmounted,
    without_room,
)
from eval.table import Row, Table, as_text
from pledgebook.model.errors import NoBook
from pledgebook.model.rulings import Ruling
from pledgebook.pipeline.checks import misquotes
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book
from pledgebook.store.kept import Held

TRIALS, SEED = 200, 1

TARGETS: dict[str, tuple[Way, ...]] = {
    "read": (killed, stopped, without_room, on_a_small_disk, read_only, by_a_wild_clock, crowded),
    "rule": (killed, stopped, without_room, on_a_small_disk, read_only, by_a_wild_clock, crowded),
    "watch": (killed, stopped, without_room, on_a_small_disk, read_only, by_a_wild_clock, crowded),
    "read into PostgreSQL": (killed, stopped, by_a_wild_clock, crowded),
    "rule in PostgreSQL": (killed, crowded),
    "read, two processes": (killed, stopped, by_a_wild_clock),
}
TURNS = ("read", "rule", "watch", "read into PostgreSQL") * 4 + ("rule in PostgreSQL", "read, two processes") * 2
"""Whose turn it is, trial after trial: what takes long comes less often."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What all trials of a target share: where its books go, how long its run takes, and the book when nobody disturbs it."""

    target: str
    news: str
    place: Callable[[], str]
    length: float
    calm: tuple[object, ...]


def content(place: str) -> tuple[list[Held], list[Ruling], tuple[object, ...]]:
    """The articles and rulings of a book, and all else that it holds."""
    with Book.open(place) as book:
        rest = (list(book.reports()), list(book.reactions()), list(book.unread()), list(book.setbacks()))
        return list(book.articles()), list(book.rulings()), rest


def state(place: str) -> tuple[object, ...]:
    """All that a book holds and all that follows from it."""
    with Book.open(place) as book:
        return *content(place), ledger_of(book)


def wrong(scene: Scene) -> str:
    """What is wrong with a book after a disturbance, "" when nothing is."""
    told = set(scene.told.read_text(encoding="utf-8").split())
    try:
        held, rulings, _ = content(scene.place)
    except NoBook:
        return "what was reported done is gone with the book" if told else ""
    there = {each.source.article for each in held} | {each.location for each in held} | {ruling.id for ruling in rulings}
    if told - there:
        return f"reported done and not there: {sorted(told - there)[:3]}"
    with Book.open(scene.place) as book:
        if next(misquotes(book), None):
            return "a quote does not stand in its article"
    return _unsound(Path(scene.place)) if scene.is_file else ""


def _unsound(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        (found,) = db.execute("PRAGMA integrity_check").fetchone()
        return "" if found == "ok" else f"SQLite: {found}"


def trial(scene: Scene, stage: Stage, disturb: Way, dice: random.Random) -> str:
    """What went wrong in one trial, "" when nothing did."""
    disturb(scene, stage.target, dice, stage.length)
    if trouble := wrong(scene):
        return trouble
    run = started(scene, stage.target)
    run.join()
    if run.exitcode:
        return f"the run that should finish ended with {run.exitcode}"
    return wrong(scene) or ("" if state(scene.place) == stage.calm else "the book differs from the undisturbed one")


def trials(count: int, seed: int, only: int | None) -> Iterator[tuple[int, str, str, str]]:
    """Number, target, disturbance and what went wrong, trial by trial."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as servers:
        folder = Path(name)
        folder.chmod(0o755)
        stages = _stages(folder, servers)
        turns = [target for target in TURNS if target in stages]
        had: Counter[str] = Counter()
        for number in range(count):
            stage = stages[turns[number % len(turns)]]
            ways = TARGETS[stage.target]
            disturb = ways[had[stage.target] % len(ways)]
            had[stage.target] += 1
            if only in (None, number):
                yield number, stage.target, disturb.__name__, _staged(stage, folder, number, seed, disturb)


def _staged(stage: Stage, folder: Path, number: int, seed: int, disturb: Way) -> str:
    scene = _scene(stage.news, stage.place(), folder / f"told-{number}")
    try:
        return trial(scene, stage, disturb, random.Random(f"{seed} {number}"))  # noqa: S311 - moments, not secrets
    finally:
        if scene.is_file:
            unmounted(scene.folder)
            shutil.rmtree(scene.folder)


def _scene(news: str, place: str, told: Path) -> Scene:
    told.touch(0o666)
    told.chmod(0o666)
    return Scene(news, place, told)


def _stages(folder: Path, servers: ExitStack) -> dict[str, Stage]:
    """The targets that can be tried here, each with what it makes when nobody disturbs it."""
    from postgres import programs, server  # a helper of the tests

    news, feed = str(write_news(folder / "news")), servers.enter_context(feed_site())
    database = servers.enter_context(server("fsync=on")).place if programs() else None
    if database is None:
        print("PostgreSQL is not installed here: its trials are left out.", file=sys.stderr)
    stages = {}
    for target in TARGETS:
        place = database if "PostgreSQL" in target else _files(folder / target.replace(" ", "-"))
        if place:
            stages[target] = _stage(target, feed if target == "watch" else news, place, folder / f"told-{target}")
    return stages


def _files(folder: Path) -> Callable[[], str]:
    """Places for books, each in a folder of its own that others than root may look into."""
    each = numbers()
    folder.mkdir(0o755)

    def place() -> str:
        inner = folder / str(next(each))
        inner.mkdir(0o755)
        return str(inner / "b.db")

    return place


def _stage(target: str, news: str, place: Callable[[], str], told: Path) -> Stage:
    scene = _scene(news, place(), told)
    begin = time.monotonic()
    run = started(scene, target)
    run.join()
    if run.exitcode:
        raise SystemExit(f"The undisturbed run of '{target}' ended with {run.exitcode}.")
    return Stage(target, news, place, time.monotonic() - begin, state(scene.place))


def main(count: int = TRIALS, seed: int = SEED, only: int | None = None) -> int:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that runs this in the background has Ctrl-C ignored
    done: Counter[tuple[str, str]] = Counter()
    sound: Counter[tuple[str, str]] = Counter()
    for number, target, disturbance, trouble in trials(count, seed, only):
        done[target, disturbance] += 1
        sound[target, disturbance] += not trouble
        if trouble:
            again = f"python -m eval.kill {count} {seed} {number}"
            print(f"trial {number}: {target}, {disturbance}: {trouble} (again: {again})", flush=True)
    rows = [
        Row(f"{target}: {name.replace('_', ' ')}", f"{sound[target, name]} of {done[target, name]}")
        for target, name in sorted(done)
    ]
    rows.append(Row("all", f"{sound.total()} of {done.total()}", f"{done.total()}"))
    print(as_text(Table(f"Safe when disturbed, {done.total()} trials, seed {seed}", tuple(rows))))
    return int(sound != done)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
