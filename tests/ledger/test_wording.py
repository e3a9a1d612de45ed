"""The words of things as they are compared: each example of the word file holds."""

from __future__ import annotations

from typing import Any

import pytest

from pledgebook.ledger.likeness import OTHER, likeness
from pledgebook.ledger.wording import telling
from pledgebook.lexicon.naming import naming_examples
from pledgebook.model.items import Item, ItemClass


@pytest.mark.parametrize("example", [each for each in naming_examples() if "name" in each], ids=lambda each: str(each["name"]))
def test_of_a_name_those_words_are_left_that_tell_which_thing_it_is(example: dict[str, Any]) -> None:
    assert telling(Item(example["name"], ItemClass(example["of"]))) == set(example["leaves"])


@pytest.mark.parametrize("example", [each for each in naming_examples() if "one" in each], ids=lambda each: str(each["one"]))
def test_two_names_may_be_one_thing_or_not(example: dict[str, Any]) -> None:
    one, other = Item(example["one"], ItemClass(example["of"])), Item(example["other"], ItemClass(example["as"]))
    assert (likeness(one, other) > OTHER) is example["alike"]
