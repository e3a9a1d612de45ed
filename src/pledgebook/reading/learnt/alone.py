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
_ENOUGH_TO_MISS = 10  # so many sentences more could have told of giving; of a note's one or two nothing follows
_FROM_MEMORY = ("recipient.", "donor.", "learnt")
_REMEMBERED = frozenset(
    {"reference.subject-before", "reference.person-before", "reference.object-above", "reference.subject-above"}
)
_OF_GOALS = frozenset({"recipient.of-goal", "donor.of-goal"})  # known, not guessed
_BARE = frozenset({"item.by-topic", "item.in-list", "item.money-alone", "item.aim-of-money", "item.leave", "reference.thing"})
"""The rules of things that their own words hardly tell: "money", "it", whatever stands in a row."""


@dataclass(frozen=True, slots=True)
class Company:
    """The sentences of an article, by their first letters, that surely tell of giving, and how many it has of any sort."""

    sure: frozenset[int]
    sentences: int

    def is_missed_by(self, report: Report) -> bool:
        """Whether no sentence but the report's own surely tells of giving."""
        return self.sure <= {report.evidence[0].start}

    def asks_more(self, report: Report) -> float:
        """By how much likelier than others a report that a rule read must be to be told."""
        return self._weight(report) * _PER_GUESS * _guesses(report)

    def asks_more_unread(self, report: Report) -> float:
        """As `asks_more`, of a report that no rule read."""
        return self._weight(report) * _BY_ITSELF + self.asks_more(report)

    def _weight(self, report: Report) -> float:
        """How much it tells that no other sentence surely tells of giving, from 0 to 1: the less the fewer there are."""
        return min(1.0, (self.sentences - 1) / _ENOUGH_TO_MISS) if self.is_missed_by(report) else 0.0


def company(reports: Iterable[Report], chances: Mapping[str, float], sentences: int) -> Company:
    """The company of an article's `reports`, whose chances are told by their ids, among so many sentences."""
    sure = frozenset(report.evidence[0].start for report in reports if chances.get(report.id, 0.0) >= _SURE)
    return Company(sure, sentences)


def _guesses(report: Report) -> int:
    """How many of giver, taker and thing the sentence does not name: they are remembered, or missing."""
    sides = (report.donors, report.recipients)
    return sum(not side or _is_guess(side[0].rule) for side in sides) + (report.item.rule in _BARE)


def _is_guess(rule: str) -> bool:
    return rule not in _OF_GOALS and (rule.startswith(_FROM_MEMORY) or rule in _REMEMBERED)
