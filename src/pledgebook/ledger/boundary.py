"""A boundary drawn before anything is summed: what enters it is aid to those inside, what moves within it is listed apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from pledgebook.model.ledgers import Commitment, Ledger


@dataclass(frozen=True, slots=True)
class Boundary:
    """Those inside it, and the days within which a commitment must stand where it stands (None: open)."""

    inside: frozenset[str]
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Flows:
    """The ledger cut three ways; only the first is aid to those inside. Undated commitments are in none if days are asked for."""

    entering: Ledger
    within: Ledger
    leaving: Ledger


def flows(ledger: Ledger, boundary: Boundary) -> Flows:
    """What enters the boundary, moves within it and leaves it; all else is left out."""

    def only(gives: bool, takes: bool) -> Ledger:
        chosen: Callable[[Commitment], bool] = lambda each: _is(each, boundary, gives, takes) and _in_time(each, boundary)  # noqa: E731
        return replace(ledger, commitments=tuple(filter(chosen, ledger.commitments)))

    return Flows(only(gives=False, takes=True), only(gives=True, takes=True), only(gives=True, takes=False))


def _is(commitment: Commitment, boundary: Boundary, gives: bool, takes: bool) -> bool:
    from_inside = any(actor.id in boundary.inside for actor in commitment.donors)
    to_inside = any(actor.id in boundary.inside for actor in commitment.recipients)
    return from_inside == gives and to_inside == takes


def _in_time(commitment: Commitment, boundary: Boundary) -> bool:
    if boundary.since is None and boundary.until is None:
        return True
    when = commitment.since
    if when is None:
        return False
    return (boundary.since is None or when.last >= boundary.since) and (boundary.until is None or when.first <= boundary.until)
