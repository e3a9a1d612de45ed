"""A text cut at the edges of everything that was read from it, so that each piece knows what stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pledgebook.faces.names import actor_names
from pledgebook.faces.phrases import amount_words
from pledgebook.model.amounts import Missing
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.reports import Reaction, Report, Unread

PASSAGE, CELL = "passage", "cell"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text that something was read from: `what` in a word ("amount"), `value` what was read, `of` whose it is.

    `level` is "passage" for whole sentences, and "cell" for the words of one value within them. `kind` tells the looks.
    """

    start: int
    end: int
    level: str
    kind: str
    what: str
    value: str
    of: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on which the same marks stand from end to end; `start` is also their address within the page."""

    start: int
    words: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring pieces of the same sentences; `marks` are those of whole sentences."""

    marks: tuple[Mark, ...]
    pieces: tuple[Piece, ...]

    @property
    def start(self) -> int:
        return self.pieces[0].start


def passages(text: str, marks: Iterable[Mark], start: int = 0) -> tuple[Passage, ...]:
    """The whole text in order. `start` is the place of its first character where only a part of a text is given."""
    pieces = _pieces(text, [mark for mark in marks if mark.start < start + len(text) and mark.end > start], start)
    grouped = groupby(pieces, lambda piece: tuple(mark for mark in piece.marks if mark.level == PASSAGE))
    return tuple(Passage(whole, tuple(found)) for whole, found in grouped)


def _pieces(text: str, marks: Sequence[Mark], start: int) -> list[Piece]:
    end = start + len(text)
    edges = sorted({start, end, *(min(max(edge, start), end) for mark in marks for edge in (mark.start, mark.end))})
    opening = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.of, mark.value))
    found, living = [], list[Mark]()
    for left, right in pairwise(edges):
        while opening and opening[0].start <= left:
            living.append(opening.pop(0))
        living = [mark for mark in living if mark.end > left]
        found.append(Piece(left, text[left - start : right - start], tuple(living)))
    return found


def report_marks(report: Report, name: str) -> list[Mark]:
    """The sentences of a report and, within them, the words of each cell. `name` is that of its commitment."""
    whole = [_mark(quote, PASSAGE, "read", report.act.value.value, "", name) for quote in report.evidence]
    return [*whole, *cell_marks(report, name)]


def cell_marks(report: Report, name: str) -> list[Mark]:
    """The words of each cell of a report, and those that a cell rests on besides."""
    return [
        _mark(quote, CELL, what.replace(" ", "-"), what, value, name)
        for what, reading, value in cells(report)
        for quote in (reading.quote, *reading.cited)
        if quote
    ]


def cells(report: Report) -> list[tuple[str, Reading[object], str]]:
    """Each cell of a report by its name on screen, with what was read."""
    found: list[tuple[str, Reading[object], str]] = [("act", report.act, report.act.value.value)]
    found += [("donor", each, actor_names([each.value])) for each in report.donors]
    found += [("recipient", each, actor_names([each.value])) for each in report.recipients]
    found.append(("item", report.item, report.item.value.name))
    if not isinstance(report.amount, Missing):
        found.append(("amount", report.amount, amount_words(report.amount.value)))
    if report.act_date:
        found.append(("date", report.act_date, report.act_date.value.text))
    found += [("condition", each, each.value) for each in report.conditions]
    if report.due:
        found.append(("due", report.due, report.due.value.words))
    found += [("said by", each, each.value.name) for each in report.speakers]
    return found


def reaction_mark(reaction: Reaction, words: str) -> list[Mark]:
    quotes = reaction.evidence[:1] or tuple(filter(None, [reaction.stance.quote]))
    return [_mark(quote, PASSAGE, "reaction", reaction.stance.value.value, words, reaction.id) for quote in quotes]


def unread_mark(unread: Unread) -> Mark:
    return _mark(unread.quote, PASSAGE, "unread", "not read", unread.why, "")


def _mark(quote: Quote, level: str, kind: str, what: str, value: str, of: str) -> Mark:
    return Mark(quote.start, quote.end, level, kind, what, value, of)
