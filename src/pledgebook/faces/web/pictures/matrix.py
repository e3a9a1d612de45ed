"""Donors by kinds of item: how many commitments of each stand firm, or are only spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pledgebook.faces.names import actor_name
from pledgebook.faces.web.pictures.drawing import Drawing, Lead, Picture, shortened
from pledgebook.model.actors import Actor
from pledgebook.model.ledgers import Commitment, Stage

DONORS, CLASSES = 24, 16
"""How many of each the picture has; the table has them all."""
FIRM = (Stage.PLEDGED, Stage.ORDERED, Stage.DELIVERED_PART, Stage.DELIVERED)
LEFT, TOP, CELL, ROW = 170, 140, 46, 26


def matrix(commitments: Sequence[Commitment]) -> Picture:
    """Counts of commitments that are promised, ordered or delivered, by donor and class; a joint one in each donor's row."""
    firm = Counter(_pairs(each for each in commitments if each.stage in FIRM))
    every = Counter(_pairs(commitments))
    donors = _ranked(Counter(donor for donor, _ in every.elements()))
    classes = _ranked(Counter(kind for _, kind in every.elements()))
    rows = [(d, k) for d in donors for k in classes if every[d, k]]
    return Picture(
        "Donors by kind of item",
        "In each field: how many commitments are promised, ordered or delivered. A dot: only asked for, weighed or refused.",
        _drawn(donors[:DONORS], classes[:CLASSES], firm, every),
        ("donor", "class", "promised, ordered or delivered", "all"),
        tuple((_name(d), k.replace("-", " "), str(firm[d, k]), str(every[d, k])) for d, k in rows),
        tuple(Lead(chosen=(("donor", d), ("class", k))) for d, k in rows),
    )


def _pairs(commitments: Iterable[Commitment]) -> list[tuple[str, str]]:
    return [(actor.id, each.item.item_class.value) for each in commitments for actor in dict.fromkeys(each.donors)]


def _ranked(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))


def _name(donor: str) -> str:
    return actor_name(Actor(donor))


def _drawn(donors: Sequence[str], classes: Sequence[str], firm: Counter[tuple[str, str]], every: Counter[tuple[str, str]]) -> str:
    drawing = Drawing(LEFT + max(1, len(classes)) * CELL + 90, TOP + len(donors) * ROW + 10, "Donors by kind of item")
    most = max(firm.values(), default=1)
    for column, kind in enumerate(classes):
        drawing.slanted(LEFT + column * CELL + CELL / 2, TOP - 8, shortened(kind.replace("-", " "), 25))
    for number, donor in enumerate(donors):
        top = TOP + number * ROW
        drawing.words(LEFT - 8, top + ROW / 2 + 4, shortened(_name(donor), 24), anchor="end")
        for column, kind in enumerate(classes):
            _cell(drawing, LEFT + column * CELL, top, firm[donor, kind], every[donor, kind], most)
    return drawing.text()


def _cell(drawing: Drawing, x: float, y: float, firm: int, every: int, most: int) -> None:
    drawing.line(x, y + ROW, x + CELL, y + ROW)
    if firm:
        strong = 0.25 + 0.75 * firm / most
        drawing.rect(x + 2, y + 2, CELL - 4, ROW - 4, "heat", strong)
        drawing.words(x + CELL / 2, y + ROW / 2 + 4, str(firm), "on-heat" if strong > 0.6 else "words", "middle", bold=True)
    elif every:
        drawing.dot(x + CELL / 2, y + ROW / 2, 3, "open")
