from __future__ import annotations

from stories import story

from pledgebook.ledger.review import Question, review
from pledgebook.ledger.settle import settle
from pledgebook.model.ledgers import Ledger


def test_doubts_come_before_disagreements_and_larger_sums_first(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-04-20 Post: DE -> UA pledged Leopard tank | once
    2023-01-25 Herald: PL -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: PL -> UA pledged 16 Leopard 2 tank
    2023-01-25 Herald: ES -> UA pledged 140 Leopard 2 tank
    2023-01-25 Post: ES -> UA pledged 160 Leopard 2 tank
    """
    cases = review(ledger)
    assert [(case.question, case.commitment[:2]) for case in cases] == [
        (Question.SAME, "DE"),
        (Question.WHICH, "ES"),
        (Question.WHICH, "PL"),
    ]


def test_a_case_shows_the_words_of_both_sides_and_the_reports_to_rule_on() -> None:
    reports = story(
        """
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | words Berlin promises fourteen
        2023-04-20 Post: DE -> UA pledged Leopard tank | once | words Leopards are promised
        """
    )
    [case] = review(settle(reports))
    assert case.reports == (reports[1].id, reports[0].id)
    assert [quote.words for quote in case.quotes] == ["Leopards are promised", "Berlin promises fourteen"]


def test_what_is_settled_asks_nothing(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank
    """
    assert review(ledger) == ()
