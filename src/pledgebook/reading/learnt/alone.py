"""Lines that stand alone: where an article surely tells of no other giving, the more is guessed the likelier it must be.

What was learnt comes from articles full of giving, and in others it is too ready to believe in one more gift.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pledgebook.model.reports import Report

_SURE = 0.7  # so likely, a line keeps the others of its article company
_PER_GUESS = 0.1
_BY_ITSELF = 0.05  # what no rule reads is never so sure as what one reads
_FROM_MEMORY = ("recipient.", "donor.", "learnt")
_REMEMBERED = frozenset(
    {"reference.subject-before", "reference.person-before", "reference.object-above", "reference.subject-above"}
)
_OF_GOALS = frozenset({"recipient.of-goal", "donor.of-goal"})  # known, not guessed
_BARE = frozenset({"item.by-topic", "item.in-list", "item.money-alone", "item.aim-of-money", "item.leave", "reference.thing"})
"""The rules of things that their own words hardly tell: "money", "it", whatever stands in a row."""


@dataclass(frozen=True, slots=True)
class Company:
    """The sentences of an article, by their first letters, that surely tell of giving."""

    sure: frozenset[int]

    def is_missed_by(self, report: Report) -> bool:
        """Whether no sentence but the report's own surely tells of giving."""
        return self.sure <= {report.evidence[0].start}

    def asks_more(self, report: Report) -> float:
        """By how much likelier than others a report that a rule read must be to be told."""
        return _PER_GUESS * _guesses(report) if self.is_missed_by(report) else 0.0

    def asks_more_unread(self, report: Report) -> float:
        """As `asks_more`, of a report that no rule read."""
        return _BY_ITSELF + self.asks_more(report) if self.is_missed_by(report) else 0.0


def company(reports: Iterable[Report], chances: Mapping[str, float]) -> Company:
    """The company of an article's `reports`, whose chances are told by their ids."""
    return Company(frozenset(report.evidence[0].start for report in reports if chances.get(report.id, 0.0) >= _SURE))


def _guesses(report: Report) -> int:
    """How many of giver, taker and thing the sentence does not name: they are remembered, or missing."""
    sides = (report.donors, report.recipients)
    return sum(not side or _is_guess(side[0].rule) for side in sides) + (report.item.rule in _BARE)


def _is_guess(rule: str) -> bool:
    return rule not in _OF_GOALS and (rule.startswith(_FROM_MEMORY) or rule in _REMEMBERED)
