"""Millions that leave their currency to a sum beside them."""

from __future__ import annotations

import pytest

from pledgebook.language.amounts.currencyless import with_currencies
from pledgebook.language.amounts.finder import find_amounts
from pledgebook.language.read import parsed
from pledgebook.model.articles import Article


def units(text: str, before: str = "") -> list[str]:
    sentence = parsed(Article("a", text)).sentences[0]
    return [amount.value.unit for amount in with_currencies(sentence, find_amounts(sentence), before)]


@pytest.mark.parametrize(
    "text",
    ["The bank raised it from 50 million to 80 million euros.", "Spain gave Chad 9 million euros, Peru 6 million."],
)
def test_a_bare_million_is_in_the_currency_beside_it(text: str) -> None:
    assert units(text) == ["EUR", "EUR"]


@pytest.mark.parametrize(
    "text",
    ["Chad, a nation of 18 million, got 9 million euros.", "Chad got 9 million euros and 6 million doses."],
)
def test_a_million_that_counts_something_stays_a_number(text: str) -> None:
    assert sorted(units(text)).count("EUR") == 1


def test_a_share_of_the_money_is_in_the_currency_told_before() -> None:
    assert units("Of the money, 35 million is a loan.", before="EUR") == ["EUR"]
    assert units("The town has 35 million bees.", before="EUR") != ["EUR"]
