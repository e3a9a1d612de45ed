"""Things that a sentence names only to say that they are not given: "no tanks", "none of the tanks", "tents but not tanks"."""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.frames import operator_words
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.sight import Sight, first_conjunct
from pledgebook.reading.things.goods import Goods

_BEFORE = 4  # words: "not even a single tank"
_ONE = frozenset({"single", "one", "even"})
_INSIDE = ("det", "amod", "compound", "nummod", "nmod", "poss")  # what stands before a noun within its phrase


def is_none(sight: Sight, goods: Goods) -> bool:
    """In "sent no tanks", "sent neither tanks nor jets" and "sent tents but not jets" no jets were sent."""
    row = {goods.head.index, goods.first, first_conjunct(sight.sentence, goods.head).index}
    own = {goods.head.index, goods.first}
    said = {child.lower for index in own for child in sight.sentence.children(sight.sentence.words[index], "det")}
    shared = (child for index in row for child in sight.sentence.children(sight.sentence.words[index], "det", "preconj", "cc"))
    none = "no" in said or any(child.lower in {"neither", "nor"} for child in shared)
    return none or is_none_of(sight.sentence, goods) or _is_contrasted(sight.sentence, goods)


def is_none_of(sentence: Sentence, goods: Goods) -> bool:
    """As in "none of the tanks"."""
    of = sentence.words[goods.head.head]
    return of.lower == "of" and sentence.words[of.head].lower in {"none", "neither"}


def _is_contrasted(sentence: Sentence, goods: Goods) -> bool:
    """Whether a "not" stands right before the thing, or before the one that it is joined to: "but not jets and ships"."""
    word, begins = goods.head, goods.first
    while not _is_after_not(sentence, begins):
        if word.dep != "conj" or word.head == word.index:
            return False
        word = sentence.words[word.head]
        begins = min((child.index for child in sentence.children(word, *_INSIDE)), default=word.index)
    return True


def _is_after_not(sentence: Sentence, begins: int) -> bool:
    before = [word.lower for word in sentence.words[max(0, begins - _BEFORE) : begins] if word.pos != "DET"]
    return [word for word in before if word not in _ONE][-1:] == ["not"]


def told_as_none(sentence: Sentence, thing: Word) -> Base | None:
    """The "be" by which somebody says that there is no such thing: "*there will be no* more loans for Chad"."""
    first = first_conjunct(sentence, thing)
    verb = sentence.words[first.head]
    said = verb.lemma == "be" and first.dep == "attr" and sentence.child(verb, "expl") is not None
    if not said or not any(child.lower == "no" for child in sentence.children(first, "det")):
        return None
    return next((Base(verb, operator, "object") for _, operator in operator_words().verbs.get("there", ())), None)
