"""A run that `eval.kill` disturbs: articles read into a book, or rulings made, each noted once it is reported done."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pledgebook.model.errors import PledgebookError
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.pipeline.events import Event, What
from pledgebook.pipeline.intake import read_into
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

NOBODY = 65534
ARTICLES, RULINGS = 150, 60
SIDES = ("DE", "FR", "NO", "PL", "FI", "IT", "JP")


def write_news(folder: Path) -> Path:
    """Articles of our own making; some are empty and are set aside."""
    folder.mkdir()
    folder.chmod(0o755)
    for number in range(ARTICLES):
        side = SIDES[number % len(SIDES)]
        words = f"pledge {side} item{number % 40}\nthanks UA\nmaybe\n" + "quiet words " * (number % 90)
        (folder / f"a{number:03}.txt").write_text(" " if number % 50 == 7 else words, encoding="utf-8")
    return folder


def main(target: str, news: str, place: str, told: str, trouble: str = "") -> int:
    if trouble == "wild clock":
        _let_time_jump()
    if trouble == "without rights" and os.geteuid() == 0:
        _become_nobody(news)
    try:
        with Book.open(place, create=True, patience=120) as book, Path(told).open("a", encoding="utf-8") as file:

            def note(name: str) -> None:
                file.write(f"{name}\n")
                file.flush()

            _rule(book, note) if target == "rule" else _read(book, news, note, 2 if "two" in target else 1)
    except (PledgebookError, KeyboardInterrupt):
        return 2
    return 0


def _read(book: Book, news: str, note: Callable[[str], None], jobs: int) -> None:
    from liner import Liner  # it lies with the tests

    def report(event: Event) -> None:
        if event.what is not What.SET_ASIDE:
            note(event.article)

    read_into(book, gather([news]), Liner(), report, jobs)


def _rule(book: Book, note: Callable[[str], None]) -> None:
    for number in range(RULINGS):
        at = datetime(2031, 3, 14, 12, number % 60, tzinfo=UTC)
        book.rule(Ruling(id=f"r{number}", kind=RulingKind.CONFIRM, subject="a001@0", by="me", why="so", at=at))
        note(f"r{number}")


def _become_nobody(news: str) -> None:
    """Give up root's rights, once a small run has loaded all that only root may be able to load here."""
    with tempfile.TemporaryDirectory() as folder, Book.open(f"{folder}/b.db", create=True) as book:
        _rule(book, lambda _: None)
        _read(book, f"{news}/a000.txt", lambda _: None, 1)
        list(book.reports())
    os.seteuid(NOBODY)


def _let_time_jump() -> None:
    real, dice = time.monotonic, random.Random()  # noqa: S311 - moments, not secrets
    time.monotonic = lambda: real() + dice.choice((-7200.0, 0.0, 7200.0))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
