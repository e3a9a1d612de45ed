"""Two ledgers as `changes` compares them: from the annals of their books where those tell of both days, else settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pledgebook.ledger.checks import check
from pledgebook.model.ledgers import Ledger
from pledgebook.pipeline.histories import Recalled, everything, nothing, recalled
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book

Told = tuple[Book, date | None]
"""A book, and the day that is asked about (None: today)."""


def two_ledgers(before: Told, after: Told, histories: bool = False) -> tuple[Ledger, Ledger]:
    """The ledgers between which `changes` finds what it finds between settled ones; with their histories only where asked for."""
    wanted = everything if histories else nothing
    one, other = recalled(*before, wanted), recalled(*after, wanted)
    if one is None or other is None or not _led_all(one, other, after[0]):
        return ledger_of(*before), ledger_of(*after)
    return _checked(one), _checked(other)


def _led_all(one: Recalled, other: Recalled, book: Book) -> bool:
    """Whether it is known what became of each commitment: of a report that is gone annals tell nothing."""
    here = {each.id for each in other.ledger.commitments} | dict(other.ledger.redirects).keys()
    gone = any(each.id not in here for each in one.ledger.commitments)
    return not gone or not (book.state().rulings or any(book.former_reports()))


def _checked(found: Recalled) -> Ledger:
    ledger = found.ledger
    return replace(ledger, findings=tuple(check(ledger.commitments, ledger.as_of or found.latest)))
