"""Where strands may meet their like: who, for whom and kind of thing, and once more with each figure."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.ledger.strand import Strand

Key = tuple[str, ...]
UNNAMED = ("?",)
ANY = "*"


def keys(line: Strand) -> list[Key]:
    """The blocks in which a strand lies; donors and recipients that are open or vague share one."""
    return _blocks(line, sorted(line.donors) or UNNAMED, sorted(line.recipients) or UNNAMED)


def home_keys(line: Strand) -> list[Key]:
    """Those, and the blocks where a line that leaves donor or recipient open looks for it."""
    donors, recipients = sorted(line.donors) or UNNAMED, sorted(line.recipients) or UNNAMED
    return [*keys(line), *_blocks(line, donors, (ANY,)), *_blocks(line, (ANY,), recipients)]


def wanted_keys(line: Strand) -> list[Key]:
    """The blocks in which a new line looks for its like."""
    donors = sorted(line.donors) or [UNNAMED[0], *([] if line.donor_group else [ANY])]
    recipients = sorted(line.recipients) or [UNNAMED[0], *([] if line.recipient_group else [ANY])]
    return _blocks(line, donors, recipients)


def _blocks(line: Strand, donors: Iterable[str], recipients: Iterable[str]) -> list[Key]:
    who = [(donor, recipient, line.family) for donor in donors for recipient in recipients]
    figures = sorted({figure.key for figure in line.figures}) if line.figures else ()
    return [*who, *((*key, stated) for key in who for stated in figures)]
