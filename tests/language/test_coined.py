"""Other currencies than dollars are parsed as sums, and keep their own letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.language.coined import coined
from pledgebook.language.read import parsed
from pledgebook.model.articles import Article


@pytest.mark.parametrize("sum_", ["CHF 2 million", "EUR44 million", "Rs 70 million", "NOK 80"])
def test_a_sum_in_any_currency_is_what_is_given(sum_: str) -> None:
    """Austria has given away CHF 2 million."""
    (sentence,) = parsed(Article("a", f"Austria has donated {sum_} for wells.")).sentences
    verb = next(word for word in sentence.words if word.lower == "donated")
    assert not sentence.children(verb, "dative")
    assert sentence.child(verb, "dobj") is not None


def test_every_word_keeps_its_own_letters() -> None:
    text = "Norway gave NOK 90 million, Italy EUR5 million and Canada C$3 million."
    (sentence,) = parsed(Article("a", text)).sentences
    assert all(text[word.start : word.end] == word.text for word in sentence.words)
    assert [word.lemma for word in sentence.words if word.text in {"NOK", "EUR"}] == ["NOK", "EUR"]


def test_a_name_that_the_parser_mistakes_is_who_gives() -> None:
    (sentence,) = parsed(Article("a", "USAID will provide tents.")).sentences
    subject = sentence.child(sentence.root, "nsubj")
    assert subject is not None
    assert (subject.text, subject.pos) == ("USAID", "PROPN")


@pytest.mark.parametrize("text", ["EURATOM 5", "the CHF fell to 5", "DEMAND 5 tanks", "in euros"])
def test_only_letters_right_before_a_number_are_a_currency(text: str) -> None:
    assert coined(text) == text


@given(st.text(st.sampled_from("EURCHFNOKs 5.$€\n")))
def test_no_place_of_a_text_moves(text: str) -> None:
    assert len(coined(text)) == len(text)
