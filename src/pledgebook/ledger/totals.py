"""Totals that say what they are made of: only what counts, each unit in one standing, each form and each currency apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from pledgebook.ledger.figures import anchor
from pledgebook.model.amounts import Amount
from pledgebook.model.dates import PartialDate
from pledgebook.model.items import ItemClass
from pledgebook.model.ledgers import Commitment, GateState, Ledger, Stage


class By(StrEnum):
    """What a total is kept for."""

    DONOR = "donor"
    RECIPIENT = "recipient"
    CLASS = "class"
    STAGE = "stage"


class Standing(StrEnum):
    """Where a unit stands for a sum; each stands in one only. Conditional pledges are split out."""

    CONDITIONAL = "conditional"
    PLEDGED = "pledged"
    ORDERED = "ordered"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Term:
    """One commitment's part in a sum. `when` is the day that a conversion of its money would go by."""

    commitment: str
    amount: Amount
    when: PartialDate | None


@dataclass(frozen=True, slots=True)
class Sum:
    """`value` adds the figures as they are named, `low` and `high` what the words bound (None: open above)."""

    value: Decimal = Decimal(0)
    low: Decimal = Decimal(0)
    high: Decimal | None = Decimal(0)
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What one donor (recipient, class, stage) comes to in one form and unit.

    Goods are of one class each: tanks are not added to rifles. `unsized` are commitments that count but state no figure,
    `shared` the sums of joint commitments that the donor has a part in, of which the shares are not known: they stand in a
    total of their own under all their donors' names and are never split.
    """

    of: str
    form: str
    unit: str
    sums: tuple[tuple[Standing, Sum], ...]
    unsized: tuple[str, ...] = ()
    shared: tuple[Term, ...] = ()

    def standing(self, standing: Standing) -> Sum:
        return dict(self.sums).get(standing, Sum())


_Entry = str | tuple[Standing | None, Term]


@dataclass(slots=True)
class _Growing:
    terms: dict[Standing, list[Term]] = field(default_factory=dict)
    unsized: list[str] = field(default_factory=list)
    shared: list[Term] = field(default_factory=list)

    def take(self, entry: _Entry) -> None:
        """A term under its standing; under none it is shared, and a bare id is a commitment without a figure."""
        match entry:
            case str():
                self.unsized.append(entry)
            case None, term:
                self.shared.append(term)
            case standing, term:
                self.terms.setdefault(standing, []).append(term)


def totals(ledger: Ledger, by: By = By.DONOR) -> tuple[Total, ...]:
    """The totals of all commitments that count, by name, form and unit."""
    growing: dict[tuple[str, str, str], _Growing] = {}
    for commitment in ledger.commitments:
        if commitment.counts:
            for key, entry in _entries(commitment, by):
                growing.setdefault(key, _Growing()).take(entry)
    return tuple(_total(key, rows) for key, rows in sorted(growing.items()))


def _entries(commitment: Commitment, by: By) -> Iterator[tuple[tuple[str, str, str], _Entry]]:
    """What a commitment adds, and to which total."""
    amount = commitment.amount
    form = form_of(commitment)
    if not isinstance(amount, Amount):
        yield (_of(commitment, by, None), form, ""), commitment.id
        return
    for standing, part in standings(commitment, amount):
        yield (_of(commitment, by, standing), form, amount.unit), (standing, Term(commitment.id, part, commitment.since))
    if by is By.DONOR and len(commitment.donors) > 1:
        for donor in commitment.donors:
            yield (donor.id, form, amount.unit), (None, Term(commitment.id, amount, commitment.since))


def form_of(commitment: Commitment) -> str:
    """Loans, guarantees, debt relief and other money are never one sum, and goods are summed by class."""
    item_class = commitment.item.item_class
    if item_class in _FORMS or not (isinstance(commitment.amount, Amount) and commitment.amount.is_money):
        return item_class.value
    return "money"


_FORMS = frozenset({ItemClass.LOAN, ItemClass.GUARANTEE, ItemClass.DEBT_RELIEF})


def standings(commitment: Commitment, amount: Amount) -> Iterator[tuple[Standing, Amount]]:
    """The parts of an amount by where they stand: of a part delivery what came, and what is still to come."""
    arrived = commitment.delivered
    if commitment.stage is Stage.DELIVERED_PART and isinstance(arrived, Amount) and arrived.unit == amount.unit:
        yield Standing.DELIVERED, arrived
        yield _promised(commitment), _less(amount, arrived)
    elif commitment.stage in (Stage.DELIVERED, Stage.DELIVERED_PART):
        yield Standing.DELIVERED, amount
    else:
        yield _promised(commitment), amount


def _promised(commitment: Commitment) -> Standing:
    if commitment.stage is Stage.ORDERED:
        return Standing.ORDERED
    hangs = any(gate.state in (GateState.OPEN, GateState.FAILED) for gate in commitment.gates)
    return Standing.CONDITIONAL if hangs else Standing.PLEDGED


def _less(amount: Amount, arrived: Amount) -> Amount:
    gone = anchor(arrived) or Decimal(0)
    value, low, high = (
        None if each is None else max(each - gone, Decimal(0)) for each in (amount.value, amount.low, amount.high)
    )
    return Amount(value, low, high, amount.unit, amount.qualifier)


def _of(commitment: Commitment, by: By, standing: Standing | None) -> str:
    match by:
        case By.DONOR:
            return " + ".join(actor.id for actor in commitment.donors)
        case By.RECIPIENT:
            return _takers(commitment)
        case By.CLASS:
            return commitment.item.item_class.value
        case By.STAGE:
            return standing.value if standing else commitment.stage.value


def _takers(commitment: Commitment) -> str:
    """Who benefits; an agency that only hands it on is not among them."""
    names = [actor.id for actor in commitment.recipients]
    countries = [name for name in names if len(name) == 2]
    return " + ".join(countries or names)


def _total(key: tuple[str, str, str], rows: _Growing) -> Total:
    of, form, unit = key
    sums = tuple((standing, _sum(rows.terms[standing])) for standing in Standing if standing in rows.terms)
    return Total(of=of, form=form, unit=unit, sums=sums, unsized=tuple(rows.unsized), shared=tuple(rows.shared))


def _sum(terms: Iterable[Term]) -> Sum:
    terms = tuple(terms)
    highs = [term.amount.high for term in terms]
    return Sum(
        sum((_named(term.amount) for term in terms), Decimal(0)),
        sum((term.amount.low or Decimal(0) for term in terms), Decimal(0)),
        None if None in highs else sum((high for high in highs if high is not None), Decimal(0)),
        terms,
    )


def _named(amount: Amount) -> Decimal:
    """The number that the words name; of a range or of "dozens" the lower bound."""
    value = anchor(amount)
    return value if value is not None else amount.low if amount.low is not None else Decimal(0)
