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

_HOLDS = DONE | {Mode.PRESENT}


def taken_for_granted(sentence: Sentence, base: Base) -> Act | None:
    """The act of an event named by a noun that the rest of its sentence builds on; None when it may lie ahead."""
    noun, frame = base.trigger, base.frame
    if frame is None or noun.pos != "NOUN" or frame.past not in {Act.DELIVERED, Act.ORDERED}:
        return None
    if mood_of(sentence, noun).denied:
        return None
    if is_called(sentence, noun, "given before"):
        return Act(frame.past)
    if not (is_definite(sentence, noun) or sentence.child(noun, "poss")):
        return None
    up = sentence.words[noun.head]
    after = noun.dep == "pobj" and up.lower in group("after")
    ground = noun.dep == "dobj" and up.lemma.lower() in group("building on")
    verb = sentence.words[up.head] if after else up
    return Act(frame.past) if (after or ground) and _holds(sentence, verb) else None


def _holds(sentence: Sentence, verb: Word) -> bool:
    """Whether what is built on the event has come about itself: not in "will be felt after the delivery of"."""
    mood = mood_of(sentence, verb)
    return verb.is_verb and mood.mode in _HOLDS and not mood.denied
