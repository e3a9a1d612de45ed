"""Rows of infinitives of which the parser hangs the last on the verb above: "called for Mali to stop, open it and *grant*"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Word

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSES = frozenset({"advcl", "xcomp", "ccomp"})


def rows_hung(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a sentence, each bare verb of such a row on its first infinitive."""
    heads = {
        word.index: first for word in words if word.dep == "conj" and word.tag == "VB" and (first := _first_of_row(words, word))
    }
    return tuple(replace(word, head=heads[word.index].index) if word.index in heads else word for word in words)


def _first_of_row(words: Sequence[Word], verb: Word) -> Word | None:
    """The infinitive before a bare verb that a finite verb holds: "called *to stop* the war, *open*"."""
    up = words[verb.head]
    own = {word.dep for word in words if word.head == verb.index and word.index < verb.index}
    if up.tag not in _FINITE or own & {"nsubj", "aux"} or any(word.dep == "aux" for word in words if word.head == up.index):
        return None
    clauses = (
        word for word in words[up.index : verb.index] if word.head == up.index and word.dep in _CLAUSES and word.tag == "VB"
    )
    return next((word for word in clauses if any(to.lower == "to" and to.head == word.index for to in words)), None)
