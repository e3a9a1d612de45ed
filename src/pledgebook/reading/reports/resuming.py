"""On what a stop ends: "Deliveries will resume *once the truce holds*", told of what was stopped just before."""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.evidence import Reading

RESUMED = "condition.of-resuming"
_MARKS = frozenset({"once", "if", "when", "until", "unless"})


def resumed_when(sentence: Sentence) -> Reading[str] | None:
    """The condition on which what was stopped is said to go on."""
    if sentence.forms.isdisjoint(group("resuming")) or sentence.forms.isdisjoint(_MARKS):
        return None
    verbs = (word for word in sentence.words if word.is_verb and word.lemma.lower() in group("resuming"))
    clause = next((clause for verb in verbs if _goes_on(sentence, verb) for clause in _conditions(sentence, verb)), None)
    if clause is None:
        return None
    words = [word for word in sentence.subtree(clause) if word.pos != "PUNCT"]
    quote = sentence.quote(words[0].index, words[-1].index)
    return Reading(quote.words, quote, RESUMED)


def _goes_on(sentence: Sentence, verb: Word) -> bool:
    """Whether it is help or a load that goes on, or "it"."""
    words = (verb, *sentence.above(verb))
    doers = (doer for word in words for doer in sentence.children(word, "nsubj", "nsubjpass", "dobj"))
    known = group("help nouns") | group("loads") | group("sales")
    return any(doer.lower in {"it", "they"} or doer.lemma.lower() in known for doer in doers)


def _conditions(sentence: Sentence, verb: Word) -> list[Word]:
    owners = (verb, *sentence.above(verb))
    clauses = [clause for owner in owners for clause in sentence.children(owner, "advcl")]
    return [clause for clause in clauses if any(mark.lower in _MARKS for mark in sentence.children(clause, "mark", "advmod"))]
