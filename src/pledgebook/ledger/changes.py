"""What has changed between two ledgers of one book: new, moved on, corrected, gone into another, gone, overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pledgebook.ledger.amounts import written
from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.ledgers import Commitment, Ledger


class Kind(StrEnum):
    NEW = "new"
    MOVED = "moved"
    """It stands elsewhere than before."""
    CORRECTED = "corrected"
    """A cell has another value."""
    REDIRECTED = "redirected"
    """It turned out to be the same as another, or is told of by an earlier report now."""
    GONE = "gone"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one commitment; `before` and `after` are the values of the cell, "" where there is none."""

    commitment: str
    kind: Kind
    cell: str = ""
    before: str = ""
    after: str = ""


def changes(before: Ledger, after: Ledger) -> tuple[Change, ...]:
    """All that differs, in the order of today's ids. The two may be of two dates, of two books or around a ruling."""
    old = {commitment.id: commitment for commitment in before.commitments}
    lead = dict(after.redirects)
    today = {commitment.id for commitment in after.commitments}
    found = list(_left(old, today, lead))
    came: dict[str, Commitment] = {}
    for name, commitment in sorted(old.items()):
        came.setdefault(name if name in today else lead.get(name, name), commitment)
    for commitment in after.commitments:
        known = old.get(commitment.id) or came.get(commitment.id)
        found += between(known, commitment)
    found += _overdue(before, after)
    return tuple(sorted(found, key=lambda change: (change.commitment, change.kind, change.cell, change.before)))


def _left(old: dict[str, Commitment], today: set[str], lead: dict[str, str]) -> Iterator[Change]:
    for name in old:
        if name in lead:
            yield Change(lead[name], Kind.REDIRECTED, "id", name, lead[name])
        elif name not in today:
            yield Change(name, Kind.GONE)


def between(known: Commitment | None, commitment: Commitment) -> Iterator[Change]:
    """What differs between a commitment as it was known and as it stands; None where it was not known."""
    if known is None:
        yield Change(commitment.id, Kind.NEW, "stage", "", commitment.stage.value)
        return
    if known.stage is not commitment.stage:
        yield Change(commitment.id, Kind.MOVED, "stage", known.stage.value, commitment.stage.value)
    cells = _cells(commitment)
    for cell, then in _cells(known).items():
        now = cells[cell]
        if then != now:
            yield Change(commitment.id, Kind.CORRECTED, cell, then, now)


def _cells(commitment: Commitment) -> dict[str, str]:
    return {
        "donor": " + ".join(actor.id for actor in commitment.donors),
        "recipient": " + ".join(actor.id for actor in commitment.recipients),
        "item": commitment.item.name,
        "amount": _amount(commitment.amount),
        "delivered": _amount(commitment.delivered),
        "due": commitment.due.words if commitment.due else "",
        "gates": "; ".join(f"{gate.text} ({gate.state})" for gate in commitment.gates),
        "package": commitment.package or "",
    }


def _amount(amount: Amount | Missing) -> str:
    return written(amount) if isinstance(amount, Amount) else ""


def _overdue(before: Ledger, after: Ledger) -> Iterator[Change]:
    """What is overdue now and was not before."""
    late = {finding.where for finding in before.findings if finding.check == "overdue"}
    for finding in after.findings:
        if finding.check == "overdue" and finding.where not in late:
            yield Change(finding.where, Kind.OVERDUE, "due", "", finding.message)
