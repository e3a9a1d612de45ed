"""Whether a report comes from the donor's own side."""

from __future__ import annotations

from pledgebook.lexicon.signs import holds
from pledgebook.model.reports import Report


def official(report: Report) -> bool:
    """Whether the donor speaks, or the outlet is an office of some government or institution."""
    donors = {reading.value.id for reading in report.donors}
    speaks = any(each.value.actor is not None and each.value.actor.id in donors for each in report.speakers)
    return speaks or holds("office", report.source.outlet or "")
