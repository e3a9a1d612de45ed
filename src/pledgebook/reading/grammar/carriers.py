"""Vehicles and what is in them: who brings a load, which words only tell what a load holds."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.frames import Frame
from pledgebook.lexicon.groups import group
from pledgebook.model.items import ItemClass
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight

_VEHICLES = frozenset({ItemClass.AIRCRAFT, ItemClass.HELICOPTER, ItemClass.SHIP, ItemClass.TRUCK_LOGISTICS})


def bringer(sight: Sight, verb: Word) -> tuple[Word, ...]:
    """The vehicle that arrives with a load: whose it is gives the load."""
    subject = subject_of(sight.sentence, verb) if verb.is_verb else None
    if subject is None:
        return ()
    kind = sight.item_at(subject.word.index)
    brings = subject.word.lemma.lower() in group("bringers") or (kind is not None and kind.value.item_class in _VEHICLES)
    return (subject.word,) if brings else ()


def comes_with(sight: Sight, base: Base) -> tuple[Word, ...]:
    """Whatever arrives with a load, if only a name tells that it is a vehicle: "the Italian *San Marco* docked with tents"."""
    if base.place != "with" or base.frame is None or base.frame.name not in {"arrive", "travel"}:
        return ()
    subject = sight.sentence.child(base.trigger, "nsubj")
    return (subject,) if subject else ()


def modifiers(sight: Sight, noun: Word) -> Iterator[int]:
    """The indices of the words before a noun that can tell whose it is: "*US* tanks", "*Spain*-supplied tanks"."""
    sentence = sight.sentence
    for child in sentence.children(noun, "amod", "compound", "nmod", "poss"):
        yield child.index
        yield from (below.index for below in sentence.children(child, "amod", "compound", "nmod"))  # "*Russian* Yak-130 trainers"
        if child.tag == "VBN":
            yield from (maker.index for maker in sentence.children(child, "npadvmod"))


def only_holds(sentence: Sentence, word: Word) -> bool:
    """Whether a participle only says what is in a load: "a ship *carrying* flour", but "is carrying flour"."""
    return word.lower == "carrying" and not sentence.children(word, "aux", "nsubj")


def is_list_participle(word: Word) -> bool:
    return word.lower in {"including", "following"} or word.lower in group("carrying")


def is_sent_along(sentence: Sentence, verb: Word, frame: Frame, place: str) -> bool:
    """Whether what travels is the verb's object, which the thing goes with: "deployed planes to Mali with tents"."""
    comes = "subject" in frame.thing and "object" not in (*frame.thing, *frame.taker)
    return comes and place == "with" and sentence.child(verb, "dobj") is not None
