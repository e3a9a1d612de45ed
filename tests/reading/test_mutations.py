"""A changed word changes the reading accordingly: negate, hedge, swap the sides, change the number."""

import pytest

from pledgebook.model.amounts import Amount
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Report
from pledgebook.reading.builtin import Builtin

PUBLISHED = Reading(PartialDate("2026-06-17"), None, "test")


def only_report(text: str) -> Report:
    [report] = Builtin().read(Article("example", text, published=PUBLISHED)).reports
    return report


@pytest.mark.parametrize(
    ("verb", "act"),
    [
        ("sent", "delivered"),
        ("has sent", "delivered"),
        ("will send", "pledged"),
        ("will not send", "refused"),
        ("has not sent", "refused"),
        ("did not send", "refused"),
        ("would send", "pledged"),
        ("may send", "considered"),
        ("might send", "considered"),
        ("could send", "considered"),
        ("may not send", "considered"),
        ("cannot send", "refused"),
        ("is to send", "pledged"),
        ("has yet to send", "considered"),
        ("is expected to send", "planned"),
        ("plans to send", "planned"),
        ("has promised to send", "pledged"),
        ("promised not to send", "refused"),
        ("agreed to send", "pledged"),
        ("has yet to decide whether to send", "considered"),
        ("is considering sending", "considered"),
        ("refused to send", "refused"),
        ("ruled out sending", "refused"),
        ("has not ruled out sending", "considered"),
        ("stopped sending", "withdrawn"),
        ("suspended the delivery of", "withdrawn"),
        ("ordered", "ordered"),
        ("was asked to send", "requested"),
    ],
)
def test_the_words_around_the_verb_decide_the_act(verb: str, act: str) -> None:
    for_ukraine = "for" if verb == "ordered" else "to"
    assert only_report(f"Canada {verb} 40 howitzers {for_ukraine} Ukraine.").act.value == act


def test_swapping_the_sides_swaps_donor_and_recipient() -> None:
    for giver, taker, codes in (("Poland", "Latvia", ("PL", "LV")), ("Latvia", "Poland", ("LV", "PL"))):
        report = only_report(f"{giver} will give {taker} 40 howitzers.")
        assert (report.donors[0].value.id, report.recipients[0].value.id) == codes


@pytest.mark.parametrize("number", [2, 14, 40, 310])
def test_the_number_of_the_words_is_the_number_of_the_report(number: int) -> None:
    amount = only_report(f"Poland will give Latvia {number} howitzers.").amount
    assert isinstance(amount, Reading)
    assert isinstance(amount.value, Amount)
    assert amount.value.value == number


@pytest.mark.parametrize(
    "text",
    [
        "Poland owns 40 howitzers.",
        "Poland could be the first country to build its own howitzers for export.",
        "Poland praised Latvia's howitzers.",
        "The howitzers of Poland fired at targets near Latvia.",
        "Any howitzers sent to Latvia by Poland would be destroyed, an analyst in Moscow said.",
        "If Poland sends howitzers to Latvia, the border will be safer.",
    ],
)
def test_owning_praising_firing_and_supposing_are_no_commitments(text: str) -> None:
    assert Builtin().read(Article("example", text, published=PUBLISHED)).reports == ()


def test_a_condition_is_kept_beside_the_promise() -> None:
    report = only_report("Sweden will send 12 howitzers to Ukraine if its parliament agrees.")
    assert report.act.value == "pledged"
    assert [condition.value for condition in report.conditions] == ["if its parliament agrees"]


def test_only_if_is_a_refusal_until_then() -> None:
    report = only_report("Sweden said it would only send howitzers to Ukraine if France sent tanks first.")
    assert report.act.value == "refused"
    assert report.conditions
