"""The rows of an SQLite file, read from its pages without SQLite: what is left in a damaged one.

SQLite comes to a row through the pages above it, and refuses a file whose first page is broken. Here each page that holds rows
is read by itself, whatever stands around it. Source of the layout: https://sqlite.org/fileformat2.html, sections 1.3 to 2.1.
(`.recover` of SQLite's shell does the same; neither Python's sqlite3 nor apsw offers it.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pledgebook.store.records import Value, integer, record, varint

MAGIC = b"SQLite format 3\0"
LEAF = 13
"""The first byte of a page that holds a table's rows."""
FIRST = 100
"""Bytes of the first page before its own contents."""
TRIED = 500
"""Pages on which a guess at the layout is tried."""

Place = tuple[int, int]
"""Where a row stands: the number of its page, from 1, and the place of its cell in there."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file: its number, which stands for a NULL in the column of an integer primary key."""

    place: Place
    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Bytes to a page, and bytes at the end of each that are not SQLite's."""

    size: int
    reserved: int = 0

    @property
    def usable(self) -> int:
        return self.size - self.reserved

    def local(self, length: int) -> int:
        """How many bytes of a row's content stand in its own page, the others being in overflow pages."""
        most, least = self.usable - 35, (self.usable - 12) * 32 // 255 - 23
        if length <= most:
            return length
        kept = least + (length - least) % (self.usable - 4)
        return kept if kept <= most else least


USUAL = Layout(4096)


class Pages:
    """A file of pages; to be closed. Raises OSError where it can't be read."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._bytes = path.stat().st_size
        self._head = self._file.read(FIRST)
        guesses = dict.fromkeys(filter(None, (_stated(self._head), USUAL)))
        self.layout = max(guesses, key=self._score) if len(guesses) > 1 else next(iter(guesses))
        self._count = -(-self._bytes // self.layout.size)
        self._free = self._freed()

    def close(self) -> None:
        self._file.close()

    def rows(self) -> Iterator[Row]:
        """Every row that can be read whole, in the order of the file."""
        for number in range(1, self._count + 1):
            if number not in self._free:
                yield from self._rows_of(self.layout, number)

    def row(self, place: Place) -> Row:
        """The row that stands there. Raises ValueError where it can't be read."""
        page = self._page(self.layout, place[0])
        return self._row(self.layout, page, place)

    def _score(self, layout: Layout) -> int:
        """How many rows are found when the file is taken to be laid out so."""
        return sum(1 for number in range(1, TRIED * USUAL.size // layout.size) for _ in self._rows_of(layout, number))

    def _rows_of(self, layout: Layout, number: int) -> Iterator[Row]:
        page = self._page(layout, number)
        start = _contents(number)
        if len(page) <= start + 8 or page[start] != LEAF:
            return
        for cell in range(min(integer(page, start + 3, 2), layout.size // 2)):
            try:
                yield self._row(layout, page, (number, cell))
            except (ValueError, IndexError):
                continue

    def _page(self, layout: Layout, number: int) -> bytes:
        self._file.seek((number - 1) * layout.size)
        return self._file.read(layout.size)

    def _row(self, layout: Layout, page: bytes, place: Place) -> Row:
        start = integer(page, _contents(place[0]) + 8 + 2 * place[1], 2)
        length, at = varint(page, start)
        number, at = varint(page, at)
        if length > self._bytes:
            raise ValueError("longer than the file")
        local = layout.local(length)
        if at + local > min(len(page), layout.usable):
            raise ValueError("beyond the page")
        rest = length - local
        further = self._overflow(layout, integer(page, at + local, 4), rest) if rest else b""
        return Row(place, number, record(page[at : at + local] + further))

    def _overflow(self, layout: Layout, number: int, length: int) -> bytes:
        """So many bytes from a chain of pages, each of which begins with the number of the next; the last has none."""
        parts = []
        while length > 0:
            page = self._page(layout, number) if 1 < number <= self._count else b""
            part = page[4 : min(layout.usable, 4 + length)]
            if not part or (len(part) < length and len(page) < layout.size):
                raise ValueError("a page of the chain is not there")
            parts.append(part)
            length -= len(part)
            number = integer(page, 0, 4)
        if length or number:
            raise ValueError("the chain has another length")
        return b"".join(parts)

    def _freed(self) -> frozenset[int]:
        """The pages that hold nothing any more, though what they held may still stand there; none where their list is broken."""
        trunk, stated = (integer(self._head, 32, 4), integer(self._head, 36, 4)) if len(self._head) == FIRST else (0, 0)
        found: set[int] = set()
        while 1 < trunk <= self._count and trunk not in found:
            page = self._page(self.layout, trunk)
            leaves = min(integer(page, 4, 4), self.layout.usable // 4 - 2) if len(page) == self.layout.size else 0
            found |= {trunk, *(integer(page, 8 + 4 * leaf, 4) for leaf in range(leaves))}
            trunk = integer(page, 0, 4)
        return frozenset(found) if len(found) == stated else frozenset()


def _contents(number: int) -> int:
    return FIRST if number == 1 else 0


def _stated(head: bytes) -> Layout | None:
    """The layout that a file's head tells, where it tells one that may be."""
    if len(head) < FIRST or not head.startswith(MAGIC):
        return None
    size = 65536 if head[16:18] == b"\0\1" else integer(head, 16, 2)
    usual = 512 <= size <= 65536 and size & (size - 1) == 0 and size - head[20] >= 480
    return Layout(size, head[20]) if usual else None
