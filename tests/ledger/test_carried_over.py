"""What people ruled on a report holds for what a better reader reads from the same words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from stories import story

from pledgebook.ledger.chronicle import Chronicle
from pledgebook.model.actors import Actor
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Extract, Report
from pledgebook.model.rulings import Ruling, RulingKind

[OLD, OTHER] = story(
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank
    """
)
BETTER = replace(OLD, id="herald-read-better", donors=(Reading(Actor("PL"), OLD.act.quote, "better"),))


def ruled(kind: RulingKind, subject: Report = OLD, hour: int = 1, **more: str) -> Ruling:
    at = datetime(2023, 3, 1, hour, tzinfo=UTC)
    return Ruling(id=f"r{hour}", kind=kind, subject=subject.id, by="ana", why="she looked", at=at, **more)


def read_anew(*rulings: Ruling, now: tuple[Report, ...] = (BETTER,)) -> Ledger:
    return Chronicle([*now, OTHER], rulings, former=[OLD]).as_of()


def checks(ledger: Ledger) -> list[str]:
    return [finding.check for finding in ledger.findings]


def test_a_cell_that_was_set_stays_set() -> None:
    ledger = read_anew(ruled(RulingKind.SET, cell="amount", value="18"))
    [polish] = [each for each in ledger.commitments if each.donors[0].id == "PL"]
    assert "18" in str(polish.amount)
    assert checks(ledger) == []


def test_a_report_that_was_rejected_stays_rejected() -> None:
    ledger = read_anew(ruled(RulingKind.REJECT))
    assert [each.donors[0].id for each in ledger.commitments] == ["DE"]
    assert checks(ledger) == ["rejected"]


def test_what_was_put_together_stays_together_and_can_be_undone() -> None:
    same = ruled(RulingKind.SAME, other=OTHER.id)
    undo = Ruling(id="r2", kind=RulingKind.UNDO, subject="r1", by="bo", why="no", at=datetime(2023, 3, 2, tzinfo=UTC))
    assert len(read_anew(same).commitments) == 1
    assert read_anew(same, undo) == read_anew()


def test_a_ruling_waits_where_the_words_are_read_no_more_or_as_several_things() -> None:
    ruling = ruled(RulingKind.REJECT)
    assert "ruling-gone" in checks(read_anew(ruling, now=()))
    assert "ruling-gone" in checks(read_anew(ruling, now=(BETTER, replace(BETTER, id="herald-twice"))))


def test_a_ruling_made_before_a_book_is_read_anew_comes_along() -> None:
    ruling = ruled(RulingKind.SET, cell="donor", value="FR")
    chronicle = Chronicle([OLD, OTHER], [ruling])
    before = chronicle.as_of()
    chronicle.revise([Extract(OLD.source, (BETTER,))], former=[OLD])
    assert chronicle.as_of() == read_anew(ruling)
    chronicle.revise([Extract(OLD.source, (OLD,))])
    assert chronicle.as_of().commitments == before.commitments
