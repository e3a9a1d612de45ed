"""What the histories in annals refer to, each kept once: the reports, as a rule by the place where the book has them, and the
reasons why they belong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from pledgebook.ledger.ids import public_id
from pledgebook.ledger.order import published
from pledgebook.model.dates import PartialDate
from pledgebook.model.ledgers import Place, Reason, Step
from pledgebook.model.reports import Extract, Report
from pledgebook.store.codec import encode
from pledgebook.store.spells import Leaf

Told = tuple[int, Place, PartialDate | None, int]
"""A step, with the numbers of its report and of its reasons."""
History = list[Told]
Reasons = tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A report by its id, article and version, with the public id that it would give and the last day on which it came out;
    `itself` only where the book has it otherwise, for its origin or what people ruled.
    """

    report: str
    article: str
    version: str
    name: str
    day: date
    itself: Report | None


REPORTS, REASONS = "reports", "reasons"


class Leaves:
    """Numbers reports and reasons in the order in which they are first told of.

    Stories of which there are `copied` articles have origins that no single article tells.
    """

    def __init__(self, copied: Set[str]) -> None:
        self._copied = copied
        self._said: dict[str, Report] = {}
        self._numbers: dict[str, tuple[int, Report]] = {}
        self._cited: list[Cited] = []
        self._reasons: dict[Reasons, int] = {}

    def hear(self, extracts: Iterable[Extract]) -> None:
        """What articles say from now on, as the book has it."""
        self._said |= {report.id: report for extract in extracts for report in extract.reports}

    def told(self, steps: Sequence[Step]) -> History:
        """The steps with numbers for what they refer to."""
        return [(self._report(each.report), each.place, each.date, self._reason(each.reasons)) for each in steps]

    def written(self) -> Iterator[Leaf]:
        """All that has a number, as it is kept."""
        yield from ((REPORTS, number, encode(each).encode()) for number, each in enumerate(self._cited))
        yield from ((REASONS, number, encode(each).encode()) for each, number in self._reasons.items())

    def _report(self, report: Report) -> int:
        known = self._numbers.get(report.id)
        if known is not None and known[1] is report:
            return known[0]
        self._numbers[report.id] = len(self._cited), report
        source, said = report.source, self._said.get(report.id, report)
        itself = None if said is report and source.article not in self._copied else report
        day = date.fromordinal(published(report))
        self._cited.append(Cited(report.id, source.article, source.version, public_id(said), day, itself))
        return len(self._cited) - 1

    def _reason(self, reasons: Reasons) -> int:
        return self._reasons.setdefault(reasons, len(self._reasons))


def steps_of(told: History, cited: Sequence[Cited], reasons: Sequence[Reasons], known: Mapping[str, Report]) -> tuple[Step, ...]:
    """The steps again; `known` are the reports that the book has as they are, by id."""
    return tuple(
        Step(cited[report].itself or known[cited[report].report], place, when, reasons[why]) for report, place, when, why in told
    )
