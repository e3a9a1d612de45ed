"""Who is asked or allowed to do something, and who is thanked, blamed or punished for it."""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.frames import Operator
from pledgebook.reading.grammar.sight import has_to
from pledgebook.reading.grammar.triggers import operator_at

CONTROL_BY_OBJECT = frozenset({"request", "persuade", "permit", "forbid", "enable", "judge"})
"""Operators whose object is the one that does what lies below: "urged Spain to", "thanked Spain for"."""


_SIDES = frozenset({"GPE", "NORP", "ORG"})


def asked_word(sentence: Sentence, verb: Word, operator: Operator, but: int = -1) -> Word | None:
    """Who is asked or allowed to do something: "urged X to", "called on X to", "allow X to", "gave X permission to".

    `but` is the index of an object that is no party: the noun of "give permission".
    """
    direct = [word for word in sentence.children(verb, "dobj", "dative", "nsubjpass") if word.pos != "ADP" and word.index != but]
    if direct:
        return direct[0]
    holders = (verb, sentence.words[but]) if but >= 0 else (verb,)  # "renewed a call for allies to send"
    for preposition in (p for holder in holders for p in sentence.children(holder, "prep", "dative")):
        asks = preposition.lower == "from" and verb.pos == "NOUN"  # in "a request from Peru" Peru is who asks
        asks = asks or (
            preposition.lower == "for" and verb.lemma.lower() in {"need", "require"}
        )  # who "needs 5 million for Mali"
        if not asks and preposition.lower in {*operator.asked, "for", "to"} and (target := sentence.child(preposition, "pobj")):
            return target
    return None


def pleaded_with(sentence: Sentence, verb: Word, clause: Word) -> Word | None:
    """Who is asked where the parser makes a purpose of it: "pleaded for months for *Spain* to send"."""
    operator = operator_at(sentence, verb) if clause.dep == "advcl" and has_to(sentence, clause) else None
    if operator is None or operator.name != "request":
        return None
    places = (place for place in sentence.children(verb, "prep") if place.lower in {"for", "on"} and place.index < clause.index)
    targets = [target for place in places if (target := sentence.child(place, "pobj"))]
    return targets[-1] if targets and targets[-1].entity in _SIDES else None


def judged_word(sentence: Sentence, word: Word) -> Word | None:
    """Who is thanked, praised, blamed or punished: "thanked X for", "imposed sanctions on X for", "gratitude to X for"."""
    noun = judging_noun(sentence, word)
    operator = operator_at(sentence, noun or word)
    if operator is None or operator.name != "judge":
        return None
    if noun is None and word.is_verb:
        return asked_word(sentence, word, operator)
    holder = noun or word
    hanging = [p for owner in (holder, word) for p in sentence.children(owner, "prep") if p.lower in operator.asked]
    return next((found for p in hanging if (found := sentence.child(p, "pobj"))), None)


def judging_noun(sentence: Sentence, verb: Word) -> Word | None:
    """The praise or penalty that a verb only carries: "imposed sanctions", "faces criticism"."""
    nouns = sentence.children(verb, "dobj", "nsubjpass") if verb.is_verb else []
    known = ((noun, operator_at(sentence, noun)) for noun in nouns if noun.is_noun)
    return next((noun for noun, operator in known if operator and operator.name == "judge"), None)
