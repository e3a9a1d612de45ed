"""The nineteen rules against counting twice, each told by a story that comes out wrong when its rule is taken out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from stories import story

from pledgebook.ledger.boundary import Boundary, flows
from pledgebook.ledger.conversion import Rate, converted
from pledgebook.ledger.review import review
from pledgebook.ledger.settle import settle
from pledgebook.ledger.totals import By, Standing, Total, totals
from pledgebook.model.ledgers import Ledger, Place, Stage
from pledgebook.model.rulings import Ruling, RulingKind


def figures(ledger: Ledger, by: By = By.DONOR) -> dict[tuple[str, str, str, str], Decimal]:
    """The named figure of every sum, by whom, form, unit and standing."""
    return {
        (total.of, total.form, total.unit, standing.value): each.value
        for total in totals(ledger, by)
        for standing, each in total.sums
    }


def found(ledger: Ledger, check: str) -> list[str]:
    return [finding.message for finding in ledger.findings if finding.check == check]


def ruling(name: str, kind: RulingKind, subject: str, other: str | None = None) -> Ruling:
    at = datetime(2023, 3, 1, int(name[-1]), tzinfo=UTC)
    return Ruling(id=name, kind=kind, subject=subject, other=other, by="ana", why="she looked", at=at)


def test_rule_1_a_package_is_not_added_to_its_parts(ledger: Ledger) -> None:
    """
    2023-01-06 Herald: US -> UA pledged 3000m USD military aid | as all
    2023-01-06 Herald: US -> UA pledged 2000m USD drawdown aid | part of all
    2023-01-06 Herald: US -> UA pledged 50 Bradley vehicle | part of all
    """
    assert figures(ledger) == {
        ("US", "money", "USD", "pledged"): Decimal(3_000_000_000),
        ("US", "infantry-fighting-vehicle", "count", "pledged"): Decimal(50),
    }


def test_rule_1_a_package_without_a_sum_of_its_own_leaves_counting_to_its_parts(ledger: Ledger) -> None:
    """
    2023-01-06 Herald: US -> UA pledged military aid | as all
    2023-01-06 Herald: US -> UA pledged 2000m USD drawdown aid | part of all
    """
    assert figures(ledger) == {("US", "money", "USD", "pledged"): Decimal(2_000_000_000)}
    assert [total.unsized for total in totals(ledger)] == [()]


def test_rule_2_a_boundary_lets_in_only_what_enters_it(ledger: Ledger) -> None:
    """
    2023-01-06 Herald: US -> UA pledged 100m USD military aid
    2023-01-06 Herald: US -> JO pledged 300m USD military aid
    2023-01-06 Herald: PL -> UA pledged 40m EUR military aid
    2023-01-06 Herald: PL -> MD pledged 7m EUR military aid
    2023-09-06 Herald: US -> UA pledged 900m USD military aid
    """
    cut = flows(ledger, Boundary(frozenset({"UA", "PL"}), until=date(2023, 6, 30)))
    assert figures(cut.entering) == {("US", "money", "USD", "pledged"): Decimal(100_000_000)}
    assert figures(cut.within) == {("PL", "money", "EUR", "pledged"): Decimal(40_000_000)}
    assert figures(cut.leaving) == {("PL", "money", "EUR", "pledged"): Decimal(7_000_000)}


def test_rule_3_each_unit_stands_in_one_stage(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-03-01 Post: DE -> UA delivered 10 Leopard 2 tank
    2023-03-02 Herald: DE -> UA delivered 10 Leopard 2 tank | on 2023-03-01
    """
    [commitment] = ledger.commitments
    assert commitment.stage is Stage.DELIVERED_PART
    assert figures(ledger, By.STAGE) == {
        ("delivered", "tank", "count", "delivered"): Decimal(10),
        ("pledged", "tank", "count", "pledged"): Decimal(4),
    }


