"""Whether a report comes from the donor's own side."""

from __future__ import annotations

import re

from pledgebook.model.reports import Report

_OFFICE = re.compile(
    r"\b(ministry|minister|department|government|white house|president|chancell(or|ery)|cabinet|parliament|senate|congress|"
    r"commission|council|embassy|foreign office|downing street|state department|pentagon|secretariat|nato|united nations)\b",
    re.IGNORECASE,
)


def official(report: Report) -> bool:
    """Whether the donor speaks, or the outlet is an office of some government or institution."""
    donors = {reading.value.id for reading in report.donors}
    speaks = any(each.value.actor is not None and each.value.actor.id in donors for each in report.speakers)
    return speaks or bool(_OFFICE.search(report.source.outlet or ""))
