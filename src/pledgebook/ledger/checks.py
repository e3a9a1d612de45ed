"""What must hold of a ledger: one function per check, each yielding what it finds odd, never raising."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.ledger.amounts import written
from pledgebook.ledger.figures import anchor
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.ledgers import Commitment, Finding, Grade, Stage
from pledgebook.model.reports import Scope


@dataclass(frozen=True, slots=True)
class Seen:
    """What the checks look at: the commitments by id, and the day up to which things are known (None: no article is dated)."""

    commitments: Mapping[str, Commitment]
    today: date | None


Check = Callable[[Commitment, Seen], Iterator[Finding]]


def check(commitments: Sequence[Commitment], as_of: date | None) -> Iterator[Finding]:
    """All that is odd. Due dates are held against `as_of`, else the day of the latest article; never against a clock."""
    seen = Seen({each.id: each for each in commitments}, as_of or _latest(commitments))
    for commitment in commitments:
        for each in CHECKS:
            yield from each(commitment, seen)


def _latest(commitments: Iterable[Commitment]) -> date | None:
    days = (step.report.source.published for commitment in commitments for step in commitment.steps)
    return max((when.last for when in days if when is not None), default=None)


CHECKS: tuple[Check, ...] = ()
_ = (written, anchor, COUNT, Amount, Grade, Stage, Scope, Decimal)