def test_rule_4_pledges_are_in_no_firm_total_and_conditional_ones_are_split_out(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Herald: PL -> UA pledged 12 Leopard 2 tank | if parliament votes for it
    2023-01-25 Herald: NO -> UA ordered 8 Leopard 2 tank
    2023-01-25 Herald: ES -> UA considered 6 Leopard 2 tank
    2023-01-25 Herald: CH -> UA refused 96 Leopard 2 tank
    """
    assert figures(ledger) == {
        ("DE", "tank", "count", "pledged"): Decimal(14),
        ("PL", "tank", "count", "conditional"): Decimal(12),
        ("NO", "tank", "count", "ordered"): Decimal(8),
    }


def test_rule_5_a_running_total_checks_the_sum_and_shows_its_arithmetic(ledger: Ledger) -> None:
    """
    2023-01-05 Herald: DK -> UA pledged 1bn DKK military aid
    2023-02-06 Herald: DK -> UA pledged 2bn DKK aid so far aid | total
    """
    assert figures(ledger) == {("DK", "money", "DKK", "pledged"): Decimal(1_000_000_000)}
    [message] = found(ledger, "total-differs")
    assert "1,000,000,000 less than the total of 2,000,000,000 DKK" in message


def test_rule_6_a_repeated_announcement_is_new_evidence(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-26 Post: DE -> UA pledged 14 Leopard 2 tank | on 2023-01-25
    2023-02-09 Times: DE -> UA pledged 14 Leopard tank | once
    """
    [commitment] = ledger.commitments
    assert [step.place for step in commitment.steps] == [Place.OPENS, Place.REPEATS, Place.REPEATS]
    assert len(commitment.witnesses) == 3


def test_rule_6_another_makes_a_new_one(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-02-09 Post: DE -> UA pledged 14 Leopard 2 tank | once | another
    """
    assert figures(ledger) == {("DE", "tank", "count", "pledged"): Decimal(28)}


def test_rule_6_the_same_sum_promised_again_on_another_day_is_another(ledger: Ledger) -> None:
    """
    2022-11-10 Ministry: US -> UA pledged 400m USD military aid
    2022-11-23 Ministry: US -> UA pledged 400m USD military aid
    """
    assert len(ledger.commitments) == 2


def test_rule_6_a_doubtful_case_waits_and_counts_for_nothing(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-04-20 Post: DE -> UA pledged Leopard tank | once
    """
    waiting = next(each for each in ledger.commitments if any(step.place is Place.WAITS for step in each.steps))
    assert not waiting.counts
    assert len(waiting.maybe) == 1
    assert figures(ledger) == {("DE", "tank", "count", "pledged"): Decimal(14)}
    assert [case.about for case in review(ledger)] == [f"Is this the same as {waiting.maybe[0]}?"]


def test_rule_7_a_wire_story_in_many_outlets_is_one_witness(ledger: Ledger) -> None:
    """
    2023-01-25 Herald/Wire: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post/Wire: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Gazette: DE -> UA pledged 14 Leopard 2 tank | words Berlin said fourteen tanks would go east within coming months
    2023-01-25 Courier: DE -> UA pledged 14 Leopard 2 tank | words Berlin said fourteen tanks would go east within coming months.
    """
    [commitment] = ledger.commitments
    assert commitment.witnesses == ("Courier", "Wire")


def test_rule_8_a_joint_purchase_is_one_commitment_that_is_never_split(ledger: Ledger) -> None:
    """
    2023-02-07 Herald: DE+DK+NL -> UA pledged 110 Leopard 1 tank
    2023-02-08 Post: DE -> UA pledged 5 Marder vehicle
    """
    assert figures(ledger)["DE + DK + NL", "tank", "count", "pledged"] == 110
    assert ("DE", "tank", "count", "pledged") not in figures(ledger)
    shared = {total.of: [term.amount.value for term in total.shared] for total in totals(ledger) if total.shared}
    assert shared == {"DE": [110], "DK": [110], "NL": [110]}


def test_rule_8_a_fraction_of_a_countable_thing_is_an_error(ledger: Ledger) -> None:
    """
    2023-02-07 Herald: DK -> UA pledged 36.67 Leopard 1 tank
    """
    assert found(ledger, "fraction-of-a-thing") == ["herald-2023-02-07 states 36.67."]


def test_rule_9_money_through_a_fund_counts_once_at_the_fund(ledger: Ledger) -> None:
    """
    2023-01-10 Herald: DE -> Peace Facility pledged 120m EUR military aid
    2023-01-11 Herald: Peace Facility -> UA pledged 500m EUR military aid
    """
    assert figures(ledger) == {("Peace Facility", "money", "EUR", "pledged"): Decimal(500_000_000)}


def test_rule_10_a_permission_is_not_aid_and_joins_no_transfer(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> PL permitted 14 Leopard 2 export permission
    2023-01-25 Herald: PL -> UA pledged 14 Leopard 2 tank
    2023-01-26 Post: DE -> UA permitted Leopard 2 export permission
    2023-01-26 Post: DE -> UA pledged 14 Leopard 2 tank
    """
    assert len(ledger.commitments) == 4
    assert figures(ledger) == {
        ("DE", "tank", "count", "pledged"): Decimal(14),
        ("PL", "tank", "count", "pledged"): Decimal(14),
    }


def test_rule_10_a_promised_permission_is_not_aid_either(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> PL pledged 14 Leopard 2 export permission
    """
    assert figures(ledger) == {}
    assert ledger.commitments[0].why_not == "A permission is not aid."


def test_a_groups_sum_and_a_sum_of_nobody_named_count_for_nothing(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: allies -> UA pledged 3bn USD military aid
    2023-01-25 Herald: -> MD pledged 2bn USD military aid
    2023-01-25 Herald: DE+allies -> UA pledged 1bn EUR military aid
    """
    assert figures(ledger) == {("DE + allies", "money", "EUR", "pledged"): Decimal(1_000_000_000)}


def test_rule_11_a_replacement_is_a_commitment_to_another_recipient(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: US -> PL pledged 14 Abrams tank
    2023-01-25 Post: US -> UA pledged 14 Abrams tank
    """
    assert figures(ledger, By.RECIPIENT) == {
        ("PL", "tank", "count", "pledged"): Decimal(14),
        ("UA", "tank", "count", "pledged"): Decimal(14),
    }


def test_rule_12_parts_beyond_the_stated_sum_are_flagged_and_the_sum_rules(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: US -> UA pledged 400m USD military aid | as all
    2023-01-25 Herald: US -> UA pledged 589m USD Abrams aid | part of all
    """
    assert figures(ledger) == {("US", "money", "USD", "pledged"): Decimal(400_000_000)}
    [message] = found(ledger, "parts-exceed-sum")
    assert "589,000,000, more than the stated 400,000,000 USD" in message


def test_rule_13_yearly_slices_do_not_add_to_their_envelope(ledger: Ledger) -> None:
    """
    2023-02-16 Herald: NO -> UA pledged 75bn NOK support | as five years
    2023-02-16 Herald: NO -> UA pledged 15bn NOK yearly support | part of five years
    2023-06-01 Post: NO -> UA pledged 75bn NOK support | on 2023-02-16
    """
    assert figures(ledger) == {("NO", "money", "NOK", "pledged"): Decimal(75_000_000_000)}


def test_rule_14_loans_guarantees_and_other_money_are_never_one_sum(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: GB -> UA pledged 100m GBP support
    2023-01-25 Herald: GB -> UA pledged 200m GBP loan
    2023-01-25 Herald: GB -> UA pledged 400m GBP guarantee
    """
    assert figures(ledger) == {
        ("GB", "money", "GBP", "pledged"): Decimal(100_000_000),
        ("GB", "loan", "GBP", "pledged"): Decimal(200_000_000),
        ("GB", "guarantee", "GBP", "pledged"): Decimal(400_000_000),
    }


def test_rule_15_donors_and_recipients_words_of_one_event_are_two_witnesses_who_may_disagree(ledger: Ledger) -> None:
    """
    2023-03-01 Defence Ministry: DE -> UA delivered 18 Leopard 2 tank
    2023-03-01 Kyiv Times: DE -> UA delivered 17 Leopard 2 tank
    """
    [commitment] = ledger.commitments
    assert commitment.witnesses == ("Defence Ministry", "Kyiv Times")
    [differ] = commitment.disagreements
    assert (differ.cell, differ.shown, differ.rule) == ("amount", "18", "the donor's own side says so")
    assert [claim.value for claim in differ.claims] == ["18", "17"]
    assert "delivered-beyond-promise" not in {finding.check for finding in ledger.findings}


def test_rule_16_a_new_valuation_adds_no_goods(ledger: Ledger) -> None:
    """
    2023-05-01 Herald: US -> UA pledged 6200m USD military aid
    2023-05-18 Post: US -> UA pledged 8200m USD military aid | again
    """
    [commitment] = ledger.commitments
    assert figures(ledger) == {("US", "money", "USD", "pledged"): Decimal(8_200_000_000)}
    assert [step.place for step in commitment.steps] == [Place.OPENS, Place.ADVANCES]


def test_rule_17_money_keeps_its_currency_and_a_conversion_its_rate_and_day(ledger: Ledger) -> None:
    """
    2023-01-10 Herald: DE -> UA pledged 10m EUR support
    2023-01-12 Herald: DE -> UA pledged 50m USD support
    """
    assert figures(ledger) == {
        ("DE", "money", "EUR", "pledged"): Decimal(10_000_000),
        ("DE", "money", "USD", "pledged"): Decimal(50_000_000),
    }
    rate = Rate(Decimal("1.0747"), date(2023, 1, 10), "ECB")
    [dollars] = converted(totals(ledger), "USD", lambda _from, _to, day: rate if day == rate.day else "no rate")
    assert dollars.value == Decimal(60_747_000)
    assert [term.rate for term in dollars.terms] == [rate, None]


def test_rule_17_what_has_no_rate_is_named_and_left_out(ledger: Ledger) -> None:
    """
    2023-01-10 Herald: DE -> UA pledged 10m EUR support
    """
    [dollars] = converted(totals(ledger), "USD", lambda *_: "no rate")
    assert dollars.value == 0
    assert [left.why for left in dollars.left] == ["no rate"]


TWICE = """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank
    2023-04-20 Times: DE -> UA pledged Leopard tank | once
"""


def test_rule_18_a_split_is_remembered_and_its_undoing_puts_things_back() -> None:
    reports = story(TWICE)
    apart = ruling("r1", RulingKind.DIFFERENT, reports[0].id, reports[1].id)
    undo = ruling("r2", RulingKind.UNDO, "r1")
    assert len(settle(reports).commitments) == 2
    assert len(settle(reports, [apart]).commitments) == 3
    assert settle(reports, [apart, undo]) == settle(reports)


def test_rule_18_a_pair_ruled_different_is_not_offered_again() -> None:
    reports = story(TWICE)
    apart = ruling("r1", RulingKind.DIFFERENT, reports[0].id, reports[2].id)
    assert len(review(settle(reports))) == 1
    assert review(settle(reports, [apart])) == ()


def test_rule_18_a_merge_joins_what_no_rule_would_and_leaves_a_redirect() -> None:
    reports = story(TWICE)
    together = ruling("r1", RulingKind.SAME, reports[0].id, reports[2].id)
    ledger = settle(reports, [together])
    [commitment] = ledger.commitments
    assert len(ledger.redirects) == 2
    assert {new for _, new in ledger.redirects} == {commitment.id}


ODD = {
    "act-after-article": "2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | on 2023-02-25",
    "fraction-of-a-thing": "2023-01-25 Herald: DE -> UA pledged 14.5 Leopard 2 tank",
    "absurd-number": "2023-01-25 Herald: DE -> UA pledged 99000bn EUR military aid",
    "absurd-date": "2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | on 1023-01-25",
    "overdue": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | by the end of March 2023-03-31
    2023-04-02 Herald: PL -> UA pledged 4 Leopard 2 tank
    """,
    "delivered-beyond-promise": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-03-25 Herald: DE -> UA delivered 10 Leopard 2 tank
    2023-04-25 Post: DE -> UA delivered 8 Leopard 2 tank
    """,
    "opposed-acts": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> UA refused 14 Leopard 2 tank
    """,
}


@pytest.mark.parametrize("check", ODD)
def test_rule_19_every_ledger_is_checked(check: str) -> None:
    assert [finding.check for finding in settle(story(ODD[check])).findings] == [check]


def test_rule_19_a_figure_that_can_not_be_is_in_no_sum(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 99000bn EUR military aid
    2023-01-25 Herald: PL -> UA pledged 40m EUR military aid
    """
    assert figures(ledger) == {("PL", "money", "EUR", "pledged"): Decimal(40_000_000)}


def test_rule_19_a_sound_ledger_has_no_findings() -> None:
    news = """
    2023-01-20 Herald: DE -> UA refused 14 Leopard 2 tank
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | by the end of March 2023-03-31
    2023-03-25 Herald: DE -> UA delivered 14 Leopard 2 tank
    2023-04-25 Herald: PL -> UA delivered 4 Leopard 2 tank
    """
    assert settle(story(news)).findings == ()


def test_a_total_names_every_commitment_that_it_is_made_of(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Herald: DE -> UA pledged over 20 Leopard 1 tank
    2023-01-25 Herald: DE -> UA pledged Challenger tank
    """
    [total] = [each for each in totals(ledger) if each.unit == "count"]
    [unsized] = [each for each in totals(ledger) if each.unit == ""]
    pledged = total.standing(Standing.PLEDGED)
    assert isinstance(total, Total)
    assert (pledged.value, pledged.low) == (Decimal(34), Decimal(34))
    assert pledged.high is None
    assert {term.commitment for term in pledged.terms} | set(unsized.unsized) == {each.id for each in ledger.commitments}
