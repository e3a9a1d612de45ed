"""What is said to be among the options, or on a list of wishes: "options under discussion *include* a grant", "among the ideas
*is* a loan", "Kenya's wish list *includes* radars".
"""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.frames import Operator
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.sight import first_conjunct
from pledgebook.reading.grammar.triggers import operator_at

_NAMES = frozenset({"be", "include"})
_LEADS = frozenset({"under", "on"})


def told_as_option(sentence: Sentence, thing: Word) -> Base | None:
    """The word by which a thing is weighed, or asked for, that somebody counts among what could be given."""
    first = first_conjunct(sentence, thing)
    verb = sentence.words[first.head]
    if verb.lemma not in _NAMES or first.dep not in {"dobj", "attr", "nsubj"}:
        return None
    return next((Base(noun, how, "of") for noun in _called(sentence, first, verb) if (how := _weighed(sentence, noun))), None)


def _called(sentence: Sentence, thing: Word, verb: Word) -> Iterator[Word]:
    """What a thing is called: "*options* include tents", "tents are among the *items* that"."""
    if verb.dep == "relcl":
        yield sentence.words[verb.head]  # "a wish *list* that includes tents"
    if thing.dep != "nsubj":
        clauses = [*sentence.children(verb, "csubj", "csubjpass"), *((sentence.words[verb.head],) if verb.dep == "xcomp" else ())]
        yield from sentence.children(verb, "nsubj")
        yield from (noun for clause in clauses for noun in sentence.children(clause, "nsubjpass"))  # "*options* being discussed"
    among = (place for place in sentence.children(verb, "prep") if place.lower in {"among", "amongst", "on", "at"})
    for noun in (noun for place in among for noun in sentence.children(place, "pobj")):
        top = after_word(sentence, noun, "of") if noun.lower == "top" else None
        yield top.word if top else noun  # "at the top of its wish *list* are"


def _weighed(sentence: Sentence, noun: Word) -> Operator | None:
    """The operator by which a noun tells of what is weighed: "*options*", "items *being discussed*", "help *under study*"."""
    if noun.lemma.lower() in group("options") or noun.lower == "list":
        return operator_at(sentence, noun)
    named = [
        word for place in sentence.children(noun, "prep") if place.lower in _LEADS for word in sentence.children(place, "pobj")
    ]
    told = (operator_at(sentence, word) for word in (*sentence.children(noun, "acl", "relcl"), sentence.words[noun.head], *named))
    return next((operator for operator in told if operator and operator.name == "consider"), None)
