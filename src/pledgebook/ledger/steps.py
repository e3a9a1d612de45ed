"""The place of each report in its commitment's history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pledgebook.ledger.differ import OPPOSED
from pledgebook.ledger.figures import Relation, related
from pledgebook.ledger.limits import MOST_VALUES, SAME_NEWS
from pledgebook.ledger.order import effective
from pledgebook.ledger.stages import moves
from pledgebook.model.amounts import Amount
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Place, Reason, Step
from pledgebook.model.reports import Act, Report, Scope

Said = tuple[Act, Amount | None, PartialDate | None]


def steps(history: Sequence[Report], founder: Report, waits: bool, reasons: Mapping[str, tuple[Reason, ...]]) -> Iterator[Step]:
    """The reports in the order in which things happened, each in its place. `founder` is the report that gave the id."""
    earlier: dict[Said, list[Report]] = {}
    current: Report | None = None
    for report in history:
        goes_on = current is None or moves(current, report)
        yield Step(report, _place(report, founder, waits, earlier, goes_on), effective(report), reasons.get(report.id, ()))
        current = report if goes_on else current
        _remember(report, earlier)


def _remember(report: Report, earlier: dict[Said, list[Report]]) -> None:
    """Two articles that say the same are enough to compare with, and a few dozen who say otherwise: a thousand more make no
    difference.
    """
    said = report.act.value, _stated(report), report.act_date.value if report.act_date else None
    if len(earlier) >= MOST_VALUES and said not in earlier:
        return
    known = earlier.setdefault(said, [])
    if not known or (len(known) == 1 and known[0].source.article != report.source.article):
        known.append(report)


def _stated(report: Report) -> Amount | None:
    return report.amount.value if isinstance(report.amount, Reading) else None


def _place(report: Report, founder: Report, waits: bool, earlier: Mapping[Said, list[Report]], goes_on: bool) -> Place:
    if report.scope is Scope.CUMULATIVE:
        return Place.RESTATES
    if report is founder:
        return Place.WAITS if waits else Place.OPENS
    known = [each for said in earlier.values() for each in said]
    same = [each for each in known if each.act.value is report.act.value]
    if any(_contradict(report, each) for each in (founder, *known)):
        return Place.CONTRADICTS
    if any(_revises(report, each) for each in same) and not any(_repeats(report, each) for each in same):
        return Place.ADVANCES
    return Place.ADVANCES if not same and goes_on else Place.REPEATS


def _contradict(report: Report, known: Report) -> bool:
    """Whether the two can't both be right: opposed acts of one day, or other figures for one announcement."""
    if known.source.article == report.source.article:
        return False
    mine, theirs = report.act.value, known.act.value
    if mine is theirs:
        return _other_figure(report, known) and not _clearly_after(report, known)
    return (theirs in OPPOSED.get(mine, ()) or mine in OPPOSED.get(theirs, ())) and _same_day(report, known)


def _same_day(report: Report, known: Report) -> bool:
    if report.act_date is None or known.act_date is None:
        return False
    return report.act_date.value.meets(known.act_date.value)


def _other_figure(report: Report, known: Report) -> bool:
    one, other = _stated(report), _stated(known)
    if one is None or other is None or one == other:
        return False
    return related(one, other) is Relation.CLASH and not one.meets(other)


def _revises(report: Report, known: Report) -> bool:
    return _other_figure(report, known) and _clearly_after(report, known)


def _repeats(report: Report, known: Report) -> bool:
    return not _other_figure(report, known)


def _clearly_after(report: Report, known: Report) -> bool:
    """Whether the words date the act after the known one, by more than outlets differ in dating one announcement."""
    before = effective(known)
    if report.act_date is None or before is None:
        return False
    return (report.act_date.value.first - before.last).days > SAME_NEWS
