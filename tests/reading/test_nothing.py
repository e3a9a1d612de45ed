"""What a sentence names only to say that it is not given; and no odd tree makes the question endless."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.model.articles import Article
from pledgebook.reading.acts.nothing import is_none
from pledgebook.reading.seen import seen
from pledgebook.reading.things.gathered import goods_in


def test_what_stands_behind_a_not_is_none() -> None:
    [sight] = seen(Article("a", "Norway sent Chad tanks but not jets.")).sights
    assert [is_none(sight, goods) for goods in goods_in(sight)] == [False, True]


def test_a_thing_that_is_joined_to_itself_is_asked_about_once() -> None:
    """Where a sentence is cut, a word can be left that hangs on itself."""
    [sight] = seen(Article("a", "Norway sent Chad jets.")).sights
    [goods] = goods_in(sight)
    own = replace(goods.head, dep="conj", head=goods.head.index)
    words = tuple(own if word.index == own.index else word for word in sight.sentence.words)
    cut = replace(sight, sentence=replace(sight.sentence, words=words))
    assert not is_none(cut, replace(goods, head=own))
