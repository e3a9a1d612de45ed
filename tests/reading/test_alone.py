"""Where an article surely tells of no other giving, what is guessed must be the likelier; in company it need not."""

from __future__ import annotations

from pledgebook.model.articles import Article
from pledgebook.model.reports import Report
from pledgebook.reading.builtin import by_rules
from pledgebook.reading.learnt.alone import company
from pledgebook.reading.seen import seen
from pledgebook.reading.steps import stepwise

NAMED = "Norway will send 14 tents to Moldova."
GUESSED = "Norway will help Moldova. It will send money next week."


def told(text: str) -> tuple[Report, ...]:
    view = seen(Article("a", text))
    return by_rules(view, tuple(stepwise(view)))


def test_alone_a_line_must_be_the_likelier_the_more_of_it_is_guessed() -> None:
    [named], [guessed] = told(NAMED), told(GUESSED)
    assert company((named,), {}).asks_more(named) == 0
    assert company((guessed,), {}).asks_more(guessed) >= 0.2


def test_another_sentence_that_surely_tells_of_giving_keeps_it_company() -> None:
    guessed, named = told(GUESSED + " " + NAMED)
    assert company((guessed, named), {named.id: 0.9}).asks_more(guessed) == 0
    assert company((guessed, named), {named.id: 0.6}).asks_more(guessed) > 0


def test_its_own_sentence_is_no_company() -> None:
    one, other = told("Norway will send 14 tents and six boats to Moldova.")
    assert company((one, other), {one.id: 0.9}).is_missed_by(other)


def test_what_no_rule_reads_must_be_likelier_than_what_one_reads() -> None:
    [named] = told(NAMED)
    assert company((), {}).asks_more_unread(named) > company((), {}).asks_more(named)
    assert company((named,), {named.id: 0.9}).asks_more_unread(told(GUESSED)[0]) == 0
