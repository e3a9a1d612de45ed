"""What is only said of a deed that nobody is told to do: "it is vital for Spain to send them", "sending them is an option"."""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.reading.acts.layers import Layer
from pledgebook.reading.grammar.modes import DONE
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.sight import is_to_do
from pledgebook.reading.grammar.triggers import operator_at

_IS = frozenset({"be", "remain", "seem", "look", "stay"})


def is_rated(sentence: Sentence, deed: Word) -> bool:
    """Whether the verb over a deed only says what it is or would be. What it *was* may well have been done."""
    verb = _verb_over(sentence, deed)
    operator = operator_at(sentence, verb) if verb.lemma in _IS else None
    if operator is None or operator.name != "aspect" or mood_of(sentence, verb).mode in DONE:
        return False
    subject = sentence.child(verb, "nsubj", "expl")
    of_it = subject is not None and subject.lower == "it" and (is_to_do(sentence, deed) or deed.dep == "ccomp")
    return (deed.dep == "csubj" or of_it) and _said_of(sentence, verb) is not None


def rating(sentence: Sentence, deed: Word) -> Layer | None:
    """What a rating word makes of a deed that `is_rated`: "it is *possible* for Spain to send them"."""
    verb = _verb_over(sentence, deed)
    said = _said_of(sentence, verb)
    operator = operator_at(sentence, said) if said else None
    return Layer(said, operator, mood_of(sentence, verb)) if said and operator else None


def is_only_rated(sentence: Sentence, deed: Word) -> bool:
    """Whether a deed `is_rated` by a word that promises nothing: "it would be *wise* to send them", "is an *option*"."""
    if not is_rated(sentence, deed):
        return False
    layer = rating(sentence, deed)
    return layer is None or layer.operator is None or layer.operator.act not in {"pledged", "planned", "permitted"}


def _verb_over(sentence: Sentence, deed: Word) -> Word:
    """The "is" that a deed hangs on, or that its rating does."""
    up = sentence.words[deed.head]
    return sentence.words[up.head] if up.dep in {"acomp", "oprd"} and up.pos == "ADJ" else up


def _said_of(sentence: Sentence, verb: Word) -> Word | None:
    return sentence.child(verb, "acomp", "attr", "oprd")
