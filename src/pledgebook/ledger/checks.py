"""What must hold of a ledger: one function per check, each yielding what it finds odd, never raising.

A check's docstring says what is odd; `check` prints it. Grades: an error can't be true as it stands, a warning may be, a note
is only worth knowing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.ledger.amounts import written
from pledgebook.ledger.figures import absurd, anchor
from pledgebook.ledger.running import Parts, compared, parts_of
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Commitment, Finding, Grade, Stage
from pledgebook.model.reports import Report, Scope

OLDEST = 1900
"""Acts of earlier years are misread numbers."""
WAITED_FOR = frozenset({Stage.PLEDGED, Stage.ORDERED, Stage.DELIVERED_PART})


@dataclass(frozen=True, slots=True)
class Seen:
    """What the checks look at: the commitments by id, the sums of what counts, the day up to which things are known."""

    commitments: Mapping[str, Commitment]
    parts: Parts
    today: date | None


Own = Callable[[Commitment], tuple[Finding, ...]]


def check(commitments: Sequence[Commitment], today: date | None, own: Own | None = None) -> Iterator[Finding]:
    """All that is odd. Due dates are held against `today`, the day up to which things are known; never against a clock.

    `own` tells what is odd in a commitment taken by itself.
    """
    own = own or oddities
    seen = Seen({each.id: each for each in commitments}, parts_of(commitments), today)
    for commitment in commitments:
        if commitment.parts or commitment.due or commitment.scope is Scope.CUMULATIVE:
            for each in AMONG_OTHERS:
                yield from each(commitment, seen)
        yield from own(commitment)


def oddities(commitment: Commitment) -> tuple[Finding, ...]:
    """All that is odd in a commitment taken by itself."""
    return tuple(finding for each in BY_ITSELF for finding in each(commitment))


def parts_exceed_sum(commitment: Commitment, seen: Seen) -> Iterator[Finding]:
    """The parts of a package come to more than the sum that is stated for it."""
    stated = commitment.amount
    if not commitment.parts or not isinstance(stated, Amount) or not stated.is_money or stated.high is None:
        return
    terms = [
        (each.id, value) for each in map(seen.commitments.get, commitment.parts) if each and (value := _in(each, stated.unit))
    ]
    total = sum((value for _, value in terms), Decimal(0))
    if total > stated.high:
        sum_of = " + ".join(f"{value:,f} ({name})" for name, value in terms)
        yield _finding(
            "parts-exceed-sum", Grade.WARNING, commitment, f"{sum_of} = {total:,f}, more than the stated {written(stated)}"
        )


def _in(commitment: Commitment, unit: str) -> Decimal | None:
    amount = commitment.amount
    return anchor(amount) if isinstance(amount, Amount) and amount.unit == unit else None


def total_differs(commitment: Commitment, seen: Seen) -> Iterator[Finding]:
    """A running total differs from the sum of the commitments that are known."""
    found = compared(commitment, seen.parts)
    if found is not None:
        grade = Grade.WARNING if found.known > found.stated else Grade.NOTE
        yield _finding("total-differs", grade, commitment, found.arithmetic)


def delivered_beyond_promise(commitment: Commitment) -> Iterator[Finding]:
    """More has been delivered than was promised."""
    promised, arrived = commitment.amount, commitment.delivered
    if not isinstance(promised, Amount) or not isinstance(arrived, Amount) or promised.unit != arrived.unit:
        return
    if promised.high is not None and arrived.low is not None and arrived.low > promised.high:
        what = f"{written(arrived)} delivered, {written(promised)} promised"
        yield _finding("delivered-beyond-promise", Grade.WARNING, commitment, what)


def act_after_article(commitment: Commitment) -> Iterator[Finding]:
    """An act is dated after the article that tells of it."""
    for report in _reports(commitment):
        out = report.source.published
        if out and report.act_date and report.act_date.value.first > out.last:
            what = f"{report.source.article} of {out} tells of an act of {report.act_date.value}"
            yield _finding("act-after-article", Grade.ERROR, commitment, what)


def fraction_of_a_thing(commitment: Commitment) -> Iterator[Finding]:
    """A thing that comes in whole pieces is counted in fractions."""
    for report in _reports(commitment):
        amount = _stated(report)
        if (
            amount
            and amount.unit == COUNT
            and any(each != each.to_integral_value() for each in (amount.low, amount.high) if each is not None)
        ):
            yield _finding("fraction-of-a-thing", Grade.ERROR, commitment, f"{report.source.article} states {written(amount)}")


def absurd_number(commitment: Commitment) -> Iterator[Finding]:
    """A number is below zero, or larger than anything of its kind ever was."""
    for report in _reports(commitment):
        amount = _stated(report)
        if amount and absurd(amount):
            yield _finding("absurd-number", Grade.ERROR, commitment, f"{report.source.article} states {written(amount)}")


def absurd_date(commitment: Commitment) -> Iterator[Finding]:
    """An act is dated to a time before any article could tell of it."""
    for report in _reports(commitment):
        if report.act_date and report.act_date.value.first.year < OLDEST:
            what = f"{report.source.article} tells of an act of {report.act_date.value}"
            yield _finding("absurd-date", Grade.ERROR, commitment, what)


def opposed_acts(commitment: Commitment) -> Iterator[Finding]:
    """Sources tell of opposed acts on one day."""
    for each in commitment.disagreements:
        if each.cell == "act":
            claims = " and ".join(claim.value for claim in each.claims)
            yield _finding("opposed-acts", Grade.WARNING, commitment, f"{claims} on one day; shown is {each.shown}: {each.rule}")


def overdue(commitment: Commitment, seen: Seen) -> Iterator[Finding]:
    """The due date has passed and no delivery is known."""
    latest = commitment.due.latest if commitment.due else None
    if seen.today and latest and latest.last < seen.today and commitment.stage in WAITED_FOR:
        words = commitment.due.words if commitment.due else ""
        yield _finding(
            "overdue", Grade.WARNING, commitment, f'due by {latest} ("{words}"), {commitment.stage} as of {seen.today}'
        )


def _reports(commitment: Commitment) -> Iterator[Report]:
    return (step.report for step in commitment.steps)


def _stated(report: Report) -> Amount | None:
    return report.amount.value if isinstance(report.amount, Reading) else None


def _finding(name: str, grade: Grade, commitment: Commitment, what: str) -> Finding:
    return Finding(name, grade, commitment.id, f"{what}.")


AMONG_OTHERS: tuple[Callable[[Commitment, Seen], Iterator[Finding]], ...] = (parts_exceed_sum, total_differs, overdue)
"""What asks about a package, a running total or a due date, and looks around."""
BY_ITSELF: tuple[Callable[[Commitment], Iterator[Finding]], ...] = (
    delivered_beyond_promise,
    act_after_article,
    fraction_of_a_thing,
    absurd_number,
    absurd_date,
    opposed_acts,
)
