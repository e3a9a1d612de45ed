"""What tables call the fields of an article."""

from __future__ import annotations

from typing import Any

import pytest

from pledgebook.lexicon.columns import column_examples, columns_of


@pytest.mark.parametrize(("field", "example"), column_examples())
def test_each_header_gives_the_column_that_its_example_says(field: str, example: dict[str, Any]) -> None:
    assert columns_of(example["header"]).get(field) == example["takes"]


def test_our_own_word_goes_before_all_others_and_the_first_of_two_columns_of_one_name() -> None:
    assert columns_of(["body", "TEXT", "content"])["text"] == "TEXT"
    assert columns_of(["Text", "text"])["text"] == "Text"
