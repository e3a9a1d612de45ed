"""`make kill`: disturb runs that write a book at random moments, and see that nothing is lost and nothing doubled.

Each trial starts a run of its own, disturbs it, opens the book, checks it, lets the same run finish undisturbed, and compares
with a book that nobody disturbed. `python -m eval.kill TRIALS SEED` names how many trials there are and which moments they take.
"""

from __future__ import annotations

import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from eval.kill_child import write_news
from eval.table import Row, Table, as_text
from pledgebook.model.errors import NoBook
from pledgebook.pipeline.checks import misquotes
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "tests"))

TRIALS, SEED = 200, 1
Told = set[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a trial works with: the articles, the place of its book, and a file in which the run notes what it reports done."""

    news: Path
    place: str
    told: Path

    def command(self, target: str, *more: str) -> list[str]:
        return [sys.executable, "-m", "eval.kill_child", target, str(self.news), self.place, str(self.told), *more]

    @property
    def is_file(self) -> bool:
        return "://" not in self.place


def started(scene: Scene, target: str, *more: str, limit: int = 0) -> subprocess.Popen[bytes]:
    def before() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        scene.command(target, *more),
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=before,  # noqa: PLW1509 - this process has no threads
    )


def killed(scene: Scene, target: str, dice: random.Random, length: float) -> None:
    """Ended by the system in the middle, with all that it was at."""
    with started(scene, target) as run:
        time.sleep(dice.uniform(0, length))
        run.kill()


def stopped(scene: Scene, target: str, dice: random.Random, length: float) -> None:
    """Ctrl-C."""
    with started(scene, target) as run:
        time.sleep(dice.uniform(0, length))
        run.send_signal(signal.SIGINT)
        run.wait()


def without_room(scene: Scene, target: str, dice: random.Random, _length: float) -> None:
    """The system lets no file grow beyond a size, as on a full disk."""
    with started(scene, target, limit=dice.randrange(1_000, 400_000)) as run:
        run.wait()


def read_only(scene: Scene, target: str, _dice: random.Random, _length: float) -> None:
    """Run by somebody who may not write in the folder of the book."""
    folder = Path(scene.place).parent
    folder.chmod(0o555)
    with started(scene, target, "without rights") as run:
        run.wait()
    folder.chmod(0o755)


def by_a_wild_clock(scene: Scene, target: str, dice: random.Random, length: float) -> None:
    """The clock jumps by hours, forth and back, until the run is killed."""
    with started(scene, target, "wild clock") as run:
        time.sleep(dice.uniform(0, length))
        run.kill()


def crowded(scene: Scene, target: str, dice: random.Random, length: float) -> None:
    """Others write the same at the same time (two to a file, four to a database), one of them is killed."""
    runs = [started(scene, target) for _ in range(2 if scene.is_file else 4)]
    time.sleep(dice.uniform(0, length))
    runs[0].kill()
    for run in runs:
        run.wait()


Disturbance = Callable[[Scene, str, random.Random, float], None]
TARGETS: dict[str, tuple[Disturbance, ...]] = {
    "read": (killed, stopped, without_room, read_only, by_a_wild_clock, crowded),
    "read, two processes": (killed, stopped, without_room, by_a_wild_clock),
    "rule": (killed, stopped, without_room, read_only, by_a_wild_clock, crowded),
    "read into PostgreSQL": (killed, stopped, by_a_wild_clock, crowded),
    "rule in PostgreSQL": (killed, crowded),
}


def state(place: str) -> tuple[object, ...]:
    """All that a book holds and all that follows from it."""
    with Book.open(place) as book:
        held = [(each.source, each.location) for each in book.articles()]
        kept = (list(book.reports()), list(book.reactions()), list(book.unread()), list(book.rulings()), list(book.setbacks()))
        return held, kept, ledger_of(book)


def wrong(scene: Scene) -> str:
    """What is wrong with a book after a disturbance, "" when nothing is."""
    told = set(scene.told.read_text(encoding="utf-8").split()) if scene.told.exists() else set()
    try:
        held, kept, _ = state(scene.place)
    except NoBook:
        return "what was reported done is gone with the book" if told else ""
    there = {source.article for source, _ in held} | {ruling.id for ruling in kept[3]}  # type: ignore[attr-defined, index]
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


def trial(scene: Scene, target: str, disturb: Disturbance, dice: random.Random, length: float, calm: object) -> str:
    """What went wrong in one trial, "" when nothing did."""
    disturb(scene, target.partition(" in")[0], dice, length)
    if trouble := wrong(scene):
        return trouble
    with started(scene, target.partition(" in")[0]) as run:
        if run.wait():
            return f"the run that should finish ended with {run.returncode}"
    return wrong(scene) or ("" if state(scene.place) == calm else "the book differs from the undisturbed one")


def places(target: str, folder: Path, servers: ExitStack) -> Callable[[], str] | None:
    """Where the books of a target go; None where there is no server for them."""
    if "PostgreSQL" not in target:
        numbers = iter(range(10**6))

        def place() -> str:
            inner = folder / f"{target.replace(' ', '-')}-{next(numbers)}"
            inner.mkdir()
            inner.chmod(0o755)
            return str(inner / "b.db")

        return place
    from postgres import programs, server  # a helper of the tests

    return servers.enter_context(server("fsync=on")).place if programs() else None


def trials(count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Target, disturbance and what went wrong, trial by trial."""
    dice = random.Random(seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as name, ExitStack() as servers:
        folder = Path(name)
        folder.chmod(0o755)
        news = write_news(folder / "news")
        ready = [found for target in TARGETS if (found := _prepared(target, folder, news, servers))]
        for number in range(count):
            target, place, length, calm = ready[number % len(ready)]
            disturb = TARGETS[target][number // len(ready) % len(TARGETS[target])]
            scene = Scene(news, place(), folder / f"told-{number}")
            scene.told.touch(0o666)
            scene.told.chmod(0o666)
            yield target, disturb.__name__, trial(scene, target, disturb, dice, length, calm)
            if scene.is_file:
                shutil.rmtree(Path(scene.place).parent)


def _prepared(target: str, folder: Path, news: Path, servers: ExitStack) -> tuple[str, Callable[[], str], float, object] | None:
    """A target with how long its run takes and the book that it makes when nobody disturbs it."""
    place = places(target, folder, servers)
    if place is None:
        print("PostgreSQL is not installed here: its trials are left out.", file=sys.stderr)
        return None
    scene = Scene(news, place(), folder / "told-calm")
    start = time.monotonic()
    with started(scene, target.partition(" in")[0]) as run:
        if run.wait():
            raise SystemExit(f"The undisturbed run of '{target}' ended with {run.returncode}.")
    return target, place, time.monotonic() - start, state(scene.place)


def main(count: int = TRIALS, seed: int = SEED) -> int:
    done: Counter[tuple[str, str]] = Counter()
    sound: Counter[tuple[str, str]] = Counter()
    for number, (target, disturbance, trouble) in enumerate(trials(count, seed)):
        done[target, disturbance] += 1
        sound[target, disturbance] += not trouble
        if trouble:
            print(f"trial {number}: {target}, {disturbance}: {trouble}", flush=True)
    rows = [
        Row(f"{target}: {name.replace('_', ' ')}", f"{sound[target, name]} of {done[target, name]}")
        for target, name in sorted(done)
    ]
    rows.append(Row("all", f"{sound.total()} of {done.total()}", f"{done.total()}"))
    print(as_text(Table(f"Safe when disturbed, {count} trials, seed {seed}", tuple(rows))))
    return int(sound != done)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
