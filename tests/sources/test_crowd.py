"""Texts that all have a phrase in common: those that may be copies of one are found among them, and few others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.sources import crowd
from pledgebook.sources.copies import told_by_words
from pledgebook.sources.crowd import Crowd

FOOT = range(12)
"""The runs of a phrase that stands under every text."""

texts = st.lists(
    st.builds(
        lambda start, length, foot: frozenset((*range(start, start + length), *(FOOT if foot else ()))),
        st.integers(12, 120),
        st.integers(0, 60),
        st.booleans(),
    ),
    max_size=24,
)


@pytest.fixture(autouse=True, scope="module")
def _small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowd, "LOOSE", 2)
        patch.setattr(crowd, "RARE", 2)
        yield


@given(texts)
def test_no_copy_is_left_out(told: list[frozenset[int]]) -> None:
    known = Crowd[int]()
    for number, runs in enumerate(told):
        like = known.like(runs)
        assert {other for other in range(number) if told_by_words(runs, told[other]) is not False} <= {*like}
        assert len(like) == len({*like})
        known.admit(number, told.__getitem__)


def test_of_many_texts_that_share_a_phrase_only_nobody_is_like_another() -> None:
    known, told = Crowd[int](), [frozenset((*FOOT, *range(100 * n + 100, 100 * n + 150))) for n in range(64)]
    for number in range(len(told)):
        known.admit(number, told.__getitem__)
    assert known.like(frozenset((*FOOT, *range(50)))) == []
    assert known.like(told[7]) == [7]


def test_a_text_is_admitted_once() -> None:
    known = Crowd[str]()
    for _ in "ab":
        known.admit("a", lambda _: range(30))
    assert known.like(range(30)) == ["a"]
