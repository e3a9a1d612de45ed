"""The ledger of a book with the histories of the commitments that somebody asks about: from its annals, where they tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pledgebook.ledger.spells import Spell, as_it_stood
from pledgebook.ledger.undisturbed import undisturbed
from pledgebook.model.ledgers import Commitment, Ledger, Step
from pledgebook.model.reports import Report
from pledgebook.pipeline.annals import annals_of
from pledgebook.pipeline.leaves import REASONS, REPORTS, Cited, History, Reasons, steps_of
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store import spells
from pledgebook.store.book import Book
from pledgebook.store.codec import decoded

FEW = 2_000
"""Articles up to which it is quicker to ask for each than for all."""

Wanted = Callable[[Commitment], bool]


def everything(_: Commitment) -> bool:
    return True


def nothing(_: Commitment) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Recalled:
    """A ledger put together from annals, without findings. It redirects from the ids that its own reports would have given, and
    knows nothing of those of reports that are read or count no more. `latest` is the last day of which it tells.
    """

    ledger: Ledger
    latest: date | None


def histories_of(book: Book, as_of: date | None = None, wanted: Wanted = everything) -> Ledger:
    """What `ledger_of` tells, perhaps without findings and redirects, and without steps where a commitment is not wanted."""
    found = recalled(book, as_of, wanted)
    return found.ledger if found is not None else ledger_of(book, as_of)


def recalled(book: Book, day: date | None, wanted: Wanted = everything) -> Recalled | None:
    """What the annals of a book tell of a day (None: today), with the steps of the commitments that are wanted; None where they
    do not tell of it, and where two reports would give one id.
    """
    name = annals_of(book, day)
    if name is None:
        return None
    with undisturbed():
        stood = _listed(spells.standing_on(name, day or date.max), Spell)
        told = _listed(spells.histories_on(name, day or date.max), History)
        cited, reasons = _listed(spells.leaves_of(name, REPORTS), Cited), _listed(spells.leaves_of(name, REASONS), Reasons)
        if stood is None or told is None or cited is None or reasons is None or not _fits(told, cited, reasons):
            return None
        histories = {spell.number: each for spell, each in zip(stood, told, strict=True)}
        asked = {spell.number: histories[spell.number] for spell in stood if wanted(spell.commitment)}
        known = _reports(book, day, [cited[number] for each in asked.values() for number, *_ in each])
        if known is None:
            return None
        steps = {number: steps_of(each, cited, reasons, known) for number, each in asked.items()}
        ledger = as_it_stood([_with(spell, steps.get(spell.number, ())) for spell in stood], book.reactions(day), day)
        return _led(ledger, [(spell.commitment.id, cited[n]) for spell in stood for n, *_ in histories[spell.number]])


def _fits(told: Iterable[History], cited: Sized, reasons: Sized) -> bool:
    """Whether all that histories refer to is there."""
    return all(report < len(cited) and why < len(reasons) for each in told for report, _, _, why in each)


def _led(ledger: Ledger, told: list[tuple[str, Cited]]) -> Recalled | None:
    if len({each.name for _, each in told}) < len(told):
        return None  # the ids of those that clash are longer
    redirects = tuple(sorted((each.name, home) for home, each in told if each.name != home))
    return Recalled(replace(ledger, redirects=redirects), max((each.day for _, each in told), default=None))


def _with(spell: Spell, steps: tuple[Step, ...]) -> Spell:
    return replace(spell, commitment=replace(spell.commitment, steps=steps)) if steps else spell


def _listed(texts: list[bytes] | None, kind: Any) -> list[Any] | None:
    return decoded(b"[" + b",".join(texts) + b"]", list[kind]) if texts is not None else None


def _reports(book: Book, day: date | None, cited: Iterable[Cited]) -> dict[str, Report] | None:
    """Those that the book has as they are, by id, and perhaps others; None where it lacks one."""
    wanted = {each.report: (each.article, each.version) for each in cited if each.itself is None}
    asked = sorted({*wanted.values()})
    told = book.reports(day) if len(asked) > FEW else (report for version in asked for report in book.reports_of(*version))
    known = {report.id: report for report in told}
    return known if wanted.keys() <= known.keys() else None
