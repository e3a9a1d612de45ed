"""What people decide on screen, as rulings; written only where nobody else has decided the same in the meantime."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pledgebook.faces.names import actor_id
from pledgebook.faces.rows import amount_cell
from pledgebook.faces.rulings import Signed, made, pair, setting
from pledgebook.faces.web.account import cell_said
from pledgebook.faces.web.shelf import Shelf, View
from pledgebook.model.amounts import Missing
from pledgebook.model.errors import BadRuling, RuledMeanwhile
from pledgebook.model.ledgers import Commitment
from pledgebook.model.reports import Report
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.pipeline.worded import amount_in

TRIES = 5
"""How often a ruling is tried again when another one, about something else, came first."""

SEVERAL = ("donor", "recipient")
"""Cells that hold several names, separated by commas."""

NOTHING = "null"
"""How a cell is emptied."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a form says: the kind of ruling, and the reports that it is about; for `set` the cell and what was typed,
    or, in `like`, the report whose value is the right one.
    """

    kind: RulingKind
    subjects: tuple[str, ...]
    other: str = ""
    cell: str = ""
    typed: str = ""
    like: str = ""


class Crossed(Exception):
    """Somebody else has ruled on the same reports since the page was made; nothing was written."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        super().__init__(", ".join(ruling.id for ruling in rulings))
        self.rulings = tuple(rulings)


def decide(shelf: Shelf, decision: Decision, signed: Signed, seen: int) -> tuple[Ruling, ...]:
    """Write what was decided on a page that knew the first `seen` rulings. Raises BadRuling, and Crossed."""
    return _written(shelf, lambda view: _rulings(view, decision, signed), seen)


def undo(shelf: Shelf, names: Sequence[str], signed: Signed, seen: int) -> tuple[Ruling, ...]:
    """Take rulings back. Raises BadRuling when there is none of that name, and Crossed."""
    return _written(shelf, lambda view: _undoing(view, names, signed), seen)


def _written(shelf: Shelf, make: Callable[[View], tuple[Ruling, ...]], seen: int) -> tuple[Ruling, ...]:
    for _ in range(TRIES):
        view = shelf.view()
        rulings = make(view)
        if crossing := tuple(_crossing(view, rulings, seen)):
            raise Crossed(crossing)
        try:
            shelf.book.rule(*rulings, after=len(view.common.rulings))
        except RuledMeanwhile:
            continue
        return rulings
    raise RuledMeanwhile


def _crossing(view: View, rulings: Iterable[Ruling], seen: int) -> Iterator[Ruling]:
    """The rulings that came after those that were seen and touch what is ruled on now."""
    concerned = {name for ruling in rulings for name in _concerned(view, ruling)}
    known = {ruling.id: ruling for ruling in view.common.rulings}
    for ruling in view.common.rulings[seen:]:
        undone = known.get(ruling.subject) if ruling.kind is RulingKind.UNDO else None
        if concerned & {ruling.subject, ruling.other or "", *([undone.subject, undone.other or ""] if undone else [])}:
            yield ruling


def _concerned(view: View, ruling: Ruling) -> Iterator[str]:
    """What a ruling is about, and all reports of the commitments that these belong to."""
    for name in filter(None, (ruling.subject, ruling.other)):
        yield name
        if home := view.homes.get(name):
            yield from (step.report.id for step in home.steps)


def _rulings(view: View, decision: Decision, signed: Signed) -> tuple[Ruling, ...]:
    reports = [_report(view, name) for name in decision.subjects]
    if not reports:
        raise BadRuling("Nothing was named to be decided", "Go back and choose what this is about.")
    match decision.kind:
        case RulingKind.SAME | RulingKind.DIFFERENT:
            return (pair(decision.kind, reports[0].id, _report(view, decision.other).id, signed),)
        case RulingKind.SET:
            value = like(_report(view, decision.like), decision.cell) if decision.like else valued(decision.cell, decision.typed)
            return tuple(setting(report, decision.cell, value, signed) for report in reports)
        case RulingKind.CONFIRM | RulingKind.REJECT:
            return tuple(made(decision.kind, report.id, signed) for report in reports)
        case _:
            raise BadRuling("That is no decision that can be made here", "Go back and choose one of those offered.")


def _report(view: View, name: str) -> Report:
    found = view.reports.get(name)
    if found is None:
        raise BadRuling("This report is no longer in the ledger", "Somebody may have rejected it; look again.")
    return found


def _undoing(view: View, names: Sequence[str], signed: Signed) -> tuple[Ruling, ...]:
    held = {ruling.id for ruling in view.common.rulings}
    if not names or not held.issuperset(names):
        raise BadRuling("There is no such decision in this book", "The list of decisions shows those that there are.")
    return tuple(made(RulingKind.UNDO, name, signed) for name in names)


def valued(cell: str, typed: str) -> str:
    """What was typed, as the value of a ruling. Raises BadRuling for what is no amount."""
    text = typed.strip()
    if cell == "amount":
        return _amount(text)
    if cell in SEVERAL:
        return json.dumps([actor_id(name) for name in text.replace(";", ",").split(",") if name.strip()], ensure_ascii=False)
    return json.dumps(text, ensure_ascii=False) if text else NOTHING


def _amount(text: str) -> str:
    if not text:
        return NOTHING
    amount = amount_in(text)
    if amount is None:
        raise BadRuling(f"“{text}” is not one amount", "Write it as in 14, 10-12, about 300 million euros or $2.5 billion")
    return json.dumps(amount_cell(amount))


def like(report: Report, cell: str) -> str:
    """The value that a report has in a cell, as the value of a ruling. Raises BadRuling where it has none."""
    if cell == "amount" and not isinstance(report.amount, Missing):
        return json.dumps(amount_cell(report.amount.value))
    if cell in SEVERAL:
        sides = report.donors if cell == "donor" else report.recipients
        return json.dumps([each.value.id for each in sides], ensure_ascii=False)
    said = list(cell_said(report, cell))
    if not said:
        raise BadRuling(f"That report says nothing of the {cell}", "Choose another one.")
    return json.dumps(said[0].value, ensure_ascii=False)


def telling(commitment: Commitment, cell: str) -> tuple[Report, ...]:
    """The reports of a commitment that differ on a cell, else those that say something in it, else the one that founds it."""
    differ = [name for each in commitment.disagreements if each.cell == cell for claim in each.claims for name in claim.reports]
    said = tuple(dict.fromkeys(step.report.id for step in commitment.steps if any(cell_said(step.report, cell))))
    reports = {step.report.id: step.report for step in commitment.steps}
    return tuple(reports[name] for name in dict.fromkeys(differ or said)) or (commitment.steps[0].report,)
