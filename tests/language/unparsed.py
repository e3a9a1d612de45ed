"""Sentences made by hand of any tokens, with no parse worth the name."""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word


def by_hand(tokens: list[str]) -> Sentence:
    words, at = [], 0
    for index, token in enumerate(tokens):
        words.append(Word(index, token, token, "X", "NN", "dep", 0, at, at + len(token)))
        at += len(token) + 1
    return Sentence("hand", " ".join(tokens), 0, tuple(words))
