"""Names that share their noun with the name behind them: in "Spike and Mistral missiles" Spikes stand, too."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pledgebook.language.doc import Sentence, Word

_JOINS = frozenset({"and", "or", ",", "&"})


def words_before(sentence: Sentence, first: int, taken: Collection[int]) -> Iterator[Word]:
    """The single words in capitals that stand in a row with the name that begins at `first`, right to left; none of `taken`."""
    words, index = sentence.words, first - 2
    while index >= 0 and words[index + 1].lower in _JOINS and words[index].text[:1].isupper():
        if index not in taken:
            yield words[index]
        index -= 2
