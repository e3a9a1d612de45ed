"""The door to the NLP engine."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pledgebook.language import engine
from pledgebook.language.doc import Block, Kind
from pledgebook.model.articles import Article
from pledgebook.model.errors import UnreadableSource


def test_a_paragraph_beyond_the_engines_limit_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "load", lambda _: SimpleNamespace(max_length=1000, vocab=()))
    article = Article("a", "word " * 300, location="a.txt")
    with pytest.raises(UnreadableSource, match=r"a\.txt: One of its paragraphs has more than 1,000 characters\. Break it"):
        engine.parse(article, article.text, [Block(0, len(article.text), Kind.PROSE)])


def test_an_engine_that_has_met_too_many_words_gives_way_to_a_new_one_that_reads_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = Article("a", "Estonia sent two ambulances to Moldova, and Peru promised to send three more of them.")
    blocks = [Block(0, len(article.text), Kind.PROSE)]
    before, first = engine.parse(article, article.text, blocks), engine.rested()
    assert engine.rested() is first
    monkeypatch.setattr(engine, "MOST_WORDS", len(first.vocab) - 1)
    after = engine.parse(article, article.text, blocks)
    assert engine.load() is not first
    assert after == before
