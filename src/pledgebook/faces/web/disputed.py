"""The cells on which sources differ, a page of them, each with the words of every side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pledgebook.faces.web.account import Contested, contested
from pledgebook.faces.web.shelf import View


@dataclass(frozen=True, slots=True)
class Disputed:
    """One page of disagreements on a cell, or on any where it is ""; `counts` are all there are, by cell."""

    cell: str
    disputes: tuple[Contested, ...]
    counts: dict[str, int]
    page: int
    pages: int


def disputed(view: View, cell: str, page: int, most: int) -> Disputed:
    """So many of them at most; a page beyond the last is the last."""
    every = [(each, found) for each in view.ledger.commitments for found in each.disagreements]
    counts = Counter(found.cell for _, found in every)
    wanted = [pair for pair in every if cell in ("", pair[1].cell)]
    pages = max(1, -(-len(wanted) // most))
    page = min(page, pages)
    shown = wanted[(page - 1) * most : page * most]
    return Disputed(cell, tuple(contested(*pair) for pair in shown), dict(sorted(counts.items())), page, pages)
