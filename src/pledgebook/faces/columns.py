"""Plain text in columns side by side: how wide each is, and its cells wrapped to that.

Widths are counted in cells of a terminal, of which many East Asian characters take two and combining marks none. A table of
ten thousand lines must not take longer to draw than to work out; that is why this is not left to rich.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

LONG_WORD = 13
"""Characters of words that are not to be broken."""
RULE = "─"
"""What the line under the head is made of."""

_WORD = re.compile(r"\s*\S+\s*")
_STEERING = {
    **dict.fromkeys((*range(32), *range(0x7F, 0xA0)), ""),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), ""),
    **dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " "),
}
"""What moves a terminal's cursor or turns its text around, and is never taken from an article; line ends become blanks."""

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `most` cells wide at most; one that is `firm` never shares its room, of the others each gets so many shares."""

    name: str
    firm: bool = False
    most: int | None = None
    share: int = 1
    right: bool = False


def rooms(columns: Sequence[Column], rows: Sequence[Cells], width: int, gap: int, whole: int = LONG_WORD) -> list[int]:
    """Cells of each column: all that it needs where that is little, else its share of what is left of `width`.

    Words of up to `whole` characters have room in any case, so that all may come to more than `width`.
    """
    held = [[column.name, *cells] for column, cells in zip(columns, zip(*rows, strict=True), strict=True)]
    needs = [_needed(column, cells, width) for column, cells in zip(columns, held, strict=True)]
    found = {i: need for i, need in enumerate(needs) if columns[i].firm}
    room = width - gap * (len(columns) - 1) - sum(found.values())
    shares = {i: column.share for i, column in enumerate(columns) if not column.firm}
    for i in sorted(shares, key=lambda i: needs[i] / shares[i]):
        share = max(room * shares[i] // sum(shares[k] for k in shares if k not in found), 1)
        found[i] = min(needs[i], max(share, _longest_word(held[i], whole)))
        room -= found[i]
    return [found[i] for i in range(len(needs))]


def _needed(column: Column, cells: Cells, width: int) -> int:
    return min(max(map(cells_of, set(cells))), column.most or width)


def _longest_word(column: Cells, whole: int) -> int:
    return min(whole, max((len(word) for cell in set(column) for word in cell.split()), default=0))


def head(columns: Sequence[Column], across: Sequence[int], gap: int) -> list[str]:
    """The names of the columns, and a rule under them."""
    names = [lines_of(column.name, room) for column, room in zip(columns, across, strict=True)]
    return [*beside(names, across, gap), RULE * (sum(across) + gap * (len(across) - 1))]


def beside(parts: Sequence[Cells], across: Sequence[int], gap: int) -> Iterator[str]:
    """The lines of cells that stand side by side, each cell given by its own lines."""
    between = " " * gap
    for row in zip_longest(*parts):
        yield between.join([cell or " " * room for cell, room in zip(row, across, strict=True)]).rstrip()


@lru_cache(maxsize=16384)
def lines_of(text: str, room: int, right: bool = False) -> tuple[str, ...]:
    """The text in lines that fill a column of so many cells."""
    return tuple([filled(line, room, right=right) for line in wrapped(text, room)])


def filled(line: str, room: int, *, right: bool = False) -> str:
    blanks = " " * (room - cells_of(line))
    return blanks + line if right else line + blanks


def wrapped(text: str, room: int) -> list[str]:
    """The text in lines of at most so many cells, without blanks at their ends; only words that are longer are broken."""
    text = clean(text)
    if cells_of(text) <= room:
        return [text.rstrip()]
    return [line.rstrip() for line in _broken(text, max(room, 2))]


def _broken(text: str, room: int) -> Iterator[str]:
    line, used = "", 0
    for word in _WORD.findall(text):
        needs = cells_of(word.rstrip())
        if line and used + needs > room:
            yield line
            line, used = "", 0
        *full, rest = _chopped(word, room) if needs > room else [word]
        yield from full
        line, used = line + rest, used + cells_of(rest)
    yield line


def _chopped(word: str, room: int) -> list[str]:
    from rich.cells import chop_cells

    return chop_cells(word, room)


def clean(text: str) -> str:
    """The text without what would steer the terminal that it is shown on, on one line."""
    return text if text.isprintable() else text.translate(_STEERING)


def cells_of(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def paragraph(text: str, width: int, indent: int = 0) -> Iterator[str]:
    """The text in lines of at most `width` cells, each so far from the margin."""
    return (" " * indent + line for line in wrapped(text, width - indent))
