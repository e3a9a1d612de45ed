from __future__ import annotations

from dataclasses import replace
from datetime import date

from stories import story

from pledgebook.ledger.settle import settle
from pledgebook.model.actors import Actor
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Ledger, Place, Stage
from pledgebook.model.reports import Reaction, Stance


def test_a_refusal_that_turns_into_a_promise_is_one_commitment(ledger: Ledger) -> None:
    """
    2023-01-20 Post: DE -> UA refused 14 Leopard 2 tank
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 A6 tank
    """
    [commitment] = ledger.commitments
    assert commitment.stage is Stage.PLEDGED
    assert str(commitment.since) == "2023-01-25"
    assert [step.place for step in commitment.steps] == [Place.OPENS, Place.ADVANCES]
    assert commitment.item.name == "Leopard 2 A6 tank"


def test_a_delivery_read_before_its_pledge_joins_it(ledger: Ledger) -> None:
    """
    2023-03-01 Post: DE -> UA delivered 14 Leopard 2 tank
    2023-04-01 Herald: DE -> UA pledged 14 Leopard 2 tank | on 2023-01-25
    """
    [commitment] = ledger.commitments
    assert commitment.stage is Stage.DELIVERED
    assert [(step.report.act.value.value, step.place) for step in commitment.steps] == [
        ("pledged", Place.ADVANCES),
        ("delivered", Place.OPENS),
    ]


def test_a_retrospective_mention_repeats_with_its_date_in_the_past(ledger: Ledger) -> None:
    """
    2023-01-14 Post: GB -> UA pledged 14 Challenger 2 tank
    2023-01-25 Herald: GB -> UA pledged 14 Challenger tank | on 2023-W02
    """
    [commitment] = ledger.commitments
    assert [(str(step.date), step.place) for step in commitment.steps] == [
        ("2023-01-14", Place.OPENS),
        ("2023-W02", Place.REPEATS),
    ]


def test_a_later_figure_revises_and_is_no_disagreement(ledger: Ledger) -> None:
    """
    2023-01-25 Post: DE -> UA planned 14 Leopard 2 tank
    2023-01-26 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-02-25 Herald: DE -> UA pledged 18 Leopard 2 tank | again
    """
    [commitment] = ledger.commitments
    assert commitment.steps[-1].place is Place.ADVANCES
    assert commitment.disagreements == ()
    assert commitment.amount == story("2023-01-25 Post: DE -> UA pledged 18 Leopard 2 tank")[0].amount.value


def test_the_history_of_one_day_goes_by_what_was_told_first(ledger: Ledger) -> None:
    """
    2023-01-20 Post: DE -> UA refused 14 Leopard 2 tank | entry e1
    2023-01-20 Post: DE -> UA considered 14 Leopard 2 tank | entry e1
    """
    [commitment] = ledger.commitments
    assert [step.report.act.value.value for step in commitment.steps] == ["refused", "considered"]
    assert commitment.stage is Stage.REFUSED


def test_undated_articles_are_left_out_of_a_ledger_as_of_a_date_and_counted() -> None:
    reports = story(
        """
        undated Post: DE -> UA pledged 14 Leopard 2 tank
        2023-01-25 Herald: PL -> UA pledged 14 Leopard 2 tank
        """
    )
    ledger = settle(reports, as_of=date(2023, 2, 1))
    assert [commitment.donors[0].id for commitment in ledger.commitments] == ["PL"]
    [finding] = ledger.findings
    assert (finding.check, finding.where) == ("undated-left-out", "post-undated")


def test_what_an_article_dated_to_a_month_tells_is_known_at_its_end() -> None:
    [report] = story("2023-01 Post: DE -> UA pledged 14 Leopard 2 tank")
    assert settle([report], as_of=date(2023, 1, 30)).commitments == ()
    assert len(settle([report], as_of=date(2023, 1, 31)).commitments) == 1


def test_circular_parts_are_broken_and_told() -> None:
    reports = story(
        """
        2023-01-25 Post: DE -> UA pledged 400m USD military aid
        2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank
        """
    )
    circle = [replace(reports[0], package=reports[1].id), replace(reports[1], package=reports[0].id)]
    ledger = settle(circle)
    assert len([commitment for commitment in ledger.commitments if commitment.package]) == 1
    assert [finding.check for finding in ledger.findings] == ["circular-parts"]


def test_a_part_of_itself_is_no_part() -> None:
    [report] = story("2023-01-25 Post: DE -> UA pledged 400m USD military aid")
    [commitment] = settle([replace(report, package=report.id)]).commitments
    assert commitment.package is None


def test_the_witnesses_of_joint_reports_and_their_reactions_stand_beside_the_commitment() -> None:
    [report] = reports = story("2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank")
    source = report.source
    quote = report.evidence[0]
    for_it = Reaction(
        id="r1",
        source=source,
        actor=Reading(Actor("PL"), quote, "story"),
        speaker=None,
        stance=Reading(Stance.WELCOMES, quote, "story"),
        about="the Leopard tanks",
    )
    about_else = replace(for_it, id="r2", about="the weather")
    ledger = settle(reports, reactions=[about_else, for_it])
    assert ledger.commitments[0].reactions == (for_it,)
    assert ledger.reactions == (for_it, about_else)


def test_two_versions_of_one_report_are_one_whichever_comes_first() -> None:
    [report] = story("2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank")
    other = replace(report, trace=("read otherwise",))
    assert settle([report, other]) == settle([other, report])
    assert len(settle([report, other]).commitments[0].steps) == 1


def test_an_empty_book_is_an_empty_ledger() -> None:
    assert settle(()) == Ledger()
