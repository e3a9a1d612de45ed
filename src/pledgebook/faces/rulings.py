"""A person's rulings: made from what was typed, listed, written to a file and read from one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from msgspec import MsgspecError

from pledgebook.faces.cells import block
from pledgebook.faces.given import text_of
from pledgebook.ledger.cells import with_cell
from pledgebook.ledger.ids import candidate_ids
from pledgebook.ledger.ruled import in_force
from pledgebook.model.errors import BadRuling, UnreadableSource
from pledgebook.model.ledgers import Commitment, Ledger
from pledgebook.model.reports import Report
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.store.codec import decode, encode


@dataclass(frozen=True, slots=True)
class Signed:
    """Who rules, why, and when."""

    by: str
    why: str
    at: datetime


class Subjects:
    """Which reports an ID means: a report's own, a commitment's, or the last part of a commitment's."""

    def __init__(self, reports: Sequence[Report], ledger: Ledger) -> None:
        self.reports = {report.id: report for report in reports}
        names, clashes = candidate_ids(self.reports.values())
        known = [*clashes, *((name, report) for report, name in names.items())]
        self._founders = {name.casefold(): report for name, report in known}
        self._short: dict[str, set[str]] = {}
        for name, report in self._founders.items():
            self._short.setdefault(name.rpartition("-")[2], set()).add(report)
        self._home = {step.report.id: each for each in ledger.commitments for step in each.steps}

    def one(self, name: str) -> str:
        """The report that is meant: of a commitment the one that founds it. Raises BadRuling."""
        if name.strip() in self.reports:
            return name.strip()
        key = name.strip().casefold()
        if key in self._founders:
            return self._founders[key]
        found = self._short.get(key, set())
        if len(found) == 1:
            return next(iter(found))
        raise BadRuling(f"No report or commitment '{name}' in this book", "'pledgebook show' and 'pledgebook review' list them.")

    def every(self, name: str) -> tuple[str, ...]:
        """All reports of the commitment, where a commitment is named; else the report. Raises BadRuling."""
        home = self._named(name)
        return tuple(step.report.id for step in home.steps) if home else (self.one(name),)

    def differing(self, name: str, cell: str) -> tuple[str, ...]:
        """The reports of the commitment that differ on the cell; else the report that is meant. Raises BadRuling."""
        home = self._named(name)
        claims = [claim for each in home.disagreements if each.cell == cell for claim in each.claims] if home else []
        return tuple(dict.fromkeys(report for claim in claims for report in claim.reports)) or (self.one(name),)

    def _named(self, name: str) -> Commitment | None:
        """The commitment of that ID; None where a report's own ID is given."""
        return None if name.strip() in self.reports else self._home.get(self.one(name))


def made(
    kind: RulingKind,
    subject: str,
    signed: Signed,
    other: str | None = None,
    cell: str | None = None,
    value: str | None = None,
) -> Ruling:
    """A ruling with an id that follows from all that it says."""
    said = Ruling(
        id="", kind=kind, subject=subject, by=signed.by, why=signed.why, at=signed.at, other=other, cell=cell, value=value
    )
    return replace(said, id=said.name())


def pair(kind: RulingKind, one: str, other: str, signed: Signed) -> Ruling:
    """That two reports are of one commitment, or of two. Raises BadRuling when they are one report."""
    if one == other:
        raise BadRuling("The two IDs mean one and the same report", "Name two different ones.")
    return made(kind, one, signed, other=other)


def setting(report: Report, cell: str, value: str, signed: Signed) -> Ruling:
    """That a cell of the report has this value. Raises BadRuling when it can't have it."""
    try:
        with_cell(report, cell, value, "ruling")
    except ValueError as error:
        raise BadRuling(f"This can't be set: {error}", "Write the value as 'pledgebook extract' writes it.") from None
    return made(RulingKind.SET, report.id, signed, cell=cell, value=value)


def undoing(name: str, rulings: Iterable[Ruling], signed: Signed) -> Ruling:
    """That an earlier ruling no longer holds. Raises BadRuling when there is none of that id."""
    if name not in {ruling.id for ruling in rulings}:
        raise BadRuling(f"No ruling '{name}' in this book", "'pledgebook rule list' shows them.")
    return made(RulingKind.UNDO, name, signed)


def rulings_text(rulings: Sequence[Ruling], width: int) -> str:
    """All rulings in the order in which they were made; those that no longer hold say so."""
    stands = {ruling.id for ruling in in_force(rulings)}
    found = [line for ruling in rulings for line in _listed(ruling, stands, width)]
    count = len(rulings)
    return "\n".join([*found, f"{count} ruling{'' if count == 1 else 's'}." if count else "No rulings in this book."]) + "\n"


def _listed(ruling: Ruling, stands: set[str], width: int) -> Iterator[str]:
    undone = " (undone)" if ruling.kind is not RulingKind.UNDO and ruling.id not in stands else ""
    yield f"{ruling.id}  {ruling.at:%Y-%m-%d %H:%M}  {ruling.by}{undone}"
    yield from block(saying(ruling), "  ", width)
    yield from block(f"why: {ruling.why}", "  ", width)


def saying(ruling: Ruling) -> str:
    """What is ruled, in one line."""
    match ruling.kind:
        case RulingKind.SAME | RulingKind.DIFFERENT:
            return f"{ruling.kind.value} {ruling.subject} {ruling.other}"
        case RulingKind.SET:
            return f"set {ruling.subject} {ruling.cell} {ruling.value}"
        case _:
            return f"{ruling.kind.value} {ruling.subject}"


def dumped(rulings: Iterable[Ruling]) -> str:
    """The rulings as JSON Lines, in the order in which they were made."""
    return "".join(encode(ruling) + "\n" for ruling in rulings)


def loaded(path: str) -> list[Ruling]:
    """The rulings of a file that `dumped` wrote. Raises UnreadableSource at the first line that holds none."""
    found = []
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if line.strip():
            try:
                found.append(decode(line, Ruling))
            except MsgspecError as error:
                what = f"this line is no ruling ({error})"
                raise UnreadableSource(f"{path}:{number}", what, "Nothing was loaded.") from None
    return found


def fresh(found: Iterable[Ruling], held: Iterable[Ruling]) -> list[Ruling]:
    """Those that are not yet held. Raises BadRuling where two have one id and say different things."""
    known = {ruling.id: ruling for ruling in held}
    new = []
    for ruling in found:
        if known.setdefault(ruling.id, ruling) != ruling:
            raise BadRuling(f"Another ruling has the id '{ruling.id}'", "Nothing was loaded; give this one an id of its own.")
        if known[ruling.id] is ruling:
            new.append(ruling)
    return new
