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


MANY, FEW = 30, 3
"""Sentences of a long article, and of a note."""


def told(text: str) -> tuple[Report, ...]:
    view = seen(Article("a", text))
    return by_rules(view, tuple(stepwise(view)))


def test_alone_a_line_must_be_the_likelier_the_more_of_it_is_guessed() -> None:
    [named], [guessed] = told(NAMED), told(GUESSED)
    assert company((named,), {}, MANY).asks_more(named) == 0
    assert company((guessed,), {}, MANY).asks_more(guessed) >= 0.2


def test_another_sentence_that_surely_tells_of_giving_keeps_it_company() -> None:
    guessed, named = told(GUESSED + " " + NAMED)
    assert company((guessed, named), {named.id: 0.9}, MANY).asks_more(guessed) == 0
    assert company((guessed, named), {named.id: 0.6}, MANY).asks_more(guessed) > 0


def test_its_own_sentence_is_no_company() -> None:
    one, other = told("Norway will send 14 tents and six boats to Moldova.")
    assert company((one, other), {one.id: 0.9}, MANY).is_missed_by(other)


def test_what_no_rule_reads_must_be_likelier_than_what_one_reads() -> None:
    [named] = told(NAMED)
    assert company((), {}, MANY).asks_more_unread(named) > company((), {}, MANY).asks_more(named)
    assert company((named,), {named.id: 0.9}, MANY).asks_more_unread(told(GUESSED)[0]) == 0


def test_that_the_few_sentences_of_a_note_tell_of_no_other_giving_says_little() -> None:
    [guessed] = told(GUESSED)
    alone, few, many = (company((guessed,), {}, sentences) for sentences in (1, FEW, MANY))
    assert 0 == alone.asks_more(guessed) < few.asks_more(guessed) < many.asks_more(guessed)
    assert 0 == alone.asks_more_unread(guessed) < few.asks_more_unread(guessed) < many.asks_more_unread(guessed)
