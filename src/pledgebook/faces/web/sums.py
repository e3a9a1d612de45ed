"""Totals of the lines that were asked for, each sum with what it adds up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from pledgebook.faces.names import NOT_STATED, actor_name
from pledgebook.faces.phrases import amount_words
from pledgebook.faces.web.asked import Asked
from pledgebook.faces.web.shelf import View
from pledgebook.ledger.totals import By, Standing, Sum, Term, Total, totals
from pledgebook.model.actors import Actor
from pledgebook.model.amounts import Amount

TERMS = 5
"""How many terms of a sum are unfolded on the page; the ledger lists them all."""
GROUPS = 12
"""How many names one page has."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A sum in words: as the figures are named, and beside it what their words allow where that is wider."""

    standing: str
    words: str
    bounds: str
    terms: tuple[Term, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Row:
    """What a name comes to in one form and unit."""

    total: Total
    sums: tuple[Shown | None, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """Totals by name, those of one page. `out` is how many of the lines asked for are in no sum."""

    groups: tuple[tuple[str, str, tuple[Row, ...]], ...]
    count: int
    out: int
    page: int
    pages: int

    @classmethod
    def of(cls, view: View, asked: Asked, by: By, most: int = GROUPS) -> Sums:
        """The totals of the lines that answer `asked`, on its page of so many names; one beyond the last is the last."""
        every = view.once(("sums", asked.chosen, asked.words, by), lambda: cls._of(view, asked, by))
        pages = max(1, -(-len(every.groups) // most))
        page = min(asked.page, pages)
        return replace(every, groups=every.groups[(page - 1) * most : page * most], page=page, pages=pages)

    @classmethod
    def _of(cls, view: View, asked: Asked, by: By) -> Sums:
        chosen = [view.index.lines[number].commitment for number in view.index.numbers(asked)]
        found = joined(totals(replace(view.ledger, commitments=tuple(chosen)), by))
        grouped = [(of, _named(of, by), tuple(map(_row, rows))) for of, rows in groupby(found, lambda total: total.of)]
        counts = sum(each.counts for each in chosen)
        return cls(tuple(grouped), counts, len(chosen) - counts, 1, 1)


def joined(found: Iterable[Total]) -> list[Total]:
    """The totals with commitments of no stated figure beside the first figures of their form, where it has any."""
    rows: dict[tuple[str, str], list[Total]] = {}
    for total in found:
        rows.setdefault((total.of, total.form), []).append(total)
    return [total for each in rows.values() for total in _beside(each)]


def _beside(rows: list[Total]) -> list[Total]:
    sized = [total for total in rows if total.unit]
    if not sized or len(sized) == len(rows):
        return rows
    unsized = tuple(name for total in rows for name in total.unsized)
    return [replace(sized[0], unsized=unsized), *sized[1:]]


def _named(of: str, by: By) -> str:
    if by in (By.DONOR, By.RECIPIENT):
        return " + ".join(actor_name(Actor(name)) for name in of.split(" + ")) if of else NOT_STATED
    return of.replace("-", " ")


def _row(total: Total) -> Row:
    return Row(total, tuple(_shown(total, standing) for standing in Standing))


def _shown(total: Total, standing: Standing) -> Shown | None:
    found = total.standing(standing)
    if not found.terms:
        return None
    words = amount_words(Amount(found.value, found.value, found.value, total.unit))
    bounds = " ".join(_bounds(found, total.unit))
    return Shown(standing.value, words, bounds, found.terms[:TERMS], max(0, len(found.terms) - TERMS))


def _bounds(found: Sum, unit: str) -> Iterator[str]:
    if (found.low, found.high) == (found.value, found.value):
        return
    yield amount_words(Amount(found.low, found.low, found.low, unit))
    yield "or more" if found.high is None else "to " + amount_words(Amount(found.high, found.high, found.high, unit))
