"""A thing that stands before the word which tells what is done with it: "rejected Chad's arms *request*", "completed two arms
*deliveries*".
"""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.triggers import frames_at, operator_at


def told_by_its_head(sentence: Sentence, word: Word) -> Base | None:
    """The request, the offer or the delivery that heads a thing; None where its head is but a part of its name."""
    if not word.is_noun or not sentence.child(word, "compound"):
        return None
    return _asked_or_offered(sentence, word) or _begun_or_ended(sentence, word)


def _asked_or_offered(sentence: Sentence, word: Word) -> Base | None:
    """As in "rejected Chad's arms *request*", "made a tank *offer*"; but "paid into the emergency appeal"."""
    operator = operator_at(sentence, word)
    if operator is None or operator.name not in {"request", "pledge"} or word.lemma.lower() in group("appeals"):
        return None
    return Base(word, operator, "for")


def _begun_or_ended(sentence: Sentence, word: Word) -> Base | None:
    """A delivery that somebody is said to have begun or ended: "completed two arms *deliveries*"."""
    up = sentence.words[word.head]
    if word.dep == "pobj" and up.lower == "of":
        up = sentence.words[up.head]  # "the resumption of arms *deliveries*"
    begins = up.is_noun or word.dep in {"dobj", "nsubjpass"}
    operator = operator_at(sentence, up) if begins and up.index != word.index else None
    if operator is None or operator.name != "aspect" or word.lemma.lower() not in group("loads") | group("sales"):
        return None
    frame = next((frame for frame in frames_at(sentence, word) if frame.name == "give"), None)
    return Base(word, frame, "of") if frame else None
