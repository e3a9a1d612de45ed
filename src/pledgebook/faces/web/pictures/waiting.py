"""Who waits on whom: open requests, permissions that are asked for, and conditions that have not been met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pledgebook.faces.names import actor_name, actor_names
from pledgebook.faces.phrases import headline
from pledgebook.faces.web.pictures.drawing import Drawing, Lead, Picture, curve, shortened
from pledgebook.model.actors import Actor
from pledgebook.model.items import ItemClass
from pledgebook.model.ledgers import Commitment, GateState, Stage

ASKED = (Stage.REQUESTED, Stage.CONSIDERED, Stage.PLANNED)
MOST = 40
"""How many actors stand on a side of the picture; the table has them all."""
LEFT, RIGHT, TOP, ROW, WIDTH = 250, 660, 46, 30, 900


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody waits on somebody: for an answer, a permission, or that a condition is met."""

    who: str
    whom: str
    kind: str
    about: str
    commitment: str


def waits(commitments: Sequence[Commitment]) -> list[Wait]:
    """All that is waited for, each once."""
    named = {actor.id: actor_name(actor) for each in commitments for actor in (*each.donors, *each.recipients)}
    found = [wait for each in commitments for wait in (*_asked(each), *_gated(each, named))]
    return sorted(dict.fromkeys(found), key=lambda wait: (wait.who, wait.whom, wait.kind, wait.commitment))


def _asked(each: Commitment) -> Iterator[Wait]:
    if each.stage not in ASKED:
        return
    kind = "a permission" if each.item.item_class is ItemClass.PERMISSION else "an answer"
    for who in each.recipients:
        for whom in each.donors:
            if who != whom:
                yield Wait(actor_name(who), actor_name(whom), kind, headline(each), each.id)


def _gated(each: Commitment, named: dict[str, str]) -> Iterator[Wait]:
    """The open conditions of a commitment, on whoever their words name; on the words themselves where they name nobody."""
    for gate in each.gates:
        if gate.state is GateState.OPEN:
            who = actor_names(each.donors)
            others = [name for actor, name in named.items() if name in gate.text and Actor(actor) not in each.donors]
            for whom in sorted(set(others)) or [gate.text]:
                yield Wait(who, whom, "a condition", f"{headline(each)}: {gate.text}", each.id)


def waiting(commitments: Sequence[Commitment]) -> Picture:
    """The waits as lines from left to right, the thicker the more there are."""
    found = waits(commitments)
    rows = tuple((each.who, each.whom, each.kind, each.about) for each in found)
    about = "From left to right: who waits, and on whom. The thicker a line, the more it stands for."
    columns = ("who waits", "on whom", "for", "about")
    return Picture("Who waits on whom", about, _drawn(found), columns, rows, tuple(Lead(each.commitment) for each in found))


_LOOKS = {"an answer": "link-asked", "a permission": "link-off", "a condition": "link-open"}


def _drawn(found: Sequence[Wait]) -> str:
    left, right = _ranked(each.who for each in found)[:MOST], _ranked(each.whom for each in found)[:MOST]
    drawing = Drawing(WIDTH, TOP + max(len(left), len(right), 1) * ROW + 10, "Who waits on whom")
    drawing.words(LEFT, 20, "who waits", "soft", "end")
    drawing.words(RIGHT, 20, "on whom", "soft")
    for number, (kind, look) in enumerate(_LOOKS.items()):
        drawing.path(curve(LEFT + 30 + number * 124, 16, LEFT + 54 + number * 124, 16), look, 4)
        drawing.words(LEFT + 60 + number * 124, 20, kind, "soft")
    counts: dict[tuple[str, str, str], int] = {}
    for each in found:
        counts[each.who, each.whom, each.kind] = counts.get((each.who, each.whom, each.kind), 0) + 1
    for (who, whom, kind), count in counts.items():
        if who in left and whom in right:
            drawing.path(curve(LEFT + 8, _y(left, who), RIGHT - 8, _y(right, whom)), _LOOKS[kind], min(1.5 + count, 12))
    for name in left:
        drawing.words(LEFT, _y(left, name) + 4, shortened(name, 34), anchor="end")
    for name in right:
        drawing.words(RIGHT, _y(right, name) + 4, shortened(name, 36))
    if not found:
        drawing.words(LEFT, TOP + 20, "Nobody is known to wait on anybody.", "soft")
    return drawing.text()


def _y(names: Sequence[str], name: str) -> float:
    return TOP + names.index(name) * ROW + ROW / 2


def _ranked(names: Iterable[str]) -> list[str]:
    """The names that come most often first."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))
