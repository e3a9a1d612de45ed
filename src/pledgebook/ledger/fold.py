"""A strand folded into a commitment: history, stage, amounts, gates, witnesses."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.ledger.agreed import agreed_amount, agreed_item
from pledgebook.ledger.order import effective, position
from pledgebook.ledger.stages import in_time, moves, stage
from pledgebook.ledger.witnesses import witnesses
from pledgebook.model.actors import Actor
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Commitment, Place, Step
from pledgebook.model.reports import Report, Scope


def fold(name: str, reports: Iterable[Report], doubtful: bool = False) -> Commitment:
    """The commitment of that public id that the reports tell of; package and parts are added by the caller."""
    founded = sorted(reports, key=position)
    history = in_time(founded)
    where, since = stage(founded)
    return Commitment(
        id=name,
        donors=_actors(report.donors for report in founded),
        recipients=_actors(report.recipients for report in founded),
        item=agreed_item(founded),
        amount=agreed_amount(founded),
        stage=where,
        since=since,
        due=next((report.due.value for report in reversed(history) if report.due), None),
        scope=founded[0].scope,
        steps=tuple(_steps(founded, history, doubtful)),
        witnesses=witnesses(founded),
    )


def _actors(sides: Iterable[tuple[Reading[Actor], ...]]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(reading.value for side in sides for reading in side))


def _steps(founded: list[Report], history: list[Report], doubtful: bool) -> Iterable[Step]:
    first = founded[0].id
    current: Report | None = None
    seen = set()
    for report in history:
        if report.scope is Scope.CUMULATIVE:
            place = Place.RESTATES
        elif report.id == first:
            place = Place.WAITS if doubtful else Place.OPENS
        elif report.act.value in seen:
            place = Place.REPEATS
        elif current is None or moves(current, report):
            place = Place.ADVANCES
        else:
            place = Place.REPEATS
        if current is None or moves(current, report):
            current = report
        seen.add(report.act.value)
        yield Step(report, place, effective(report))
