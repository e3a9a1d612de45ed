"""What `check` says: everything odd in the content, with its address."""

from __future__ import annotations

from pledgebook.faces.cells import block
from pledgebook.model.ledgers import Finding, Grade, Ledger

ORDER = (Grade.ERROR, Grade.WARNING, Grade.NOTE)


def has_errors(ledger: Ledger) -> bool:
    return any(finding.grade is Grade.ERROR for finding in ledger.findings)


def findings_text(ledger: Ledger, width: int = 100) -> str:
    """The findings, gravest first, then by address; the last line counts them."""
    ordered = sorted(ledger.findings, key=_key)
    lines = [line for finding in ordered for line in _finding(finding, width)]
    return "\n".join([*lines, _counted(ledger)]) + "\n"


def _key(finding: Finding) -> tuple[int, str, str, str]:
    return ORDER.index(finding.grade), finding.where, finding.check, finding.message


def _finding(finding: Finding, width: int) -> list[str]:
    return [f"{finding.grade.value}: {finding.where} ({finding.check})", *block(finding.message, "  ", width), ""]


def _counted(ledger: Ledger) -> str:
    count = len(ledger.commitments)
    checked = f"{count} commitment{'' if count == 1 else 's'} checked"
    if not ledger.findings:
        return f"{checked}, nothing odd found."
    kinds = ((grade, sum(finding.grade is grade for finding in ledger.findings)) for grade in ORDER)
    return f"{checked}: " + ", ".join(f"{n} {grade.value}{'' if n == 1 else 's'}" for grade, n in kinds if n) + "."
