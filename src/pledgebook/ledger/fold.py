"""A strand folded into a commitment: history, stage, amounts, gates, witnesses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pledgebook.ledger.amounts import agreed_amount
from pledgebook.ledger.arrived import delivered
from pledgebook.ledger.differ import disagreements, due_shown, item_shown
from pledgebook.ledger.gates import own_gates
from pledgebook.ledger.stages import in_time, last_day, stage
from pledgebook.ledger.steps import steps
from pledgebook.ledger.strand import Strand
from pledgebook.ledger.witnesses import witnesses
from pledgebook.model.actors import Actor
from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Commitment, Stage, Step
from pledgebook.model.reports import Report, Scope


def fold(name: str, strand: Strand, waits: bool) -> Commitment:
    """The commitment of that public id that the strand's reports tell of. Package, parts and counting are added by `settle`."""
    founded = [gist.report for gist in sorted(strand.gists, key=lambda gist: gist.position)]
    history = in_time(founded)
    telling, where, since = stage(history)
    amount, differ = agreed_amount(history)
    arrived = delivered(history)
    return Commitment(
        id=name,
        donors=_actors(report.donors for report in founded),
        recipients=_actors(report.recipients for report in founded),
        item=item_shown(founded),
        amount=amount,
        delivered=arrived or Missing.NOT_MENTIONED,
        stage=_in_part(where, amount, arrived),
        since=since,
        due=due_shown(history),
        gates=own_gates(history),
        scope=Scope.CUMULATIVE if strand.cumulative else Scope.TRANCHE,
        steps=_as_told(steps(history, founded[0], waits, strand.reasons), founded),
        witnesses=witnesses(founded),
        disagreements=(*([differ] if differ else ()), *(disagreements(history, telling.act.value) if len(history) > 1 else ())),
    )


def _as_told(placed: Iterable[Step], founded: Sequence[Report]) -> tuple[Step, ...]:
    """The steps day by day, those of one day in the order in which the articles told them."""
    placed = tuple(placed)
    if len({step.report.act.value for step in placed}) == 1:
        return placed
    told = {report.id: number for number, report in enumerate(founded)}
    return tuple(sorted(placed, key=lambda step: (last_day(step.report), told[step.report.id])))


def _actors(sides: Iterable[tuple[Reading[Actor], ...]]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(reading.value for side in sides for reading in side))


def _in_part(stage: Stage, promised: Amount | Missing, arrived: Amount | None) -> Stage:
    """Less has arrived than was promised."""
    if stage is not Stage.DELIVERED or arrived is None or isinstance(promised, Missing) or arrived.unit != promised.unit:
        return stage
    expected = promised.low if promised.low is not None else promised.high
    return Stage.DELIVERED_PART if expected is not None and arrived.high is not None and arrived.high < expected else stage
