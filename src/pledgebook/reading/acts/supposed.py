"""What makes all that is said a supposition: "if", "whether", "should they send", "it is unclear who would", "only if"."""

from __future__ import annotations

from collections.abc import Sequence

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.sight import has_to, is_to_do
from pledgebook.reading.grammar.triggers import frame_at, operator_at

_INVERTED = frozenset({"should", "had", "were"})


def supposed(sentence: Sentence, chain: Sequence[Word]) -> str:
    """The word that makes a supposition of what the words of a `chain` say, from the base upwards; "" where none does."""
    if _is_sum_if(sentence, chain[0]):
        return "if"
    if any(said(sentence, chain[0]) for said in (_is_to_be_passed, _is_proposed, _is_floated)):
        return "whether"
    found = (_supposing(sentence, word, above=word is not chain[0]) for word in chain)
    return next(filter(None, found), "")


def _supposing(sentence: Sentence, word: Word, above: bool) -> str:
    """The word that makes a supposition of what a word says, which stands itself, or `above` what is told."""
    if found := _inverted(sentence, word) or _time_left(sentence, word) or _would_be(sentence, word):
        return found
    if above and word.lower in group("suppositions") and word.dep in {"prep", "advcl", "mark"}:
        return word.lower
    marks = (child.lower for child in sentence.children(word, "mark", "advmod"))
    return next((mark for mark in marks if mark in group("suppositions")), "") or _asked_who(sentence, word)


def is_only_if(sentence: Sentence, chain: Sequence[Word]) -> bool:
    """In "would only send them if": nothing is promised until the condition is met."""
    for word in chain:
        hanging = sentence.children(word, "advmod", "advcl")
        inside = [child for clause in hanging for child in sentence.children(clause, "mark", "advmod")]
        only = any(child.lower == "only" for child in (*hanging, *inside))
        if only and any(mark.lower == "if" for mark in inside):
            return True
    return False


def _is_to_be_passed(sentence: Sentence, verb: Word) -> bool:
    """Whether it is open until somebody decides: "*if approved*, it would"."""
    if mood_of(sentence, verb).mode is not Mode.WOULD:
        return False
    clauses = (clause for clause in sentence.children(verb, "advcl") if clause.lemma.lower() in group("being passed"))
    bare = (clause for clause in clauses if clause.tag == "VBN" and not sentence.child(clause, "nsubj"))
    return any(mark.lower == "if" for clause in bare for mark in sentence.children(clause, "mark"))


def _is_proposed(sentence: Sentence, verb: Word) -> bool:
    """Whether it is but weighed: "under a plan *being discussed* they would"."""
    if mood_of(sentence, verb).mode is not Mode.WOULD:
        return False
    plans = (plan for place in sentence.children(verb, "prep") for plan in sentence.children(place, "pobj"))
    weighed = (clause for plan in plans if plan.lemma.lower() in group("proposals") for clause in sentence.children(plan, "acl"))
    return any((operator := operator_at(sentence, clause)) and operator.name == "consider" for clause in weighed)


def _is_floated(sentence: Sentence, verb: Word) -> bool:
    """Whether it is but an idea: "a *swap by which* Spain *would* give"."""
    if verb.dep != "relcl" or mood_of(sentence, verb).mode is not Mode.WOULD:
        return False
    relative = (word for place in sentence.children(verb, "prep") for word in sentence.children(place, "pobj", "pcomp"))
    return sentence.words[verb.head].lemma.lower() in group("floating") and any(word.tag == "WDT" for word in relative)


def _is_sum_if(sentence: Sentence, verb: Word) -> bool:
    """Whether a total is but reckoned out: "*if* the new package is passed, it *would bring* the total to"."""
    frame = frame_at(sentence, verb) if verb.is_verb else None
    if frame is None or frame.name not in {"bring", "total"} or mood_of(sentence, verb).mode is not Mode.WOULD:
        return False
    clauses = sentence.children(verb, "advcl")
    return any(mark.lower == "if" for clause in clauses for mark in sentence.children(clause, "mark"))


def _inverted(sentence: Sentence, verb: Word) -> str:
    """The auxiliary that makes a clause a supposition by standing before its subject: "should they send", "had they sent"."""
    if inverted := _opens_inverted(sentence, verb):
        return inverted
    subject = sentence.child(verb, "nsubj", "nsubjpass") if verb.dep == "advcl" else None
    if subject is None or sentence.children(verb, "mark", "advmod"):
        return ""
    first = sentence.subtree(verb)[0]
    return first.lower if first.head == verb.index and first.lower in _INVERTED and first.index < subject.index else ""


def _opens_inverted(sentence: Sentence, verb: Word) -> str:
    """The auxiliary that opens a sentence which asks nothing, before who would do it: "*Were* Spain to send them, Chad would"."""
    first = sentence.words[0]
    subject = sentence.child(verb, "nsubj", "nsubjpass") or sentence.child(first, "nsubj", "nsubjpass")
    leads = first.head == verb.index or (verb.head == first.index and has_to(sentence, verb))
    told = not sentence.text.rstrip().endswith("?")
    return first.lower if told and first.lower in _INVERTED and leads and subject and subject.index < verb.index else ""


def _time_left(sentence: Sentence, verb: Word) -> str:
    """The time in which something can be done, which is not done yet: "has 30 *days* to object"."""
    span = sentence.words[verb.head]
    left = is_to_do(sentence, verb) and verb.dep in {"relcl", "acl"} and sentence.child(span, "nummod")
    return span.lower if left and span.lemma.lower() in group("spans of time") else ""


def _would_be(sentence: Sentence, noun: Word) -> str:
    """The word that leaves a decision open of which somebody says what it would do: "*any* decision to send them would anger"."""
    operator = operator_at(sentence, noun) if noun.pos == "NOUN" and noun.dep == "nsubj" else None
    if operator is None or operator.name != "decide":
        return ""
    opens = next((word.lower for word in sentence.children(noun, "det") if word.lower in {"a", "any", "such"}), "")
    return opens if mood_of(sentence, sentence.words[noun.head]).mode in {Mode.WOULD, Mode.MAY, Mode.CAN} else ""


def _asked_who(sentence: Sentence, verb: Word) -> str:
    """The word that asks who does something: "left open *who* would send them", "it is unclear *which* countries will"."""
    doer = sentence.child(verb, "nsubj") if verb.dep in {"ccomp", "pcomp", "csubj"} else None
    if doer is None or operator_at(sentence, sentence.words[verb.head]) is not None:
        return ""
    asks = (doer, *sentence.children(doer, "det"))
    return next((word.lower for word in asks if word.lower in {"who", "which"} and word.tag in {"WP", "WDT"}), "")
