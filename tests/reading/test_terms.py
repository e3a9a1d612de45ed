"""On which condition, where a clause or a sentence of its own tells it."""

from __future__ import annotations

import pytest

from pledgebook.model.articles import Article
from pledgebook.reading.builtin import Builtin


def _conditions(news: str) -> list[str]:
    reports = Builtin(learnt=False).read(Article("a", news)).reports
    return [condition.value for report in reports for condition in report.conditions]


@pytest.mark.parametrize(
    ("news", "condition"),
    [
        (
            "Norway will lend Chad $20 million. The loan is subject to approval by its parliament.",
            "subject to approval by its parliament",
        ),
        (
            "Germany will send Chad 20 tanks. The Bundestag still has to approve the deal.",
            "The Bundestag still has to approve the deal",
        ),
        ("Norway will lend Chad $20 million subject to approval by its parliament.", "subject to approval by its parliament"),
        ("The EU offered Tunisia 700 million euros in loans contingent on an IMF review.", "contingent on an IMF review"),
        (
            "The IMF agreed to release 40 million euros in loans to Chad provided Chad carried out reforms.",
            "provided Chad carried out reforms",
        ),
        ("Germany will send Chad tanks after the parliament approves the plan.", "after the parliament approves the plan"),
        (
            "Should the government meet the terms, Chad will receive $200 million from the IMF.",
            "Should the government meet the terms",
        ),
        (
            "Norway will lend Peru $20 million. The loan still has to be approved by parliament.",
            "The loan still has to be approved by parliament",
        ),
        ("Norway will lend Peru $20 million. Parliament has yet to approve the loan.", "Parliament has yet to approve the loan"),
        (
            "Norway will lend Peru $20 million. Its board is due to vote on the loan in June.",
            "Its board is due to vote on the loan in June",
        ),
        (
            "Norway will lend Peru $20 million. Three parties must also approve the deal.",
            "Three parties must also approve the deal",
        ),
        ("Norway will lend Peru $20 million. The money is tied to reforms.", "The money is tied to reforms"),
        (
            "Norway promised Peru a grant of $20 million. The aid, which comes in two parts, is conditional on reforms.",
            "The aid, which comes in two parts, is conditional on reforms",
        ),
        ("Norway announced a loan of $20 million for Peru, to be approved by parliament.", "to be approved by parliament"),
        ("Norway announced a loan of $20 million for Peru, which has yet to be ratified.", "which has yet to be ratified"),
        ("Norway will lend Peru $20 million, which parliament must still approve.", "which parliament must still approve"),
        ("Norway will not send Peru jets before parliament has voted.", "before parliament has voted"),
        ("Norway will only pay Peru the money when it has seen the audit.", "when it has seen the audit"),
        ("Norway promised Peru $20 million pending approval by parliament.", "pending approval by parliament"),
        ("Pending parliamentary approval, Norway will pay Peru $20 million.", "Pending parliamentary approval"),
        ("Norway stands ready to give Peru tents, should these be required.", "should these be required"),
        ("Norway suspended its aid to Peru. Payments will resume once an audit is done.", "once an audit is done"),
        ("Norway paused its aid to Peru. It said the aid would resume if the soldiers left.", "if the soldiers left"),
    ],
)
def test_what_a_commitment_hangs_on_is_told_with_it(news: str, condition: str) -> None:
    assert _conditions(news) == [condition]


@pytest.mark.parametrize(
    "news",
    [
        "Norway will lend Chad $20 million. The loan is not subject to any terms.",
        "Germany will deliver Chad the tanks as soon as next week.",
        "Norway has provided Chad with tents.",
        "Norway lent Chad $20 million. The parliament must approve the new road.",
        "Norway will lend Chad $20 million. Another $5 million is subject to reforms.",
        "Norway will lend Chad $20 million. The board will vote on its chairman in June.",
        "Norway will lend Chad $20 million. The board approved the loan in June.",
        "Norway lent $20 million to a minister of Chad who must be confirmed by parliament.",
        "Norway delivered tanks to Chad before parliament voted.",
        "Norway said in May that all was well, before its parliament froze aid to Chad.",
        "Norway refused to send Chad tents before it changed its mind in May.",
        "Norway suspended its aid to Chad. Flights will resume once the rain stops.",
        "Norway sent tanks to Chad. Deliveries will resume once the rain stops.",
    ],
)
def test_no_other_clause_is_taken_for_a_condition(news: str) -> None:
    assert _conditions(news) == []
