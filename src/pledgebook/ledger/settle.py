"""The ledger that follows from reports and rulings as of a date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pledgebook.ledger.chronicle import Chronicle
from pledgebook.ledger.undisturbed import undisturbed
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Reaction, Report
from pledgebook.model.rulings import Ruling


def settle(
    reports: Iterable[Report],
    rulings: Iterable[Ruling] = (),
    as_of: date | None = None,
    reactions: Iterable[Reaction] = (),
) -> Ledger:
    """The ledger of all that was published by `as_of` (None: of all), as people's rulings have it.

    Pure: the order of what is given and repetitions in it make no difference, and no clock is read. Articles without a date
    take no part in a ledger as of one. Whoever asks about several days, or adds to what is settled, keeps a `Chronicle`.
    """
    with undisturbed():
        return Chronicle(reports, rulings, reactions, until=as_of).as_of(as_of)
