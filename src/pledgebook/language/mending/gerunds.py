"""A deed that the parser takes for what its object is called: "joined Spain in *halting* arms sales"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group

_LEADS = frozenset({"in", "by", "of", "from", "for"})


def gerunds_hung(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a sentence, each such deed on its preposition and its object on the deed."""
    deeds = {word.index: word for word in words if word.tag == "VBG" and _is_deed(words, word)}
    objects = {deed.head: deed for deed in deeds.values()}
    return tuple(_hung(word, deeds, objects, words) for word in words)


def _is_deed(words: Sequence[Word], verb: Word) -> bool:
    """Whether it stands right between a preposition and the noun that hangs on that preposition."""
    noun, before = words[verb.head], words[verb.index - 1]
    leads = verb.index > 0 and before.lower in _LEADS and noun.dep == "pobj" and noun.head == before.index
    return leads and verb.dep == "amod" and verb.lemma.lower() in group("deeds as gerunds")


def _hung(word: Word, deeds: dict[int, Word], objects: dict[int, Word], words: Sequence[Word]) -> Word:
    if word.index in deeds:
        return replace(word, dep="pcomp", head=words[word.head].head, pos="VERB")
    return replace(word, dep="dobj", head=objects[word.index].index) if word.index in objects else word
