"""Sums of one sentence that together make one told before: they are its parts, and who takes them takes the whole."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pledgebook.model.actors import Actor
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.memory.memory import Memory

_FEW = 2  # sums that can make another up, at least


def with_sums(read: tuple[Report, ...], memory: Memory) -> tuple[tuple[Report, ...], Memory]:
    """The reports of a sentence as parts of a sum told before that they add up to, and the memory in which that one, if its
    takers were only guessed, goes to those of its parts.
    """
    shares = [report for report in read if _money(report) and report.package is None]
    whole = next((known for known in reversed(memory.reports) if _is_made_up_of(known, shares)), None)
    if whole is None:
        return read, memory
    parts = tuple(replace(report, package=whole.id) if report in shares else report for report in read)
    later = replace(whole, recipients=_takers(shares)) if _is_guessed(whole) else whole
    reports = tuple(later if report is whole else report for report in memory.reports)
    return parts, replace(memory, reports=reports)


def _money(report: Report) -> Decimal | None:
    amount = report.amount.value if isinstance(report.amount, Reading) else None
    return amount.value if amount and amount.is_money else None


def _is_made_up_of(whole: Report, shares: list[Report]) -> bool:
    """Whether shares of the same givers, each for others, come to exactly a sum."""
    total = _money(whole)
    if total is None or len(shares) < _FEW or whole.package is not None:
        return False
    alike = all(_unit(share) == _unit(whole) and _sides(share.donors) == _sides(whole.donors) for share in shares)
    apart = len({_sides(share.recipients) for share in shares}) == len(shares)
    return alike and apart and sum(_money(share) or 0 for share in shares) == total


def _unit(report: Report) -> str:
    return report.amount.value.unit if isinstance(report.amount, Reading) else ""


def _sides(parties: tuple[Party, ...]) -> frozenset[Actor]:
    return frozenset(party.value for party in parties)


def _is_guessed(report: Report) -> bool:
    return all(party.rule.startswith("recipient.") for party in report.recipients)


def _takers(shares: list[Report]) -> tuple[Party, ...]:
    """Who takes one of the shares, each once, in their order."""
    found = {party.value: party for share in shares for party in reversed(share.recipients)}
    ordered = dict.fromkeys(party.value for share in shares for party in share.recipients)
    return tuple(replace(found[actor], rule="recipient.of-its-parts") for actor in ordered)
