from hand_built import tanks

from pledgebook.faces.findings import findings_text, has_errors
from pledgebook.model.ledgers import Finding, Grade, Ledger

WARNING = Finding("parts exceed sum", Grade.WARNING, "US-UA-aid", "The parts come to $410 million, the package to $400 million.")
ERROR = Finding("quote", Grade.ERROR, "a1:17", "The words do not stand there.")


def test_a_sound_ledger_is_said_to_be_sound() -> None:
    assert findings_text(Ledger((tanks(),))) == "1 commitment checked, nothing odd found.\n"


def test_findings_come_gravest_first_with_their_address() -> None:
    page = findings_text(Ledger(findings=(WARNING, ERROR)))
    assert page.splitlines() == [
        "error: a1:17 (quote)",
        "  The words do not stand there.",
        "",
        "warning: US-UA-aid (parts exceed sum)",
        "  The parts come to $410 million, the package to $400 million.",
        "",
        "0 commitments checked: 1 error, 1 warning.",
    ]


def test_only_an_error_makes_the_check_fail() -> None:
    assert has_errors(Ledger(findings=(WARNING, ERROR)))
    assert not has_errors(Ledger(findings=(WARNING,)))
