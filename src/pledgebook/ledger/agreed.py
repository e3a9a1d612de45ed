"""What the sources agree on."""

from __future__ import annotations

from collections.abc import Sequence

from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.items import Item
from pledgebook.model.reports import Report


def agreed_item(reports: Sequence[Report]) -> Item:
    """The most precise name."""
    return max((report.item.value for report in reports), key=lambda item: len(item.kinds))


def agreed_amount(reports: Sequence[Report]) -> Amount | Missing:
    stated = [report.amount.value for report in reports if not isinstance(report.amount, Missing)]
    return stated[-1] if stated else next((r.amount for r in reports if isinstance(r.amount, Missing)), Missing.NOT_MENTIONED)
