"""Copies of one story, told from stories of one event, on the labelled pairs of eval/copies."""

from __future__ import annotations

import pytest
from eval.copies.pairs import pairs
from eval.copies.score import found, scored

from pledgebook.sources import copies
from pledgebook.sources.copies import Story, copied

PAIRS = pairs()


def test_there_are_enough_pairs_of_each_kind() -> None:
    assert len(PAIRS) >= 200
    assert 100 <= sum(pair.same for pair in PAIRS) <= len(PAIRS) - 100
    assert len({(pair.one.text, pair.other.text) for pair in PAIRS}) == len(PAIRS)


def test_of_the_labelled_pairs_nearly_all_are_told_right() -> None:
    assert scored(PAIRS).f1 >= 0.95


def test_stories_of_one_event_that_were_written_independently_are_never_taken_for_copies() -> None:
    assert not [pair for pair in PAIRS if pair.kind == "the same event, written independently" and found(pair)]


@pytest.mark.parametrize(("name", "value"), [("ALIKE", 0.9), ("CLAUSE", 99)])
def test_the_measure_notices_a_spoiled_limit(monkeypatch: pytest.MonkeyPatch, name: str, value: float) -> None:
    monkeypatch.setattr(copies, name, value)
    assert scored(PAIRS).missed > 5


def test_the_order_of_two_texts_makes_no_difference() -> None:
    for pair in PAIRS[::20]:
        one, other = Story(pair.one.text), Story(pair.other.text)
        assert copied(one, other) == copied(other, one)


def test_short_texts_prove_nothing() -> None:
    assert not copied(Story("Norway sends ferries to the island."), Story("Norway sends ferries to the island."))
    assert Story("Norway sends ferries.").traits == ()


def test_the_same_traits_come_out_on_every_machine() -> None:
    """They are kept in books: when these change, SCHEME has to change too."""
    story = Story(PAIRS[0].one.text)
    assert copies.SCHEME == "2"
    assert (len(story.traits), story.traits[0], story.traits[-1]) == GOLDEN


GOLDEN = (56, "0.58ffdba891fcc62a", "c.b6e803929cc0a1e7")
