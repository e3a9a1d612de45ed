"""Where the parser misses that a clause begins or that a row goes on, the words are hung anew."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from pledgebook.language.doc import Word
from pledgebook.language.mending.mended import mended
from pledgebook.language.read import parsed
from pledgebook.model.articles import Article


def told(text: str) -> dict[str, tuple[str, str]]:
    """Each word with its relation and its governor."""
    [sentence] = parsed(Article("a", text)).sentences
    return {word.text: (word.dep, sentence.words[word.head].text) for word in sentence.words}


def test_who_does_what_the_second_clause_says_is_no_second_taker() -> None:
    words = told("Norway will deliver ten tanks to Chad and Denmark is to send 6,000 shells.")
    assert words["Denmark"] == ("nsubj", "is")


def test_a_verb_that_two_subjects_share_leaves_them_as_they_are() -> None:
    assert told("Norway and Denmark sent tents to Chad.")["Denmark"] == ("conj", "Norway")


def test_two_takers_stay_two_takers_before_a_verb_that_the_giver_shares() -> None:
    assert told("Norway sent tents to Chad and Mali and will train nurses.")["Mali"] == ("conj", "Chad")


def test_a_name_in_a_row_is_no_other_word_for_the_one_before_it() -> None:
    assert told("Aid was sent by Sweden, the Netherlands and Latvia.")["Netherlands"][0] == "conj"


def test_aid_at_the_head_of_a_sentence_is_a_noun() -> None:
    assert told("Aid to Mali was suspended by Canada.")["Aid"][0] == "nsubjpass"


KINDS = [
    ("and", "CCONJ", "CC", "cc"),
    ("Chad", "PROPN", "NNP", "conj"),
    ("Chad", "PROPN", "NNP", "appos"),
    ("sends", "VERB", "VBZ", "conj"),
    ("is", "AUX", "VBZ", "aux"),
    ("the", "DET", "DT", "det"),
    (",", "PUNCT", ",", "punct"),
    ("aid", "VERB", "VB", "csubj"),
]


@st.composite
def trees(draw: st.DrawFn) -> tuple[Word, ...]:
    """Words of the kinds that are looked at, hung on each other in any way without a circle."""
    count = draw(st.integers(1, 6))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: order[0]}
    for place, index in enumerate(order[1:], start=1):
        heads[index] = order[draw(st.integers(0, place - 1))]
    kinds = [draw(st.sampled_from(KINDS)) for _ in range(count)]
    return tuple(
        Word(index, text, text, pos, tag, dep, heads[index], index * 5, index * 5 + len(text))
        for index, (text, pos, tag, dep) in enumerate(kinds)
    )


HUNG_ROUND = tuple(
    Word(index, text, text, pos, tag, dep, head, index * 5, index * 5 + len(text))
    for index, (text, pos, tag, dep, head) in enumerate(
        [
            ("Mali", "PROPN", "NNP", "ROOT", 0),
            ("and", "CCONJ", "CC", "cc", 2),
            ("Chad", "PROPN", "NNP", "conj", 0),
            ("sends", "VERB", "VBZ", "conj", 1),
        ]
    )
)
"""A verb that hangs, by the "and" before it, on the noun which could do what it says."""


@example(HUNG_ROUND)
@given(trees())
def test_words_that_hang_in_no_circle_hang_in_none_afterwards(words: tuple[Word, ...]) -> None:
    after = mended(words)
    for start in after:
        seen, at = set[int](), start
        while at.head != at.index:
            assert at.index not in seen
            seen.add(at.index)
            at = after[at.head]
