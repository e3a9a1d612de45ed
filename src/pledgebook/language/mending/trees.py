"""A sentence's tree with some of its words changed."""

from __future__ import annotations

from collections.abc import Sequence

from pledgebook.language.doc import Word


def with_words(words: Sequence[Word], *changed: Word) -> tuple[Word, ...]:
    """The words of a sentence, with each changed one in the place of the one that has its index."""
    new = {word.index: word for word in changed}
    return tuple(new.get(word.index, word) for word in words)
