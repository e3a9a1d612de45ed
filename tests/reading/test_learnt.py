"""What was learnt adds only what is likely enough, takes away only what is far from likely, and says who spoke."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judges import Sure

from pledgebook.model.articles import Article
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act, Extract, Report
from pledgebook.reading.builtin import Builtin, by_rules, read_from
from pledgebook.reading.learnt.judge import Judge, Verdict, judge
from pledgebook.reading.learnt.pieces import OPEN, pieces_of
from pledgebook.reading.learnt.questions import Question, questions
from pledgebook.reading.learnt.scene import Scene
from pledgebook.reading.seen import seen
from pledgebook.reading.steps import stepwise

UNREAD = "Norway was seen parading 14 tents before the cameras of Moldova."
SAID = "Norway will send 14 tents to Moldova."
FIRM = (Act.PLEDGED, Act.PLANNED, Act.ORDERED, Act.DELIVERED, Act.PERMITTED)


def extract(text: str, by: Judge | None = None) -> Extract:
    return read_from(seen(Article("a", text)), by)


def learnt(text: str, by: Judge) -> tuple[Report, ...]:
    return extract(text, by).reports


def asked(text: str) -> tuple[Question, ...]:
    view = seen(Article("a", text, title="Tents for Moldova"))
    steps = tuple(stepwise(view))
    return tuple(questions(view, steps, by_rules(view, steps)))


def test_a_thing_that_no_rule_reads_is_left_by_the_rules() -> None:
    assert extract(UNREAD).reports == ()


def test_what_is_likely_enough_becomes_a_report_with_its_words() -> None:
    [report] = learnt(UNREAD, Sure())
    assert [side.value.id for side in report.donors] == ["NO"]
    assert [side.value.id for side in report.recipients] == ["MD"]
    assert (report.act.value, report.act.rule) == (Act.DELIVERED, "learnt")
    assert report.item.quote is not None
    assert UNREAD[report.item.quote.start : report.item.quote.end] == "tents"


def test_what_is_not_likely_enough_is_not_told() -> None:
    assert learnt(UNREAD, Sure(given=0.3)) == ()


def test_what_nobody_takes_is_not_told() -> None:
    assert learnt(UNREAD, Sure(taken=0.01)) == ()


def test_the_trace_tells_that_no_rule_spoke_and_how_likely_it_is() -> None:
    [report] = learnt(UNREAD, Sure())
    assert report.trace[0] == "no rule reads it; learnt from other articles: 99% likely given, by NO -> delivered"


def test_what_the_rules_read_but_is_far_from_likely_is_left_out_and_unread_says_why() -> None:
    found = extract(SAID, Sure(given=0.001))
    assert found.reports == ()
    [unread] = found.unread
    assert unread.why == "read by rules as pledged by NO; learnt from other articles: only 3% likely given"
    assert unread.quote.words == "14 tents"


class NobodyGives(Sure):
    """It is sure that all is given, and believes it of no side."""

    def judged(self, scene: Scene) -> tuple[Verdict, ...]:
        return tuple(replace(verdict, gives=(0.01,) * len(scene.sides)) for verdict in super().judged(scene))


def test_what_is_surely_given_is_not_left_out_for_its_giver_alone() -> None:
    assert learnt(SAID, NobodyGives()) == extract(SAID).reports


def test_a_permission_keeps_the_taker_that_the_rules_found() -> None:
    text = "Germany will allow Poland to re-export tanks to Ukraine, whose army asked Chad."
    assert [report.recipients for report in learnt(text, ChadTakes(taken=0.1, number=2))] == [
        r.recipients for r in extract(text).reports
    ]


def test_what_the_rules_read_stays_where_it_is_but_unlikely() -> None:
    assert learnt(SAID, Sure(given=0.2)) == extract(SAID).reports


@pytest.mark.parametrize(
    "text",
    [
        "The police sleep in tents that Norway supplied to Moldova.",
        "Norway is the main supplier of tents to Moldova.",
        "Norway hosts 9,000 refugees from Moldova.",
    ],
)
def test_what_is_told_in_passing_is_doubted_less(text: str) -> None:
    hardly = Sure(given=0.06)
    assert learnt(SAID, hardly) == ()
    assert [report.id for report in learnt(text, hardly)] == [report.id for report in extract(text).reports] != []


def test_a_reader_that_goes_by_rules_only_says_so_in_its_name() -> None:
    assert Builtin(learnt=False).name != Builtin().name
    assert not any(report.act.rule == "learnt" for report in Builtin(learnt=False).read(Article("a", UNREAD)).reports)


def test_what_the_rules_read_stays_as_they_read_it() -> None:
    text = f"{SAID} {UNREAD}"
    by_rule = extract(text).reports
    assert by_rule
    assert learnt(text, Sure())[: len(by_rule)] == by_rule


def test_what_is_told_already_is_not_told_again() -> None:
    assert len(learnt(f"{SAID} {UNREAD}", Sure())) == 1


def test_a_thing_of_the_same_kind_with_another_name_is_told_beside_the_first() -> None:
    text = "Norway will send 14 tents to Moldova. Norway was seen parading blankets before the cameras of Moldova."
    assert [report.item.value.name for report in learnt(text, Sure())] == ["tent", "blanket"]


@pytest.mark.parametrize(
    "text",
    [
        "Was Norway seen parading 14 tents before the cameras of Moldova?",
        "Norway, which refused to say more, was seen with 14 tents before the cameras of Moldova.",
        "Peru would send shelters only if Norway sent 14 tents to Moldova.",
        "Peru would be glad if Norway sent 14 tents to Moldova.",
        "Norway was never seen parading 14 tents before the cameras of Moldova.",
        "Norway could be seen parading 14 tents before the cameras of Moldova.",
        "There is no evidence that Norway paraded 14 tents before the cameras of Moldova.",
        "Norway refused to suspend 14 tents for Moldova.",
        "Norway ran out of 14 tents before the cameras of Moldova.",
        "The package of 14 tents for Moldova, which Norway has not yet approved, was shown to the cameras.",
    ],
)
@pytest.mark.parametrize("act", FIRM)
def test_a_question_a_refusal_a_denial_and_a_might_are_never_told_as_given(text: str, act: Act) -> None:
    assert all(report.act.value not in FIRM for report in learnt(text, Sure(act)) if report.act.rule == "learnt")


@pytest.mark.parametrize("act", [act for act in Act if act not in FIRM])
def test_a_request_a_refusal_and_a_wish_are_told_only_where_a_word_says_so(act: Act) -> None:
    assert learnt(UNREAD, Sure(act)) == ()


def test_who_asks_for_tanks_that_would_give_food_asks_for_no_food() -> None:
    reports = learnt("Moldova asked Norway for 14 tanks that would give its forces food.", Sure(Act.REQUESTED))
    assert [report.item.value.name for report in reports] == ["tank"]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 40 tents, Norway was seen with ten before the cameras of Moldova.",
        "Norway has 320 tents in its possession, which Moldova would like.",
        "Norway was seen guarding Moldova against tents.",
        "Norway was seen in Moldova under its tent scheme.",
        "Norway was seen in Moldova after damage of $5 million.",
        "Norway was seen in Moldova with a company worth $5 million.",
        "Norway and Moldova say that the aid is worth $5 million.",
    ],
)
def test_a_whole_what_a_side_has_and_what_only_says_how_or_against_what_are_not_given(text: str) -> None:
    assert not any(report.act.rule == "learnt" for report in learnt(text, Sure()))


@dataclass
class ChadTakes(Sure):
    """The side of that number takes what is given, and it is as unlikely as `taken` says that any other does."""

    number: int = 0

    def judged(self, scene: Scene) -> tuple[Verdict, ...]:
        takes = tuple(0.95 if number == self.number else self.taken for number in range(len(scene.sides)))
        return tuple(replace(verdict, takes=takes) for verdict in super().judged(scene))


MEANT_FOR_CHAD = "Norway will send 14 tents to Moldova, whose depot holds what is meant for Chad."
CHAD_SAYS = "Sweden sent 5 million euros to Moldova. Norway will send 14 tents, says Chad."


def test_a_taker_that_is_far_likelier_than_the_one_of_the_rules_takes_its_place_and_the_trace_says_so() -> None:
    [report] = learnt(MEANT_FOR_CHAD, ChadTakes(taken=0.1, number=2))
    assert [(side.value.id, side.rule) for side in report.recipients] == [("TD", "learnt-taker")]
    assert report.trace[-1] == "for TD rather than MD; learnt from other articles: 95% likely"


def test_a_taker_that_the_sentence_names_gives_way_only_to_one_that_is_far_likelier() -> None:
    [report] = learnt(MEANT_FOR_CHAD, ChadTakes(taken=0.6, number=2))
    assert [side.value.id for side in report.recipients] == ["MD"]


def test_a_taker_that_was_only_carried_over_gives_way_sooner() -> None:
    [_, tents] = learnt(CHAD_SAYS, ChadTakes(taken=0.6, number=1))
    assert [(side.value.id, side.rule) for side in tents.recipients] == [("TD", "learnt-taker")]


def test_a_taker_that_was_carried_over_and_is_nearly_as_likely_stays() -> None:
    [_, tents] = learnt(CHAD_SAYS, ChadTakes(taken=0.8, number=1))
    assert [(side.value.id, side.rule) for side in tents.recipients] == [("MD", "recipient.of-the-article")]


class LastGives(Sure):
    """The last side gives what is given, the first far from likely; `taken` is how likely any side takes it."""

    def judged(self, scene: Scene) -> tuple[Verdict, ...]:
        last = len(scene.sides) - 1
        gives = tuple(0.95 if number == last else 0.05 for number in range(len(scene.sides)))
        takes = (self.taken,) * len(scene.sides)
        return tuple(replace(verdict, gives=gives, takes=takes) for verdict in super().judged(scene))


def test_a_giver_that_is_far_likelier_than_the_one_of_the_rules_takes_its_place_and_the_trace_says_so() -> None:
    [report] = learnt("The delivery of 14 tents by Norway to Moldova, for which Chad paid, will begin.", LastGives())
    assert [(side.value.id, side.rule) for side in report.donors] == [("TD", "learnt-giver")]
    assert [side.value.id for side in report.recipients] == ["MD"]
    assert (report.act.value, report.act.rule) == (Act.PLEDGED, "fold")
    assert "by TD rather than NO; learnt from other articles: 95% likely" in report.trace


def test_a_taker_that_rather_gives_changes_places_with_the_giver_where_that_one_likely_takes() -> None:
    told = "14 Norwegian tents will go to Moldova."
    [swapped] = learnt(told, LastGives())
    assert [side.value.id for side in (*swapped.donors, *swapped.recipients)] == ["MD", "NO"]
    [kept] = learnt(told, LastGives(taken=0.4))
    assert [side.value.id for side in (*kept.donors, *kept.recipients)] == ["NO", "MD"]


def test_a_giver_whom_the_verb_names_as_its_doer_stays_whoever_else_is_likelier() -> None:
    [report] = learnt("Norway will send 14 tents to Moldova from a depot that is held by Chad.", LastGives())
    assert [side.value.id for side in (*report.donors, *report.recipients)] == ["NO", "MD"]


def test_a_permission_keeps_the_giver_that_the_rules_found() -> None:
    text = "Germany will allow Poland to re-export tanks to Ukraine, whose army asked Chad."
    assert [report.donors for report in learnt(text, LastGives())] == [report.donors for report in extract(text).reports]


def by_kind(text: str, vaccine: float = 0.9) -> tuple[Report, ...]:
    """What is read by a judge that takes sums for vaccines, so much rather than for food."""
    return learnt(text, Sure(given=0.5, kinds={ItemClass.VACCINE: vaccine, ItemClass.FOOD: 1 - vaccine}))


def test_a_sum_that_no_words_place_gets_the_class_that_was_learnt_and_says_so() -> None:
    [report] = by_kind("Norway will give Moldova $5 million.")
    assert (report.item.value.item_class, report.item.rule) == (ItemClass.VACCINE, "item.learnt-kind")
    why = "no words tell what kind of help: vaccine rather than financial-aid; learnt from other articles: 90% likely"
    assert report.trace[-1] == why


def test_a_class_that_is_not_sure_is_left_as_the_rules_guess_it() -> None:
    by = Sure(given=0.5, kinds={ItemClass.VACCINE: 0.36, ItemClass.FOOD: 0.32, ItemClass.MEDICAL: 0.32})
    [report] = learnt("Norway will give Moldova $5 million.", by)
    assert report.item.value.item_class is ItemClass.FINANCIAL_AID


def test_a_sum_is_never_taken_for_a_thing() -> None:
    [report] = learnt("Norway will give Moldova $5 million.", Sure(given=0.5, kinds={ItemClass.TANK: 1.0}))
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
    by_rule = [report.item.value.item_class for report in extract(text).reports]
    assert [report.item.value.item_class for report in by_kind(text)] == by_rule


def test_a_scene_marks_the_thing_and_the_sides_in_the_pieces_of_the_sentence() -> None:
    [question] = asked(UNREAD)
    scene = question.scene
    [(whole, own)] = scene.things
    assert scene.pieces[0] == OPEN
    assert scene.pieces[whole[0] : whole[1]] == (*pieces_of("14"), *pieces_of("tents"))
    assert scene.pieces[own[0] : own[1]] == pieces_of("14")  # by which "14 tents" hangs
    assert [scene.pieces[start:end] for start, end in scene.sides] == [pieces_of("Norway"), pieces_of("Moldova")]
    assert scene.pieces[scene.opens : scene.opens + 1] == pieces_of("Norway")


def test_a_side_that_the_article_spoke_of_before_stands_before_the_sentence() -> None:
    *_, question = asked("Norway will send 14 tents to Moldova. It was seen parading 9 boats before the cameras.")
    places = {side.actor.id: span for side, span in zip(question.sides, question.scene.sides, strict=True)}
    assert places["NO"][1] <= question.scene.opens
    start, end = places["NO"]
    assert set(pieces_of("Norway")) <= set(question.scene.pieces[start:end])


def test_a_sentence_without_end_is_cut_and_what_stands_behind_is_asked_all_the_same() -> None:
    [question] = asked("Norway, " + "very " * 400 + "was seen parading 14 tents before the cameras of Moldova.")
    assert len(question.scene.pieces) < 300
    assert question.scene.things == (((0, 1), (0, 1)),)
    assert len(judge().judged(question.scene)) == 1


@given(st.text(max_size=60))
def test_any_word_has_pieces_that_the_network_knows(word: str) -> None:
    assert all(0 < number < 30522 for number in pieces_of(word))


def test_a_word_is_cut_into_its_longest_known_pieces() -> None:
    assert len(pieces_of("tents")) == 1
    assert len(pieces_of("Zelenskiy")) > 1
    assert pieces_of("São") == pieces_of("sao")
    assert pieces_of("x" * 500) == pieces_of("y" * 500) == (100,)


def test_the_network_that_comes_along_knows_every_act_and_class_and_says_the_same_twice() -> None:
    [question] = asked(SAID)
    first, again = judge().judged(question.scene), judge().judged(question.scene)
    assert first == again
    [verdict] = first
    assert set(verdict.acts) == set(Act)
    assert set(verdict.kinds) == set(ItemClass)
    assert len(verdict.gives) == len(verdict.takes) == len(question.sides)
    assert all(0 <= chance <= 1 for chance in (verdict.given, *verdict.gives, *verdict.takes, *verdict.acts.values()))


def test_the_network_that_comes_along_believes_a_plain_promise() -> None:
    [question] = asked(SAID)
    [verdict] = judge().judged(question.scene)
    assert verdict.given > 0.5
    assert verdict.gives[0] > verdict.gives[1]
    assert verdict.takes[1] > verdict.takes[0]


def test_a_thing_beside_which_no_side_stands_is_judged_all_the_same() -> None:
    [question] = asked(SAID)
    [verdict] = judge().judged(replace(question.scene, sides=()))
    assert (verdict.gives, verdict.takes) == ((), ())
    assert 0 <= verdict.given <= 1


def test_what_the_rules_read_where_no_side_is_known_can_be_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pledgebook.reading.learnt.questions.sides", lambda *_: ())
    assert learnt(SAID, Sure(given=0.01)) == ()
    assert len(learnt(SAID, Sure())) == 1
