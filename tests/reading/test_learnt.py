"""What no rule reads is told only where enough speaks for it, and says who spoke."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.model.articles import Article
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act, Report
from pledgebook.reading.builtin import Builtin, read_from
from pledgebook.reading.learnt.model import Model, Weights, model
from pledgebook.reading.learnt.polarity import may_be
from pledgebook.reading.seen import seen

UNREAD = "Norway was seen parading 14 tents before the cameras of Moldova."
FIRM = (Act.PLEDGED, Act.PLANNED, Act.ORDERED, Act.DELIVERED, Act.PERMITTED)
NOTHING = Weights(0.0, {})


def sure(act: Act, of: str = "Norway", enough: float = 0.7) -> Model:
    """A model that believes every thing to be given, by the first side of its sentence, by one act."""
    first = {"before=True": 9.0, "order=0/2": 9.0}
    return Model(Weights(9.0, {}), Weights(-9.0, first), Weights(9.0, {}), {act: Weights(9.0, {})}, enough, {})


def learnt(text: str, by: Model) -> tuple[Report, ...]:
    return read_from(seen(Article("a", text)), by).reports


def test_a_thing_that_no_rule_reads_is_left_by_the_rules() -> None:
    assert read_from(seen(Article("a", UNREAD))).reports == ()


def test_what_is_likely_enough_becomes_a_report_with_its_words() -> None:
    [report] = learnt(UNREAD, sure(Act.DELIVERED))
    assert [side.value.id for side in report.donors] == ["NO"]
    assert [side.value.id for side in report.recipients] == ["MD"]
    assert (report.act.value, report.act.rule) == (Act.DELIVERED, "learnt")
    assert report.item.quote is not None
    assert UNREAD[report.item.quote.start : report.item.quote.end] == "tents"


def test_what_is_not_likely_enough_is_not_told() -> None:
    unsure = Model(Weights(-9.0, {}), NOTHING, NOTHING, {Act.DELIVERED: Weights(9.0, {})}, 0.7, {})
    assert learnt(UNREAD, unsure) == ()


def test_the_trace_tells_that_no_rule_spoke_and_what_did() -> None:
    [report] = learnt(UNREAD, sure(Act.DELIVERED))
    assert report.trace[0].startswith("no rule reads it; learnt from other articles: ")
    assert any("order=0/2" in line for line in report.trace)


def test_a_reader_that_goes_by_rules_only_says_so_in_its_name() -> None:
    assert Builtin(learnt=False).name != Builtin().name
    assert not any(report.act.rule == "learnt" for report in Builtin(learnt=False).read(Article("a", UNREAD)).reports)


def test_what_the_rules_read_stays_as_they_read_it() -> None:
    text = "Norway will send 14 tents to Moldova. " + UNREAD
    by_rule = read_from(seen(Article("a", text))).reports
    assert by_rule
    assert learnt(text, sure(Act.DELIVERED))[: len(by_rule)] == by_rule


def test_what_is_told_already_is_not_told_again() -> None:
    text = "Norway will send 14 tents to Moldova. " + UNREAD
    assert len(learnt(text, sure(Act.DELIVERED))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Was Norway seen parading 14 tents before the cameras of Moldova?",
        "Norway, which refused to say more, was seen with 14 tents before the cameras of Moldova.",
        "Peru would send shelters only if Norway sent 14 tents to Moldova.",
        "Peru would be glad if Norway sent 14 tents to Moldova.",
        "Norway was never seen parading 14 tents before the cameras of Moldova.",
    ],
)
def test_a_question_a_refusal_and_a_denial_are_never_told_as_given(text: str) -> None:
    assert all(report.act.value not in FIRM for report in learnt(text, sure(Act.DELIVERED)))


@pytest.mark.parametrize(
    "text",
    [
        "Of the 40 tents, Norway was seen with ten before the cameras of Moldova.",
        "Norway has 320 tents in its possession, which Moldova would like.",
        "Norway was seen guarding Moldova against tents.",
        "Norway was seen in Moldova under its tent scheme.",
    ],
)
def test_a_whole_what_a_side_has_and_what_only_says_how_or_against_what_are_not_given(text: str) -> None:
    assert not any(report.act.rule == "learnt" for report in learnt(text, sure(Act.DELIVERED)))


def by_kind(text: str, vaccine: float = 9.0) -> tuple[Report, ...]:
    """What is read by a model that takes sums for vaccines, so much rather than for loans or food."""
    kinds = {ItemClass.VACCINE: Weights(vaccine, {}), ItemClass.LOAN: NOTHING, ItemClass.FOOD: NOTHING}
    return learnt(text, Model(NOTHING, NOTHING, NOTHING, {Act.DELIVERED: NOTHING}, 0.99, kinds))


def test_a_sum_that_no_words_place_gets_the_class_that_was_learnt_and_says_so() -> None:
    [report] = by_kind("Norway will give Moldova $5 million.")
    assert (report.item.value.item_class, report.item.rule) == (ItemClass.VACCINE, "item.learnt-kind")
    assert (
        report.trace[-1]
        == "no words tell what kind of help: vaccine rather than financial-aid; learnt from other articles: 100% likely"
    )


def test_a_class_that_is_not_sure_is_left_as_the_rules_guess_it() -> None:
    [report] = by_kind("Norway will give Moldova $5 million.", vaccine=0.1)
    assert report.item.value.item_class is ItemClass.FINANCIAL_AID


@pytest.mark.parametrize(
    "text",
    [
        "Norway will give Moldova $5 million in food aid.",
        "Norway will give Moldova a loan of $5 million.",
        "Norway will give Moldova $5 million for new ambulances.",
        "Norway will give Moldova tanks worth $5 million.",
        "Norway will give Moldova five tanks.",
    ],
)
def test_a_thing_whose_words_say_what_it_is_keeps_its_class(text: str) -> None:
    by_rule = [report.item.value.item_class for report in read_from(seen(Article("a", text))).reports]
    assert [report.item.value.item_class for report in by_kind(text)] == by_rule


@given(st.sampled_from(FIRM), st.lists(st.sampled_from([*model().thing.of])))
def test_no_features_make_a_promise_of_what_is_refused(act: Act, features: list[str]) -> None:
    assert not may_be(act, [*features, "near=refuse*"])
    assert not may_be(act, [*features, "mood.1=not past"])
    assert not may_be(act, [*features, "mood.1=may"])


def test_the_weights_that_come_along_know_every_act() -> None:
    assert set(model().acts) == set(Act)
    assert {ItemClass.HUMANITARIAN_AID, ItemClass.MILITARY_AID, ItemClass.FINANCIAL_AID} < set(model().kinds)
    assert 0.5 < model().enough < 1


def test_a_chance_lies_between_nothing_and_certainty() -> None:
    weights = Weights(0.0, {"much": 1000.0, "little": -1000.0})
    assert weights.chance(["little"]) < 0.001
    assert weights.chance([]) == 0.5
    assert weights.chance(["much"]) > 0.999
