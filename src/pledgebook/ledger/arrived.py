"""How much of a commitment has arrived: the deliveries that its reports tell of, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pledgebook.ledger.agreed import chosen, sides
from pledgebook.ledger.amounts import agree, amount_of, finer, in_one_unit
from pledgebook.ledger.figures import anchor
from pledgebook.ledger.limits import SAME_NEWS
from pledgebook.ledger.order import effective
from pledgebook.model.amounts import Amount, Missing, Qualifier
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report


def delivered(history: Iterable[Report]) -> Amount | None:
    """What is known to have arrived: the deliveries added up, each once. None where a delivery states no number.

    Reports that date a delivery alike tell of one; where they differ on its figure, the rule of all disagreements chooses.
    """
    deliveries = _Deliveries()
    for report in history:
        if report.act.value is Act.DELIVERED:
            deliveries.take(report)
    figures = [_figure(event) for event in deliveries.events]
    known = [figure for figure in figures if figure is not None]
    return _sum(known) if known and len(known) == len(figures) else None


class _Deliveries:
    """The reports of each delivery, and which deliveries were first told for which day."""

    def __init__(self) -> None:
        self.events: list[list[Report]] = []
        self._on: dict[int | None, list[int]] = {}

    def take(self, report: Report) -> None:
        """Put the report to the first delivery that it may tell of, else to one of its own."""
        home = next((number for number in self._near(report) if _one_delivery(report, self.events[number][0])), None)
        if home is None:
            self._on.setdefault(_day(report), []).append(len(self.events))
            self.events.append([report])
        else:
            self.events[home].append(report)

    def _near(self, report: Report) -> Sequence[int]:
        """The deliveries that the days leave open, in their order."""
        if report.act_date is None or (day := _day(report)) is None:
            return range(len(self.events))
        days = (None, *range(day - SAME_NEWS, day + SAME_NEWS + 1))
        return sorted(number for each in days for number in self._on.get(each, ()))


def _day(report: Report) -> int | None:
    """The day for which a report tells a figure; None where it may tell of any delivery."""
    when = effective(report)
    return None if when is None or isinstance(report.amount, Missing) else when.last.toordinal()


def _figure(event: Sequence[Report]) -> Amount | None:
    stated = [report for report in event if isinstance(report.amount, Reading)]
    if not stated:
        return None
    if len(stated) == 1:
        return amount_of(stated[0])
    best, _ = chosen(sides(((amount_of(report), report) for report in in_one_unit(stated)), agree, finer), finer, "amount")
    return best.value


def _one_delivery(report: Report, known: Report) -> bool:
    """Whether two reports of near days tell of one delivery."""
    if report.anew is not None:
        return False
    if isinstance(report.amount, Missing) or isinstance(known.amount, Missing):
        return True
    return agree(report.amount.value, known.amount.value) or report.source.article != known.source.article


def _sum(amounts: Sequence[Amount]) -> Amount | None:
    if len({amount.unit for amount in amounts}) > 1 or any(anchor(amount) is None for amount in amounts):
        return None
    total = sum((anchor(amount) or Decimal(0) for amount in amounts), Decimal(0))
    firm = all(amount.qualifier is Qualifier.EXACT for amount in amounts)
    return Amount(total, total, total, amounts[0].unit, Qualifier.EXACT if firm else Qualifier.ABOUT)
