"""Where the parser hangs what a vehicle bears on the place that the vehicle came to.

In "landed in *Chad carrying* food" it takes the place for who carries, in "arrived in Lome, *Togo bearing* tents" for what
the tents are told of, and at times the load for a kind of food. It is the verb before the place, or the vehicle from there, that
the load belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.language.mending.trees import with_words
from pledgebook.lexicon.groups import group

_PLACES = frozenset({"in", "at", "into", "to", "from", "for"})
_NAMING = frozenset({"appos", "compound", "nmod", "conj"})


def with_loads(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a sentence, each load on the vehicle that bears it or on what the vehicle does."""
    for bearing in words:
        if bearing.tag not in {"VBG", "VBN"} or bearing.lower not in group("carrying") | group("made up"):
            continue
        if bearing.tag == "VBG":
            words = _parted(_unpacked(words, bearing), bearing)
        if place := _place_before(words, words[bearing.index]):
            words = _rehung(words, words[bearing.index], place)
    return words


def _unpacked(words: tuple[Word, ...], bearing: Word) -> tuple[Word, ...]:
    """The words with what holds things apart from the first of them: "40 tonnes of *aid comprising tents* and food"."""
    first, whole = words[bearing.head], words[bearing.index - 1] if bearing.index else bearing
    if bearing.dep != "amod" or whole.pos != "NOUN" or whole.head != first.index or first.index < bearing.index:
        return words
    return with_words(
        words,
        replace(whole, dep=first.dep, head=first.head),
        replace(bearing, dep="acl", head=whole.index),
        replace(first, dep="dobj", head=bearing.index),
    )


def _parted(words: tuple[Word, ...], bearing: Word) -> tuple[Word, ...]:
    """The words with a load that only seems to be of a kind, "*carrying* food", as what is carried."""
    load, before = words[bearing.head], words[bearing.index - 1] if bearing.index else bearing
    if words[bearing.index].dep != "amod" or before.pos != "PROPN" or load.index < bearing.index:
        return words
    over = words[load.head]
    verb = words[over.head] if over.pos == "ADP" else over
    if not verb.is_verb:
        return words
    return with_words(
        words,
        replace(bearing, dep="advcl", head=verb.index),
        replace(load, dep="dobj", head=bearing.index),
    )


def _place_before(words: Sequence[Word], bearing: Word) -> Word | None:
    """The preposition of the place that a participle hangs on, or of which it is said to be the deed."""
    if bearing.dep == "pcomp":
        doer = next((word for word in words if word.head == bearing.index and word.dep == "nsubj"), None)
        place = words[bearing.head]
        return place if doer and doer.pos == "PROPN" and place.lower in _PLACES else None
    name = words[bearing.head]
    if bearing.dep not in {"acl", "advcl", "relcl"} or name.pos != "PROPN":
        return None
    while name.dep in _NAMING:
        name = words[name.head]
    place = words[name.head]
    return place if name.dep == "pobj" and place.lower in _PLACES else None


def _rehung(words: tuple[Word, ...], bearing: Word, place: Word) -> tuple[Word, ...]:
    """The words with the place's name behind its preposition, and the load on what the place hangs on."""
    bearer = words[place.head]
    load = next((word for word in words if word.head == bearing.index and word.dep == "dobj"), None)
    return tuple(_moved(word, bearing, place, bearer, load) for word in words)


def _moved(word: Word, bearing: Word, place: Word, bearer: Word, load: Word | None) -> Word:
    if word.index == bearing.index:
        return replace(word, dep="advcl" if bearer.is_verb else "acl", head=bearer.index)
    if word.head == bearing.index and word.dep == "nsubj" and bearing.dep == "pcomp":
        return replace(word, dep="pobj", head=place.index)
    in_row = word.dep in {"conj", "appos"} and word.head == bearer.index and word.pos == "NOUN"
    return replace(word, dep="conj", head=load.index) if load and in_row and word.index > load.index else word
