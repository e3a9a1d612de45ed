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
    ],
)
def test_no_other_clause_is_taken_for_a_condition(news: str) -> None:
    assert _conditions(news) == []
