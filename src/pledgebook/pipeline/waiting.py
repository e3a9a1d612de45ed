"""Sources that earlier runs set aside, and when that is over."""

from __future__ import annotations

from pledgebook.model.articles import Setback
from pledgebook.pipeline.events import Event, What
from pledgebook.store.book import Book


class Waiting:
    """The setbacks of earlier runs. Those of a file are lifted once it has been gone through and they did not come again."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._file = ""
        self._old: dict[str, dict[str, Setback]] = {}
        for setback in book.setbacks():
            self._old.setdefault(_file_of(setback.where), {})[setback.where] = setback

    def hear(self, event: Event) -> None:
        """Take note of what became of one source; those of one file come one after another."""
        file = _file_of(event.where)
        if file != self._file:
            self.finish()
        self._file = file
        if event.what is What.SET_ASIDE:
            self._old.get(file, {}).pop(event.where, None)

    def finish(self) -> None:
        """The file heard of last has been gone through."""
        if old := self._old.pop(self._file, None):
            self._book.lift(old.values())


def _file_of(where: str) -> str:
    """The file of a record's or member's address: "news.jsonl" of "news.jsonl:12", "pack.zip" of "pack.zip!/a.html"."""
    where = where.partition("!/")[0]
    file, _, line = where.rpartition(":")
    return file if file and line.isdecimal() else where
