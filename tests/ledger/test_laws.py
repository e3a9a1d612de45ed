"""The laws of the house that settling must keep, over generated news."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from news import FIRST, news, ruling, rulings

from pledgebook.ledger.ids import LONG, public_id
from pledgebook.ledger.settle import settle
from pledgebook.model.ledgers import Ledger, Place
from pledgebook.model.reports import Report
from pledgebook.model.rulings import Ruling, RulingKind

days = st.integers(0, 50).map(lambda number: FIRST + timedelta(days=number))
draws = st.data()


def homes(ledger: Ledger) -> dict[str, str]:
    """The commitment of every report."""
    return {step.report.id: commitment.id for commitment in ledger.commitments for step in commitment.steps}


def said(ledger: Ledger) -> tuple[object, ...]:
    """All that a ledger says apart from which undated articles were left out."""
    findings = tuple(each for each in ledger.findings if each.check != "undated-left-out")
    return ledger.commitments, ledger.redirects, ledger.reactions, findings


@given(news(), st.randoms(), draws)
def test_the_order_of_reading_makes_no_difference(reports: list[Report], random: Random, data: st.DataObject) -> None:
    made = data.draw(rulings(reports))
    shuffled = random.sample(reports, len(reports))
    assert settle(shuffled, random.sample(made, len(made))) == settle(reports, made)


@given(news())
def test_reading_the_same_again_changes_nothing(reports: list[Report]) -> None:
    assert settle([*reports, *reversed(reports)]) == settle(reports)


@given(news(), days, draws)
def test_a_ledger_as_of_a_date_is_that_of_the_articles_out_by_then(
    reports: list[Report], day: object, data: st.DataObject
) -> None:
    made = data.draw(rulings(reports))
    out = [each for each in reports if each.source.published and each.source.published.last <= day]  # type: ignore[operator]
    then = settle(reports, made, as_of=day)  # type: ignore[arg-type]
    assert said(then)[:3] == said(settle(out, made, as_of=day))[:3]  # type: ignore[arg-type]


@given(news(), days)
def test_what_was_put_together_by_a_date_stays_together(reports: list[Report], day: object) -> None:
    before, after = homes(settle(reports, as_of=day)), homes(settle(reports))  # type: ignore[arg-type]
    assert len(set(before.values())) == len({after[report] for report in before})
    assert all(before[one] != before[other] or after[one] == after[other] for one in before for other in before)


@given(news(), draws)
def test_no_report_is_ever_lost_or_in_two_commitments(reports: list[Report], data: st.DataObject) -> None:
    made = data.draw(rulings(reports))
    ledger = settle(reports, made)
    counted = Counter(step.report.id for commitment in ledger.commitments for step in commitment.steps)
    rejected = {each.where for each in ledger.findings if each.check == "rejected"}
    assert set(counted.values()) <= {1}
    assert len(counted) + len(rejected) == len({report.id for report in reports})


@given(news(), draws)
def test_undoing_a_ruling_gives_the_ledger_without_it(reports: list[Report], data: st.DataObject) -> None:
    others = data.draw(rulings(reports))
    at = datetime(2023, 3, 1, tzinfo=UTC) + timedelta(hours=data.draw(st.integers(-3, 9)))
    undone = replace(data.draw(ruling(reports, "x", 0, [])), at=at)
    undo = Ruling(id="y", kind=RulingKind.UNDO, subject="x", by="bo", why="she erred", at=at + timedelta(minutes=1))
    assert settle(reports, [*others, undone, undo]) == settle(reports, others)


@given(news(), draws)
def test_a_ruling_outweighs_every_rule(reports: list[Report], data: st.DataObject) -> None:
    made = data.draw(ruling(reports, "r", 0, []))
    ledger = settle(reports, [made])
    home = homes(ledger)
    steps = {step.report.id: step for commitment in ledger.commitments for step in commitment.steps}
    match made.kind:
        case RulingKind.SAME if made.other:
            assert home[made.subject] == home[made.other]
        case RulingKind.DIFFERENT if made.other != made.subject and made.other:
            assert home[made.subject] != home[made.other]
        case RulingKind.REJECT:
            assert made.subject not in home
        case RulingKind.CONFIRM:
            assert steps[made.subject].place is not Place.WAITS
        case RulingKind.SET:
            assert f"ruling.{made.by}" in repr(steps[made.subject].report)


@given(news(), draws)
def test_ids_are_unique_and_every_id_that_could_have_been_leads_to_one_of_today(
    reports: list[Report], data: st.DataObject
) -> None:
    ledger = settle(reports, data.draw(rulings(reports)))
    today = [commitment.id for commitment in ledger.commitments]
    lead = dict(ledger.redirects)
    gone = {finding.where for finding in ledger.findings if finding.check == "rejected"}
    assert len(today) == len(set(today))
    assert not set(today) & set(lead)
    assert set(lead.values()) <= set(today)
    for report in reports:
        ids = {public_id(report), public_id(report, LONG)}
        assert ids & ({*today} | {*lead} | gone)


@given(news(), days)
def test_an_id_once_given_never_vanishes(reports: list[Report], day: object) -> None:
    now = settle(reports)
    known = {commitment.id for commitment in now.commitments} | dict(now.redirects).keys()
    assert {commitment.id for commitment in settle(reports, as_of=day).commitments} <= known  # type: ignore[arg-type]
