from __future__ import annotations

from datetime import UTC, date, datetime

from stories import story

from pledgebook.ledger.changes import Change, Kind, changes
from pledgebook.ledger.settle import settle
from pledgebook.model.rulings import Ruling, RulingKind

NEWS = """
    2023-01-20 Herald: DE -> UA refused 14 Leopard 2 tank
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | by end of March 2023-03-31
    2023-01-26 Times: PL -> UA pledged 4 Leopard 2 tank
"""


def between(first: str, last: str) -> list[tuple[str, Kind, str, str, str]]:
    reports = story(NEWS)
    found = changes(settle(reports, as_of=date.fromisoformat(first)), settle(reports, as_of=date.fromisoformat(last)))
    return [(each.commitment[:5], each.kind, each.cell, each.before, each.after) for each in found]


def test_what_is_new_and_what_moved_on_is_told() -> None:
    assert between("2023-01-22", "2023-01-30") == [
        ("DE-UA", Kind.CORRECTED, "due", "", "end of March"),
        ("DE-UA", Kind.MOVED, "stage", "refused", "pledged"),
        ("PL-UA", Kind.NEW, "stage", "", "pledged"),
    ]


def test_what_falls_overdue_is_told_once() -> None:
    assert [each[1] for each in between("2023-01-30", "2023-04-01")] == [Kind.OVERDUE]
    assert between("2023-04-01", "2023-05-01") == []


def test_nothing_differs_between_a_ledger_and_itself() -> None:
    ledger = settle(story(NEWS))
    assert changes(ledger, ledger) == ()


def test_a_merge_and_a_rejection_are_told_with_where_things_went() -> None:
    reports = story(NEWS)
    at = datetime(2023, 3, 1, tzinfo=UTC)
    same = Ruling(id="r1", kind=RulingKind.SAME, subject=reports[0].id, other=reports[2].id, by="ana", why="one deal", at=at)
    reject = Ruling(id="r2", kind=RulingKind.REJECT, subject=reports[2].id, by="ana", why="a joke", at=at)
    before, merged, without = settle(reports), settle(reports, [same]), settle(reports, [reject])
    german, polish = (commitment.id for commitment in before.commitments)
    assert Change(german, Kind.REDIRECTED, "id", polish, german) in changes(before, merged)
    assert Change(german, Kind.CORRECTED, "donor", "DE", "DE + PL") in changes(before, merged)
    assert changes(before, without) == (Change(polish, Kind.GONE),)


def test_an_earlier_report_that_turns_up_redirects_the_id_and_nothing_is_new() -> None:
    reports = story(NEWS)
    [earlier] = story("2023-01-19 Post: PL -> UA pledged 4 Leopard 2 tank | on 2023-01-26")
    found = changes(settle(reports), settle([*reports, earlier]))
    assert [each.kind for each in found] == [Kind.REDIRECTED]
