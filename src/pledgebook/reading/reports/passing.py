"""Whether a deal has still to be passed, and by whom: "still has to be approved", "has yet to ratify it", "is to vote on it"."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.sight import is_to_do


def to_be_passed(sentence: Sentence, verb: Word) -> Word | None:
    """The word of passing that is yet to come about, at a verb or what it has to do: "must *approve*", "has to be *passed*"."""
    return next((word for word in _with_own(sentence, verb) if _passes(word) and _lies_ahead(sentence, word)), None)


def to_be_voted_on(sentence: Sentence, verb: Word) -> Word | None:
    """What somebody is to vote on or decide on: "is due to vote on *the loan*", "will decide on *it*"."""
    for word in _with_own(sentence, verb):
        if word.lemma.lower() in group("voting") and (is_to_do(sentence, word) or mood_of(sentence, word).mode is Mode.WILL):
            on = next((place for place in sentence.children(word, "prep") if place.lower == "on"), None)
            return sentence.child(on, "pobj") if on else None
    return None


def _with_own(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """A verb, what it has to do, and what it is due or ready to do."""
    yield verb
    called = sentence.children(verb, "acomp")
    for owner in (verb, *called):
        yield from sentence.children(owner, "xcomp")


def _passes(word: Word) -> bool:
    return word.lemma.lower() in group("being passed")


def _lies_ahead(sentence: Sentence, word: Word) -> bool:
    """Whether it must, has to, needs to, or has yet to be done, or is named as what is "to be approved"."""
    up, mood = sentence.words[word.head], mood_of(sentence, word)
    owes = word.dep == "xcomp" and up.lemma.lower() in {"have", "need", "remain"}
    named = word.dep in {"relcl", "acl"} and word.tag == "VBN" and mood.mode is Mode.BARE and _is_to_be(sentence, word)
    return mood.mode is Mode.MUST or owes or named or mood.pending


def _is_to_be(sentence: Sentence, word: Word) -> bool:
    return {"to", "be"} <= {child.lower for child in sentence.children(word, "aux", "auxpass")}
