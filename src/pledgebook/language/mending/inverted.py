"""Suppositions told by word order: in "is ready to send tents, *should they be needed*" the parser takes the second clause for
the sentence itself, or for one more of a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.language.mending.trees import with_words

_INVERTED = frozenset({"should", "were"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def inverted_last(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a sentence, with a supposition at its end hung on the clause before it."""
    if not words or words[-1].text == "?" or not any(word.lower in _INVERTED for word in words[1:]):
        return words
    for word in words[1:]:
        verb = words[word.head]
        if word.lower in _INVERTED and word.dep in {"aux", "auxpass"} and _stands_before_subject(words, word, verb):
            return _hung(words, verb, word.index)
    return words


def _stands_before_subject(words: Sequence[Word], helper: Word, verb: Word) -> bool:
    after = words[helper.index + 1 : verb.index]
    return any(word.dep in _SUBJECTS and word.head == verb.index for word in after)


def _hung(words: tuple[Word, ...], verb: Word, begins: int) -> tuple[Word, ...]:
    """The words, with the supposing clause below the clause before it: as its row-mate is hung, or as it was hung itself."""
    before = next((word for word in words[:begins] if word.head == verb.index and word.dep == "ccomp"), None)
    if before is None:
        apart = verb.dep == "conj" and not any(word.dep == "cc" and word.head == verb.head for word in words)
        return with_words(words, replace(verb, dep="advcl")) if apart else words
    top = before.index if verb.dep == "ROOT" else verb.head
    return with_words(words, replace(before, dep=verb.dep, head=top), replace(verb, dep="advcl", head=before.index))
