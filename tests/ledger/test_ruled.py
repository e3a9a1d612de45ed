from __future__ import annotations

from datetime import UTC, datetime

import pytest
from stories import story

from pledgebook.ledger.settle import settle
from pledgebook.model.ledgers import Finding, Ledger, Place, Stage
from pledgebook.model.rulings import Ruling, RulingKind

NEWS = """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Times: PL -> UA pledged 14 Leopard 2 tank
"""
FIRST, SECOND, THIRD = (report.id for report in story(NEWS))


def ruled(kind: RulingKind, subject: str = FIRST, hour: int = 1, **more: str) -> Ruling:
    at = datetime(2023, 3, 1, hour, tzinfo=UTC)
    return Ruling(id=f"r{hour}", kind=kind, subject=subject, by="ana", why="she looked", at=at, **more)


def after(*rulings: Ruling) -> Ledger:
    return settle(story(NEWS), rulings)


def checks(ledger: Ledger) -> list[str]:
    return [finding.check for finding in ledger.findings]


@pytest.mark.parametrize(
    ("cell", "value", "shown"),
    [
        ("amount", "18", "value=Decimal('18')"),
        ("amount", '{"value": null, "low": 10, "high": 20, "qualifier": "range"}', "low=Decimal('10')"),
        ("amount", None, "UNDISCLOSED"),
        ("donor", "FR", "Actor(id='FR'"),
        ("donor", '["FR", "allies"]', "Actor(id='allies', kind=<ActorKind.GROUP"),
        ("recipient", "[]", "recipients=()"),
        ("item", "Leopard 1 tank", "name='Leopard 1 tank'"),
        ("item_class", "aircraft", "ItemClass.AIRCRAFT"),
        ("act", "delivered", "Act.DELIVERED"),
        ("act_date", "2023-01", "PartialDate(text='2023-01')"),
        ("condition", "the allies move first", "the allies move first"),
        ("due", "by spring", "Due(words='by spring'"),
        ("said_by", "Olaf Scholz", "Speaker(name='Olaf Scholz'"),
        ("scope", "cumulative", "Scope.CUMULATIVE"),
    ],
)
def test_every_cell_can_be_set_and_says_who_set_it(cell: str, value: str | None, shown: str) -> None:
    ledger = after(ruled(RulingKind.SET, cell=cell, value=value))  # type: ignore[arg-type]
    report = next(step.report for each in ledger.commitments for step in each.steps if step.report.id == FIRST)
    assert shown in repr(report)
    assert "ruling-odd" not in checks(ledger)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("amount", "fourteen"),
        ("amount", "true"),
        ("amount", '{"low": 5, "high": 2}'),
        ("act", "promised"),
        ("act_date", "2023-13"),
        ("colour", "green"),
        ("donor", "[7]"),
        ("due", "7"),
    ],
)
def test_a_value_that_makes_no_sense_is_a_finding_and_changes_nothing(cell: str, value: str) -> None:
    ledger = after(ruled(RulingKind.SET, cell=cell, value=value))
    assert checks(ledger) == ["ruling-odd"]
    assert ledger.commitments == after().commitments


def test_a_correction_keeps_the_id() -> None:
    ledger = after(ruled(RulingKind.SET, cell="donor", value="FR"), ruled(RulingKind.SET, SECOND, 2, cell="donor", value="FR"))
    [commitment] = [each for each in ledger.commitments if each.donors[0].id == "FR"]
    assert commitment.id.startswith("DE-UA-")


def test_a_rejected_report_is_in_no_commitment_and_its_id_still_leads_somewhere() -> None:
    before, ledger = after(), after(ruled(RulingKind.REJECT))
    old = next(each.id for each in before.commitments if each.donors[0].id == "DE")
    assert FIRST not in {step.report.id for each in ledger.commitments for step in each.steps}
    assert old in dict(ledger.redirects)
    assert checks(ledger) == ["rejected"]


def test_the_later_of_two_contradicting_rulings_wins_and_it_is_told() -> None:
    same = ruled(RulingKind.SAME, FIRST, 1, other=THIRD)
    apart = ruled(RulingKind.DIFFERENT, FIRST, 2, other=THIRD)
    assert len(after(same, apart).commitments) == 2
    assert checks(after(same, apart)) == ["ruling-overruled"]
    assert len(after(apart, ruled(RulingKind.SAME, FIRST, 3, other=THIRD)).commitments) == 1


