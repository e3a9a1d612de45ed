from __future__ import annotations

from stories import story

from pledgebook.ledger.witnesses import witnesses

SENTENCE = "Fourteen tanks will leave for the eastern front within three months, the chancellor said"


def names(news: str) -> tuple[str, ...]:
    return witnesses(story(news))


def test_an_outlet_speaks_once_however_often() -> None:
    assert names(
        """
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | words Berlin gives in after months of talk
        2023-01-26 Herald: DE -> UA pledged 14 Leopard 2 tank | words The chancellor has changed his mind today
        """
    ) == ("Herald",)


def test_outlets_that_print_one_wire_are_its_one_voice() -> None:
    assert names(
        """
        2023-01-25 Herald/Wire: DE -> UA pledged 14 Leopard 2 tank | words Berlin gives in after months of talk
        2023-01-25 Post/Wire: DE -> UA pledged 14 Leopard 2 tank | words The chancellor has changed his mind today
        """
    ) == ("Wire",)


def test_a_copied_sentence_adds_no_witness_even_with_a_word_changed() -> None:
    assert names(
        f"""
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | words {SENTENCE}
        2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank | words {SENTENCE} today
        """
    ) == ("Herald",)


def test_a_copy_of_anything_that_a_known_witness_said_adds_none() -> None:
    assert names(
        f"""
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | words Berlin gives in after months of talk
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | words {SENTENCE}
        2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank | words {SENTENCE}
        """
    ) == ("Herald",)


def test_short_sentences_prove_nothing() -> None:
    assert names(
        """
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | words Germany sends tanks
        2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank | words Germany sends tanks
        """
    ) == ("Herald", "Post")
