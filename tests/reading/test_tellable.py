"""The model is asked only of what could be told, and that it is not asked of the rest changes nothing that is told."""

from __future__ import annotations

import pytest
from judges import Sure

from pledgebook.model.articles import Article
from pledgebook.model.reports import Act
from pledgebook.reading.builtin import by_rules
from pledgebook.reading.learnt.alone import company
from pledgebook.reading.learnt.lines import with_learnt
from pledgebook.reading.learnt.questions import Question, answers, questions
from pledgebook.reading.learnt.tellable import worth_asking
from pledgebook.reading.seen import seen
from pledgebook.reading.steps import stepwise

UNREAD = "Norway was seen parading 14 tents before the cameras of Moldova."
NEVER = [
    "Was Norway seen parading 14 tents before the cameras of Moldova?",
    "Peru would be glad if Norway sent 14 tents to Moldova.",
    "Norway was seen parading 14 tents.",
    "Norway told the cameras of Moldova that other needs include 14 tents.",
]


def asked(text: str) -> tuple[Question, ...]:
    view = seen(Article("a", text))
    steps = tuple(stepwise(view))
    return tuple(questions(view, steps, by_rules(view, steps)))


def test_what_might_be_told_is_asked() -> None:
    assert tuple(worth_asking(asked(UNREAD))) == asked(UNREAD)


@pytest.mark.parametrize("text", NEVER)
def test_what_would_never_be_told_is_not_asked(text: str) -> None:
    assert asked(text)
    assert not any(question.left for question in worth_asking(asked(text)))


def test_beside_what_the_rules_told_only_the_rest_is_left_out_of_the_scene() -> None:
    [question] = asked("Norway will send 14 tents to Moldova, but it will keep 20 tanks.")
    [kept] = worth_asking([question])
    assert (len(question.left), len(kept.left), len(kept.told)) == (1, 0, 1)
    assert kept.scene.things == question.scene.things[1:]


@pytest.mark.parametrize("text", [UNREAD, *NEVER])
@pytest.mark.parametrize("act", Act)
def test_nothing_is_told_of_what_was_not_asked(text: str, act: Act) -> None:
    all_, some = (answers(each, Sure(act)) for each in (asked(text), worth_asking(asked(text))))
    assert with_learnt((), all_, company((), {}, 1)) == with_learnt((), some, company((), {}, 1))
