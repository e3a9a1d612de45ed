"""A text that is cut at the edges of what was read from it is still that text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pledgebook.faces.web.marks import Mark, passages

TEXT = "Norway will send Moldova ten boats, officials said."
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda span: span[0] < span[1])
marks = st.builds(
    lambda span, level: Mark(span[0], span[1], level, "read", "amount", "10", "r1"), spans, st.sampled_from(["passage", "cell"])
)


@given(st.lists(marks, max_size=6), st.integers(0, 20))
def test_the_pieces_are_the_text_and_each_stands_where_it_says(found: list[Mark], start: int) -> None:
    text = TEXT[start:]
    pieces = [piece for passage in passages(text, found, start) for piece in passage.pieces]
    assert "".join(piece.words for piece in pieces) == text
    assert all(TEXT[piece.start : piece.start + len(piece.words)] == piece.words for piece in pieces)


@given(st.lists(marks, max_size=6))
def test_a_mark_lies_on_all_pieces_of_its_words_and_on_no_other(found: list[Mark]) -> None:
    for passage in passages(TEXT, found):
        for piece in passage.pieces:
            end = piece.start + len(piece.words)
            assert set(piece.marks) == {mark for mark in found if mark.start <= piece.start and end <= mark.end}
            assert all(mark.end <= piece.start or mark.start >= end for mark in set(found) - set(piece.marks))
