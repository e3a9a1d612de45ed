"""Whether the subject of a frame's verb is a side that can give, a means of giving, or neither."""

from __future__ import annotations

from enum import Enum

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.owners import Subject, after_word
from pledgebook.reading.grammar.roles import OF_PURPOSE, is_passive, subject_of
from pledgebook.reading.grammar.sight import Sight, first_conjunct, is_called
from pledgebook.reading.grammar.triggers import frame_at
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory

_DONE = frozenset({Mode.PERFECT, Mode.BEFORE})


class Doing(Enum):
    BY_SIDE = "by a side"
    BY_MEANS = "by a means"
    """"This assistance will provide food": the food is a part of the assistance."""
    BY_THING = "by a thing"
    """"The tanks will give Kyiv an edge": nobody gives anything."""


def doing(sight: Sight, base: Base, memory: Memory) -> Doing:
    """How the subject of the base's verb takes part; of a noun, a passive or an operator always as a side."""
    if base.frame is None or not base.trigger.is_verb or "subject" not in base.frame.giver:
        return Doing.BY_SIDE
    if base.trigger.dep == "acl" and sight.sentence.words[base.trigger.head].lemma.lower() in group("pleas"):
        return Doing.BY_SIDE  # whoever made "calls to send them" is asked for nothing
    subject = subject_of(sight.sentence, base.trigger)
    if subject is None or subject.rule in {"agent", OF_PURPOSE} or who(sight, subject, memory):
        return Doing.BY_SIDE
    return _of_word(sight, subject)


def means_of(sight: Sight, base: Base) -> Word | None:
    """The means of giving that the base's word is told of: "the package" of "the package includes tents"."""
    if base.frame is None or not base.trigger.is_verb:
        return None
    if base.frame.past != "part" and ("subject" not in base.frame.giver or is_passive(sight.sentence, base.trigger)):
        return None
    subject = sight.sentence.child(base.trigger, "nsubj", "nsubjpass") or sight.sentence.child(
        first_conjunct(sight.sentence, base.trigger), "nsubj", "nsubjpass"
    )
    if (subject is None or subject.tag in {"WDT", "WP"}) and base.trigger.dep in {"acl", "relcl"}:
        subject = sight.sentence.words[base.trigger.head]
    if subject is None or subject.lemma.lower() in group("means"):
        return subject
    sent = subject.lemma.lower() in group("sent things") or is_given_before(sight, subject)
    return subject if base.frame.past == "part" and sent else None


def is_given_before(sight: Sight, means: Word) -> bool:
    """Whether a means is told of as given: "previous assistance", "the aid that we have sent"."""
    if is_called(sight.sentence, means, "given before"):
        return True
    clauses = sight.sentence.children(means, "relcl", "acl")
    given = [verb for verb in clauses if (frame := frame_at(sight.sentence, verb)) and frame.past == "delivered"]
    moods = (mood_of(sight.sentence, verb) for verb in given)
    return any(mood.mode in _DONE and not mood.denied for mood in moods)


def _is_somebodys(sight: Sight, vehicle: Word) -> bool:
    """Whether it is said whose a vehicle is: "a Turkish ship", "planes from Qatar", "a convoy of the ICRC"."""
    around = sight.sentence.children(vehicle, "amod", "compound", "nmod", "poss")
    around += [found.word for place in ("from", "of") if (found := after_word(sight.sentence, vehicle, place))]
    return any(sight.actor_at(word.index) for word in around)


def _of_word(sight: Sight, subject: Subject) -> Doing:
    word: Word = subject.word
    if _is_of_others(sight, word):
        return Doing.BY_THING
    if word.lemma.lower() in group("means") or word.lower in {"this", "these", "which", "that"}:
        return Doing.BY_MEANS
    if (
        word.pos == "PRON"
        or sight.person_at(word.index)
        or word.lemma.lower() in group("role nouns")
        or word.lower in group("own side")
    ):
        return Doing.BY_SIDE
    if word.lemma.lower() in group("bringers") and _is_somebodys(sight, word):
        return Doing.BY_SIDE  # "a *Turkish* ship delivered flour"
    source = after_word(sight.sentence, sight.sentence.words[word.head], "from")  # "the deal releases 5 million from the IMF"
    return Doing.BY_SIDE if source and sight.party_at(source.word.index) else Doing.BY_THING


def _is_of_others(sight: Sight, word: Word) -> bool:
    """Whether somebody else is meant who was told of before, so that nobody the clause does not name gives: "those countries"."""
    pointed = any(child.lower in {"those", "these", "such"} for child in sight.sentence.children(word, "det", "amod", "predet"))
    return pointed and word.lemma.lower() in group("many sides")
