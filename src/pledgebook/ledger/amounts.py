"""How much a commitment is for, as its reports tell over time."""

from __future__ import annotations

from collections.abc import Sequence

from pledgebook.ledger.agreed import Side, by_ruling, chosen, disagreement, number, sides
from pledgebook.ledger.figures import Relation, related
from pledgebook.ledger.gist import ASKING
from pledgebook.ledger.limits import SAME_NEWS
from pledgebook.ledger.order import published
from pledgebook.model.amounts import COUNT, Amount, Missing, Qualifier
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Disagreement
from pledgebook.model.reports import Act, Report


def agreed_amount(history: Sequence[Report]) -> tuple[Amount | Missing, Disagreement | None]:
    """What the sources agree on, or the range they span together with their disagreement.

    What was promised goes before what was delivered, and that before what was asked for. A figure of a later day revises.
    """
    for acts in _FIRST_THESE:
        stated = _latest([report for report in history if report.act.value in acts and isinstance(report.amount, Reading)])
        if stated:
            return _agreed(stated)
    return next((report.amount for report in history if isinstance(report.amount, Missing)), Missing.NOT_MENTIONED), None


_FIRST_THESE = ((Act.PLEDGED, Act.ORDERED, Act.PERMITTED, Act.WITHDRAWN), (Act.DELIVERED,), tuple(ASKING))


def amount_of(report: Report) -> Amount:
    if isinstance(report.amount, Missing):
        raise TypeError(f"report {report.id} states no amount")
    return report.amount.value


def _latest(reports: Sequence[Report]) -> list[Report]:
    """The reports of the latest dated announcement and those without a date of their own."""
    dated = [when.last.toordinal() for report in reports if (when := report.act_date.value if report.act_date else None)]
    newest = max(dated, default=0)
    return [report for report in reports if _moment(report, newest) >= newest - SAME_NEWS]


def _moment(report: Report, newest: int) -> int:
    if report.act_date is not None:
        return report.act_date.value.last.toordinal()
    return newest if published(report) >= newest else 0


def _agreed(stated: Sequence[Report]) -> tuple[Amount, Disagreement | None]:
    if len(stated) == 1:
        return amount_of(stated[0]), None
    stated = in_one_unit(stated)
    claims = sides(((amount_of(report), report) for report in stated), agree, finer)
    best, _ = chosen(claims, finer, "amount")
    if len(claims) == 1 or _one_voice(claims):
        return best.value, None
    return best.value if by_ruling(best, "amount") else _span(claims), disagreement("amount", claims, written, finer)


def in_one_unit(stated: Sequence[Report]) -> Sequence[Report]:
    """Pieces and money before battalions and the like: another unit is another way of counting, no disagreement."""
    plain = [report for report in stated if amount_of(report).unit == COUNT or amount_of(report).is_money]
    unit = amount_of((plain or stated)[-1]).unit
    return [report for report in stated if amount_of(report).unit == unit]


def _one_voice(claims: Sequence[Side[Amount]]) -> bool:
    """Whether one article alone gives all the figures: that is loose wording, no disagreement of sources."""
    return len({report.source.article for side in claims for report in side.reports}) == 1


def agree(one: Amount, other: Amount) -> bool:
    if one.unit != other.unit:
        return False
    how = related(one, other)
    hedged = Qualifier.ABOUT in (one.qualifier, other.qualifier)
    return how is Relation.SAME or one.meets(other) or (hedged and how is Relation.NEAR)


def _span(claims: Sequence[Side[Amount]]) -> Amount:
    """The range that the claims span."""
    lows, highs = [side.value.low for side in claims], [side.value.high for side in claims]
    low = min((each for each in lows if each is not None), default=None) if None not in lows else None
    high = max((each for each in highs if each is not None), default=None) if None not in highs else None
    return Amount(None, low, high, claims[0].value.unit, Qualifier.RANGE)


def finer(amount: Amount) -> int:
    """How firmly the words bound it; a larger number is firmer."""
    return _FIRMNESS[amount.qualifier]


_FIRMNESS = {
    Qualifier.EXACT: 5,
    Qualifier.ABOUT: 4,
    Qualifier.AT_LEAST: 3,
    Qualifier.AT_MOST: 3,
    Qualifier.RANGE: 2,
    Qualifier.VAGUE: 1,
}


def written(amount: Amount) -> str:
    """The amount in words for a person: "about 14", "up to 400,000,000 USD", "dozens" as "24 or more"."""
    unit = "" if amount.unit == "count" else f" {amount.unit}"
    if amount.value is not None:
        how = {Qualifier.ABOUT: "about ", Qualifier.AT_LEAST: "at least ", Qualifier.AT_MOST: "up to "}.get(amount.qualifier, "")
        return f"{how}{number(amount.value)}{unit}"
    if amount.low is not None and amount.high is not None:
        return f"{number(amount.low)} to {number(amount.high)}{unit}"
    if amount.low is not None:
        return f"{number(amount.low)} or more{unit}"
    return f"up to {number(amount.high)}{unit}" if amount.high is not None else "an unknown number"
