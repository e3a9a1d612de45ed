"""Whose own words an article is, by the examples of the outlets' file."""

from __future__ import annotations

import pytest

from pledgebook.lexicon.outlets import outlet_examples
from pledgebook.model.articles import Article
from pledgebook.reading.grammar.voices import voice_of


@pytest.mark.parametrize(("outlet", "side"), outlet_examples())
def test_an_outlet_speaks_for_the_side_that_its_example_says(outlet: str, side: str) -> None:
    voice = voice_of(Article("test", "Nothing happened.", outlet=outlet))
    assert (voice.value.id if voice else "") == side
