"""Where strands may meet their like: who, for whom and kind of thing, and once more with each figure."""

from __future__ import annotations

from pledgebook.ledger.figures import anchor
from pledgebook.ledger.strand import Strand

Key = tuple[str, ...]
_OPEN = ("?",)


def keys(line: Strand) -> list[Key]:
    """The blocks in which a strand lies; donors and recipients that are open or vague share one."""
    donors, recipients = sorted(line.donors) or _OPEN, sorted(line.recipients) or _OPEN
    who = [(donor, recipient, line.family) for donor in donors for recipient in recipients]
    figures = sorted({f"{anchor(amount)} {amount.unit}" for amount in line.figures})
    return [*who, *((*key, figure) for key in who for figure in figures)]
