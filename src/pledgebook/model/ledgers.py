"""The ledger: what follows from reports and rulings as of a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pledgebook.model.actors import Actor
from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote
from pledgebook.model.items import Item
from pledgebook.model.reports import Due, Reaction, Report, Scope


class Stage(StrEnum):
    """Where a commitment stands; derived from the acts, never typed in."""

    REQUESTED = "requested"
    CONSIDERED = "considered"
    PLANNED = "planned"
    REFUSED = "refused"
    PERMITTED = "permitted"
    PLEDGED = "pledged"
    ORDERED = "ordered"
    DELIVERED_PART = "delivered-part"
    DELIVERED = "delivered"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


class Place(StrEnum):
    """What a report is to its commitment."""

    OPENS = "opens"
    ADVANCES = "advances"
    REPEATS = "repeats"
    RESTATES = "restates"
    """A running total: it checks the sum."""
    CONTRADICTS = "contradicts"
    WAITS = "waits"
    """Doubtful: it waits for a person and counts for nothing."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature's say in a decision; `text` is the feature's docstring."""

    feature: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A report in its place, dated by the act where the words tell, else by the article."""

    report: Report
    place: Place
    date: PartialDate | None
    reasons: tuple[Reason, ...] = ()


class GateState(StrEnum):
    OPEN = "open"
    MET = "met"
    FAILED = "failed"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition or an approval that a commitment hangs on."""

    text: str
    state: GateState
    quote: Quote | None
    since: PartialDate | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a disagreement: a value and the reports that state it."""

    value: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sources differ on a cell: every value, the one that is shown, and the rule that chose it."""

    cell: str
    claims: tuple[Claim, ...]
    shown: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """The reports judged to speak of the same thing, folded.

    `amount` is what the sources agree on, or the range they span; `delivered` what of it is known to have arrived.
    `maybe` are the ids of the commitments that this one may be the same as. `package` is the id of the commitment
    this is a part of, `parts` are the ids of its own parts. `counts` tells whether it may enter a sum,
    `why_not` the rule that keeps it out.
    """

    id: str
    donors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    item: Item
    amount: Amount | Missing
    stage: Stage
    since: PartialDate | None
    delivered: Amount | Missing = Missing.NOT_MENTIONED
    maybe: tuple[str, ...] = ()
    due: Due | None = None
    gates: tuple[Gate, ...] = ()
    scope: Scope = Scope.TRANCHE
    package: str | None = None
    parts: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    witnesses: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    counts: bool = False
    why_not: str = ""


class Grade(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in the content: shown, counted, never raised. `where` is an address in the book."""

    check: str
    grade: Grade
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What follows from a book as of a date (None: all that is known).

    `redirects` are pairs (old id, id today) for every other id that a commitment has carried or could have carried.
    """

    commitments: tuple[Commitment, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    findings: tuple[Finding, ...] = ()
    as_of: date | None = None
    redirects: tuple[tuple[str, str], ...] = ()
