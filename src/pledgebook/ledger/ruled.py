"""What people's rulings make of the reports, before anything is compared: stronger than any rule, and undone without a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field

from pledgebook.ledger.cells import with_cell
from pledgebook.ledger.ties import Ties
from pledgebook.model.ledgers import Finding, Grade
from pledgebook.model.reports import Report
from pledgebook.model.rulings import Ruling, RulingKind


@dataclass(frozen=True, slots=True)
class Ruled:
    """The reports that are corrected, those rejected and by which ruling, those that stand as read, who belongs together, and
    what is odd in the rulings.
    """

    corrected: Mapping[str, Report] = field(default_factory=dict)
    rejected: Mapping[str, Ruling] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()
    ties: Ties = field(default_factory=Ties)
    findings: tuple[Finding, ...] = ()

    def over(self, reports: Iterable[Report]) -> tuple[Report, ...]:
        """The reports as corrected, without those rejected and those in doubt."""
        told = (report for report in reports if report.id not in self.rejected and not self.doubts(report))
        return tuple(self.corrected.get(report.id, report) for report in told)

    def doubts(self, report: Report) -> bool:
        """Whether a report is in doubt and nobody has ruled on it yet."""
        return bool(report.doubts) and report.id not in self.spoken_of

    @property
    def spoken_of(self) -> frozenset[str]:
        """The reports on which people ruled: whatever they said settles a doubt."""
        return frozenset((*self.corrected, *self.rejected, *self.confirmed, *self.ties.reports()))


def in_force(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that stand, the latest first; one that undoes another takes itself and that one out."""
    undone: set[str] = set()
    standing = []
    for ruling in sorted(set(rulings), key=lambda each: (each.at.isoformat(), each.id), reverse=True):
        if ruling.id in undone:
            continue
        if ruling.kind is RulingKind.UNDO:
            undone.add(ruling.subject)
        else:
            standing.append(ruling)
    return tuple(standing)


def obey(
    reports: Mapping[str, Report], rulings: Iterable[Ruling], out: Callable[[Report], bool], later: Set[str] = frozenset()
) -> Ruled:
    """What the rulings make of those reports that are `out`; rulings about reports that the book never held are findings.

    `later` are reports that articles came to hold after the date asked for.
    """
    rulings = tuple(rulings)
    court = _Court(reports, out, later)
    for ruling in in_force(rulings):
        court.hear(ruling)
    court.undone_nothing(rulings)
    return court.ruled()


@dataclass(slots=True)
class _Court:
    reports: Mapping[str, Report]
    out: Callable[[Report], bool]
    later: Set[str] = frozenset()
    corrected: dict[str, Report] = field(default_factory=dict)
    fates: dict[str, Ruling] = field(default_factory=dict)
    cells: dict[tuple[str, str], Ruling] = field(default_factory=dict)
    ties: Ties = field(default_factory=Ties)
    findings: list[Finding] = field(default_factory=list)

    def hear(self, ruling: Ruling) -> None:
        """Take in one ruling; those heard before are later ones and win."""
        subjects = [ruling.subject, *([ruling.other] if ruling.other else [])]
        if gone := [subject for subject in subjects if subject not in self.reports and subject not in self.later]:
            self._find("ruling-gone", ruling, f"speaks of {' and '.join(gone)}, which this book does not hold")
        elif not all(subject in self.reports and self.out(self.reports[subject]) for subject in subjects):
            return  # not published by the date asked for
        elif ruling.kind in (RulingKind.SAME, RulingKind.DIFFERENT):
            self._pair(ruling)
        elif ruling.kind is RulingKind.SET:
            self._cell(ruling)
        else:
            self._fate(ruling)

    def _pair(self, ruling: Ruling) -> None:
        if ruling.other is None or ruling.other == ruling.subject:
            self._find("ruling-odd", ruling, "names one report only, so there is nothing to put together or keep apart")
            return
        carry_out = self.ties.join if ruling.kind is RulingKind.SAME else self.ties.part
        if not carry_out(ruling.subject, ruling.other):
            self._find("ruling-overruled", ruling, "contradicts later rulings, which hold")

    def _cell(self, ruling: Ruling) -> None:
        cell = ruling.cell or ""
        later = self.cells.setdefault((ruling.subject, cell), ruling)
        if later is not ruling:
            if later.value != ruling.value:
                self._find("ruling-overruled", ruling, f"sets {cell} to {ruling.value}; {later.by} later set it to {later.value}")
            return
        try:
            report = self.corrected.get(ruling.subject, self.reports[ruling.subject])
            changed = with_cell(report, cell, ruling.value, f"ruling.{ruling.by}")
        except ValueError as error:
            self._find("ruling-odd", ruling, f"can't be carried out: {error}")
        else:
            self.corrected[ruling.subject] = changed

    def _fate(self, ruling: Ruling) -> None:
        later = self.fates.setdefault(ruling.subject, ruling)
        if later.kind is not ruling.kind:
            self._find("ruling-overruled", ruling, f"says {ruling.kind}; {later.by} later said {later.kind}")

    def undone_nothing(self, rulings: tuple[Ruling, ...]) -> None:
        known = {ruling.id for ruling in rulings}
        for ruling in sorted(set(rulings), key=lambda each: each.id):
            if ruling.kind is RulingKind.UNDO and ruling.subject not in known:
                self._find("ruling-gone", ruling, f"undoes {ruling.subject}, which is no ruling of this book")

    def _find(self, check: str, ruling: Ruling, what: str) -> None:
        self.findings.append(Finding(check, Grade.WARNING, f"ruling {ruling.id}", f"The ruling of {ruling.by} {what}."))

    def ruled(self) -> Ruled:
        rejected = {name: ruling for name, ruling in sorted(self.fates.items()) if ruling.kind is RulingKind.REJECT}
        return Ruled(self.corrected, rejected, frozenset(self.fates) - rejected.keys(), self.ties, tuple(self.findings))
