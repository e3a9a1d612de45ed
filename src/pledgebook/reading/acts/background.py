"""What a sentence only takes for granted: "after the delivery of six boats by Spain", "celebrated the arrival of the jets",
"follows an earlier donation of boats".

After the factive contexts of Kiparsky and Kiparsky (1970): what is told as the ground of something else has happened.
"""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.modes import DONE, Mode
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.sight import is_called, is_definite

_ASIDES = frozenset({"relcl", "acl", "amod"})
_HOLDS = DONE | {Mode.PRESENT}


def taken_for_granted(sentence: Sentence, base: Base) -> Act | None:
    """The act of an event named by a noun that the rest of its sentence builds on; None when it may lie ahead."""
    noun, frame = base.trigger, base.frame
    if frame is None or noun.pos != "NOUN" or frame.past not in {Act.DELIVERED, Act.ORDERED}:
        return None
    if mood_of(sentence, noun).denied:
        return None
    if is_called(sentence, noun, "given before") or (frame.name == "supplier" and _is_by_the_way(sentence, noun)):
        return Act(frame.past)
    if not (is_definite(sentence, noun) or sentence.child(noun, "poss")):
        return None
    up = sentence.words[noun.head]
    after = noun.dep == "pobj" and up.lower in group("after")
    ground = noun.dep == "dobj" and (up.lemma.lower() in group("building on") or _is_judged(sentence, noun, up))
    verb = sentence.words[up.head] if after else up
    return Act(frame.past) if (after or ground) and _holds(sentence, verb) else None


def _is_judged(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Whether somebody judges what a side did: "condemned Spain's *shipments* of rifles to Mali", but not a *sale* to come."""
    done = noun.tag == "NNS" or noun.lemma.lower() in group("deeds done")
    return done and verb.lemma.lower() in group("judging deeds") and any(word.lower == "to" for word in sentence.subtree(noun))


def _is_by_the_way(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun says by the way who a side is: "Spain, *the main supplier of* rifles to Mali,", "as its largest *donor*"."""
    beside = noun.dep == "appos" or sentence.child(noun, "appos") is not None
    return beside or (noun.dep == "pobj" and sentence.words[noun.head].lower == "as" and sentence.words[noun.head].index == 0)


def is_in_passing(sentence: Sentence, base: Base) -> bool:
    """Whether a base is told beside what its sentence is about: "the rifles *sold* by Spain", "blamed Mali for *sending* rifles",
    "is grateful for the help", "is its main supplier of rifles".
    """
    word = base.trigger
    if word.dep in _ASIDES or (base.operator is not None and base.operator.name == "judge"):
        return True
    frame = base.frame
    named = frame is not None and frame.name in {"supplier", "account"}
    named = named or (word.dep == "dobj" and _is_judged(sentence, word, sentence.words[word.head]))
    return named or (word.dep == "pcomp" and sentence.words[word.head].lower in {"for", "of"})


def _holds(sentence: Sentence, verb: Word) -> bool:
    """Whether what is built on the event has come about itself: not in "will be felt after the delivery of"."""
    mood = mood_of(sentence, verb)
    return verb.is_verb and mood.mode in _HOLDS and not mood.denied