def test_rulings_that_contradict_through_a_third_report_are_told_too() -> None:
    ledger = after(
        ruled(RulingKind.SAME, FIRST, 1, other=THIRD),
        ruled(RulingKind.SAME, SECOND, 2, other=THIRD),
        ruled(RulingKind.DIFFERENT, FIRST, 3, other=SECOND),
    )
    assert checks(ledger) == ["ruling-overruled"]
    assert len(ledger.commitments) == 2


def test_two_corrections_of_one_cell_leave_the_later() -> None:
    ledger = after(
        ruled(RulingKind.SET, hour=1, cell="amount", value="15"), ruled(RulingKind.SET, hour=2, cell="amount", value="14")
    )
    assert checks(ledger) == ["ruling-overruled"]
    assert ledger.commitments[0].amount == after().commitments[0].amount


def test_confirm_and_reject_of_one_report_leave_the_later() -> None:
    ledger = after(ruled(RulingKind.REJECT, hour=1), ruled(RulingKind.CONFIRM, hour=2))
    assert checks(ledger) == ["ruling-overruled"]
    assert ledger.commitments == after().commitments


@pytest.mark.parametrize(
    ("ruling", "check"),
    [
        (ruled(RulingKind.CONFIRM, "gone"), "ruling-gone"),
        (ruled(RulingKind.SAME, FIRST, other="gone"), "ruling-gone"),
        (ruled(RulingKind.UNDO, "no-such-ruling"), "ruling-gone"),
        (ruled(RulingKind.SAME, FIRST, other=FIRST), "ruling-odd"),
        (ruled(RulingKind.DIFFERENT, FIRST), "ruling-odd"),
    ],
)
def test_a_ruling_that_cannot_be_carried_out_is_a_finding(ruling: Ruling, check: str) -> None:
    ledger = after(ruling)
    [finding] = ledger.findings
    assert isinstance(finding, Finding)
    assert (finding.check, finding.where) == (check, f"ruling {ruling.id}")
    assert ledger.commitments == after().commitments


def test_an_undoing_can_be_undone() -> None:
    reject = ruled(RulingKind.REJECT, hour=1)
    undo = ruled(RulingKind.UNDO, "r1", 2)
    again = ruled(RulingKind.UNDO, "r2", 3)
    assert after(reject, undo) == after()
    assert after(reject, undo, again) == after(reject)


def test_a_confirmed_report_is_in_doubt_no_more() -> None:
    news = """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-04-20 Post: DE -> UA pledged Leopard tank | once
    """
    doubtful = story(news)[1].id
    places = {step.place for each in settle(story(news)).commitments for step in each.steps}
    assert Place.WAITS in places
    confirmed = settle(story(news), [ruled(RulingKind.CONFIRM, doubtful)])
    assert Place.WAITS not in {step.place for each in confirmed.commitments for step in each.steps}
    assert all(each.counts and each.stage is Stage.PLEDGED for each in confirmed.commitments)


def test_reports_of_one_line_can_be_ruled_apart() -> None:
    news = """
    2023-01-25 Herald: DE -> UA refused 14 Leopard 2 tank | entry e1
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | entry e1
    """
    one, other = story(news)
    assert len(settle([one, other]).commitments) == 1
    assert len(settle([one, other], [ruled(RulingKind.DIFFERENT, one.id, other=other.id)]).commitments) == 2


def test_lines_of_one_article_can_be_ruled_the_same() -> None:
    news = """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | entry e1
    2023-01-25 Herald: DE -> UA pledged 7 Marder vehicle | entry e2
    """
    one, other = story(news)
    assert len(settle([one, other], [ruled(RulingKind.SAME, one.id, other=other.id)]).commitments) == 1


def test_what_a_person_set_is_shown_whatever_the_rules_would_choose() -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | by March 2023-03-31
    2023-01-26 Times: DE -> UA pledged 14 Leopard 2 tank | by June 2023-06-30
    """
    news = story(test_what_a_person_set_is_shown_whatever_the_rules_would_choose.__doc__ or "")
    ruling = ruled(RulingKind.SET, news[0].id, cell="due", value="by April")
    [plain], [obeyed] = (settle(news, given).commitments for given in ((), (ruling,)))
    assert [each.shown for each in plain.disagreements if each.cell == "due"] == ["June"]
    [(shown, rule)] = [(each.shown, each.rule) for each in obeyed.disagreements if each.cell == "due"]
    assert (shown, rule) == ("by April", "a person ruled so")
