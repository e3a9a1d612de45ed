"""Which frame or operator a word of a sentence stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon import times
from pledgebook.lexicon.frames import Frame, Operator, Words, frame_words, operator_words
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.sight import has_to

_Known = tuple[tuple[tuple[str, ...], Any], ...]
"""Senses of a word, each with the further words that it wants."""


def frame_at(sentence: Sentence, word: Word) -> Frame | None:
    """The frame that a verb or noun opens, if any."""
    return cast("Frame | None", _sense(sentence, word, frame_words()))


def frames_at(sentence: Sentence, word: Word) -> Iterator[Frame]:
    """Every frame that a verb or noun can open, the likeliest first: one may take the thing where another does not."""
    yield from cast("Iterator[Frame]", _senses(sentence, word, frame_words()))


def is_particle(word: Word, verb: Word) -> bool:
    """Whether what looks like a preposition right behind a verb makes another verb with it: "flew *in* nine tonnes of flour"."""
    follows = word.head == verb.index and word.index == verb.index + 1
    if not follows or not verb.is_verb or word.lower not in group("particles"):
        return False
    lemma = verb.lemma.lower()
    known = (*frame_words().verbs.get(lemma, ()), *operator_words().verbs.get(lemma, ()))
    return any(rest == (word.lower,) and "object" in sense.thing for rest, sense in known)


def operator_at(sentence: Sentence, word: Word) -> Operator | None:
    """The operator that a verb, noun or adjective is, if any."""
    return cast("Operator | None", _sense(sentence, word, operator_words()))


def carried_operator(sentence: Sentence, verb: Word) -> tuple[Word, Operator] | None:
    """The operator that a light verb carries as its object: "give its approval to others to", "made a promise to"."""
    if not verb.is_verb or verb.lemma.lower() not in group("light verbs"):
        return None
    for noun in sentence.children(verb, "dobj", "nsubjpass", "attr"):
        operator = operator_at(sentence, noun) if noun.is_noun else None
        if operator and operator.name not in {"aspect", "say"}:
            return noun, operator
    return None


def _sense(sentence: Sentence, word: Word, words: Words) -> object | None:
    return next(_senses(sentence, word, words), None)


def _senses(sentence: Sentence, word: Word, words: Words) -> Iterator[object]:
    known = _known(word, words)
    if not known:
        return iter(())
    return _named(sentence, word, known) if word.is_noun else _found(sentence, word, known)


def _known(word: Word, words: Words) -> _Known:
    """What a word may stand for, whatever stands around it: of most words nothing."""
    match word.pos:
        case "VERB" | "AUX":
            verbs = words.verbs.get(word.lemma.lower(), ())
            # a participle may stand in the lists of adjectives: "is committed to", "is set to"
            return (*verbs, *words.adjectives.get(word.lower, ())) if word.tag == "VBN" else verbs
        case "NOUN" | "PROPN":
            return (*words.nouns.get(word.lemma.lower(), ()), *words.nouns.get(word.lower, ()))
        case "ADJ" | "ADV":
            return words.adjectives.get(word.lower, ())
        case "ADP" | "SCONJ":
            return words.prepositions.get(word.lower, ())
    return ()


def _named(sentence: Sentence, word: Word, known: _Known) -> Iterator[object]:
    """The senses of a noun, of which the further words stand before it: "the *green* light"."""
    for rest, sense in known:
        before = sentence.words[max(word.index - len(rest), 0) : word.index]
        if len(before) == len(rest) and all(found.lower == wanted for found, wanted in zip(before, rest, strict=True)):
            yield sense


def _found(sentence: Sentence, word: Word, known: _Known) -> Iterator[object]:
    for rest, sense in known:
        of_others = isinstance(sense, Operator) and sense.others
        if _follows(sentence, word, rest) and (not of_others or _is_of_others(sentence, word)):
            yield sense


def _is_of_others(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb bears on what somebody else does: "authorised *Spain to export*", "barred *Spain from sending*"."""
    whom = sentence.child(verb, "dobj", "nsubjpass")
    for clause in sentence.children(verb, "xcomp", "ccomp"):
        if has_to(sentence, clause) and (whom or sentence.child(clause, "nsubj")):
            return True
    kept = [word for word in sentence.children(verb, "prep") if word.lower == "from" and sentence.child(word, "pcomp")]
    return bool(whom and kept)


def _follows(sentence: Sentence, word: Word, rest: Sequence[str]) -> bool:
    """Whether the further words of a phrase stand after the word, or hang on it: "handed them over", "put it on the table"."""
    if not rest:
        return True
    if rest[-1] not in sentence.forms or (rest[-1] == "on" and _is_on_day(sentence, word)):
        return False
    begins = _past_shares(sentence, word, rest)
    after = sentence.words[begins : begins + len(rest)]
    stands = (wanted in {found.lower, found.lemma.lower()} for wanted, found in zip(rest, after, strict=False))
    if len(after) == len(rest) and all(stands):
        return True
    children = sentence.children(word, "prt", "prep", "dobj", "nsubjpass", "advmod", "oprd", "acomp")
    children += [word for child in children for word in sentence.children(child, "amod") if word.index > child.index]
    children += [child for child in sentence.children(word, "ccomp") if child.pos == "ADJ"]
    children += _made_so(sentence, word)
    children += [word for child in children for word in sentence.children(child, "pobj") if len(rest) > 1]
    hanging = {form for child in children for form in (child.lower, child.lemma.lower())}
    return all(wanted in hanging for wanted in rest) or (rest[-1] in hanging and rest[0] == "the")


def _is_on_day(sentence: Sentence, word: Word) -> bool:
    """Whether an "on" behind a verb only says when: "voted *on Tuesday* to send"."""
    places = [place for place in sentence.children(word, "prep") if place.lower == "on"]
    dated = times.words().weekdays.keys() | times.words().months.keys()
    targets = [sentence.child(place, "pobj") for place in places]
    return bool(places) and all(target and target.lower.removesuffix(".") in dated for target in targets)


def _past_shares(sentence: Sentence, word: Word, rest: Sequence[str]) -> int:
    """Where the further words may begin: in "are *each* to receive" behind what only tells how many do."""
    begins = word.index + 1
    between = begins < len(sentence.words) and sentence.words[begins].lower in {"each", "both", "all", "also"}
    return begins + 1 if between and rest[0] == "to" else begins


def _made_so(sentence: Sentence, verb: Word) -> list[Word]:
    """What something is made: "made the sale to Chad *conditional* on a truce", which the parser hangs on Chad."""
    leads = (place for place in sentence.children(verb, "prep") if place.lower in {"on", "upon"} and place.index > verb.index + 1)
    return [before for place in leads if (before := sentence.words[place.index - 1]).pos == "ADJ"]
