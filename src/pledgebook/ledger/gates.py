"""Conditions and approvals that a commitment hangs on, and what has become of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from pledgebook.ledger.limits import MOST_VALUES, SAME_NEWS
from pledgebook.ledger.order import effective
from pledgebook.ledger.wording import telling, words
from pledgebook.lexicon.signs import holds
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote
from pledgebook.model.items import ItemClass
from pledgebook.model.ledgers import Commitment, Gate, GateState, Stage
from pledgebook.model.reports import Act, Report

_BINDING = frozenset({Act.PLEDGED, Act.ORDERED, Act.DELIVERED})
APPROVAL = "approval"
"""The sign of what waits for consent."""
_GIVEN = frozenset({Stage.PLEDGED, Stage.ORDERED, Stage.DELIVERED, Stage.DELIVERED_PART})


def own_gates(history: Sequence[Report]) -> tuple[Gate, ...]:
    """The gates that a commitment's own reports tell of, each once: open, or waived by what came later."""
    gates: list[Gate] = []
    binding = [report for report in history if report.act.value in _BINDING and not report.conditions]
    for report in history:
        for condition in report.conditions:
            if not any(_one_condition(condition.value, gate.text) for gate in gates[:MOST_VALUES]):
                gates.append(_gate(condition.value, condition.quote, report, binding))
    return tuple(gates)


def _one_condition(one: str, other: str) -> bool:
    mine, theirs = words(one), words(other)
    return len(mine & theirs) * 2 >= min(len(mine), len(theirs)) and bool(mine & theirs or mine == theirs)


def _gate(text: str, quote: Quote | None, report: Report, binding: Sequence[Report]) -> Gate:
    for later in binding:
        if _clearly_later(later, report):
            return Gate(text, GateState.WAIVED, later.act.quote or quote, effective(later))
    return Gate(text, GateState.OPEN, quote, effective(report))


def _clearly_later(later: Report, report: Report) -> bool:
    """Whether the one act came after the other, and not only in another outlet's words of the same news."""
    if later.act_date is None or (since := effective(report)) is None:
        return False
    gap = (later.act_date.value.first - since.last).days
    return gap > SAME_NEWS if later.act.value is report.act.value else gap > 0


def with_gates(commitments: Sequence[Commitment]) -> list[Commitment]:
    """The commitments with those gates met or failed of which another commitment tells: the approval given or withheld, the
    other's transfer that was waited for.
    """
    events = _Events(commitments)
    return [
        replace(each, gates=tuple(_met(gate, events.awaited(gate, each)) for gate in each.gates)) if each.gates else each
        for each in commitments
    ]


class _Events:
    """The commitments that gates may wait for, looked for once for all gates that wait for the same."""

    def __init__(self, commitments: Sequence[Commitment]) -> None:
        asked = {word for each in commitments for gate in each.gates for word in _words_of(gate, each)}
        self._by_word = _by_telling_word(commitments, asked) if asked else {}
        self._known: dict[tuple[object, ...], list[Commitment]] = {}

    def awaited(self, gate: Gate, commitment: Commitment) -> list[Commitment]:
        """Those that may open or close the gate, in the order in which they happened."""
        approval = holds(APPROVAL, gate.text)
        about, item = _words_of(gate, commitment), commitment.item
        key = approval, about, commitment.donors, commitment.recipients, item.item_class, telling(item)
        if key not in self._known:
            found = {each.id: each for word in sorted(about) for each in self._by_word.get(word, ())}
            may = _permits if approval else _is_awaited
            fit = [each for each in found.values() if may(each, commitment, gate)]
            self._known[key] = sorted(fit, key=lambda each: (str(each.since or ""), each.id))
        return self._known[key]


def _words_of(gate: Gate, commitment: Commitment) -> frozenset[str]:
    """The words that name what a gate waits for: of an approval also those of the thing itself."""
    return telling(commitment.item) | words(gate.text) if holds(APPROVAL, gate.text) else words(gate.text)


def _by_telling_word(commitments: Iterable[Commitment], asked: Set[str]) -> dict[str, list[Commitment]]:
    found: dict[str, list[Commitment]] = {}
    for commitment in commitments:
        for word in telling(commitment.item) & asked:
            found.setdefault(word, []).append(commitment)
    return found


def _met(gate: Gate, events: Iterable[Commitment]) -> Gate:
    for event in events:
        state = _outcome(event, gate)
        if state is not None:
            return Gate(gate.text, state, _word_of(event), event.since)
    return gate


def _permits(event: Commitment, commitment: Commitment, _gate: Gate) -> bool:
    """A permission for this donor, or for whoever asks, about this thing."""
    if event.item.item_class is not ItemClass.PERMISSION or not telling(event.item) & telling(commitment.item):
        return False
    named = {actor.id for actor in event.recipients if len(actor.id) == 2}
    return not named or bool(named & {actor.id for actor in commitment.donors})


def _is_awaited(event: Commitment, commitment: Commitment, gate: Gate) -> bool:
    """Another donor's transfer, to the same recipient, of a thing that the condition names."""
    if event.item.item_class is ItemClass.PERMISSION or {*event.donors} & {*commitment.donors}:
        return False
    if not telling(event.item) & words(gate.text):
        return False
    return commitment.item.item_class is ItemClass.PERMISSION or bool({*event.recipients} & {*commitment.recipients})


def _outcome(event: Commitment, gate: Gate) -> GateState | None:
    if not _not_before(event.since, gate.since):
        return None
    if event.item.item_class is ItemClass.PERMISSION:
        return {Stage.PERMITTED: GateState.MET, Stage.REFUSED: GateState.FAILED}.get(event.stage)
    return GateState.MET if event.stage in _GIVEN else None


def _not_before(event: PartialDate | None, gate: PartialDate | None) -> bool:
    return event is not None and (gate is None or gate.first <= event.last)


def _word_of(event: Commitment) -> Quote | None:
    telling_step = next(
        (step for step in reversed(event.steps) if event.stage.value.startswith(step.report.act.value.value)), None
    )
    return telling_step.report.act.quote if telling_step else None
