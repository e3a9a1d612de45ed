"""Who was heard so far: what "he said", "it said" and "the minister said" may go back to.

Narrow on purpose: a pronoun goes back to the last compatible voice of this paragraph or the one before, one that
spoke before one that only acted, and two that are as near are none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pledgebook.lexicon.voices import gendered
from pledgebook.model.actors import Actor, ActorKind, Speaker

_SENTENCES_BACK = 4
_AGENCIES = frozenset({ActorKind.INSTITUTION, ActorKind.ORGANISATION})


class Sort(StrEnum):
    """What pronoun a voice answers to."""

    PERSON = "person"
    BODY = "body"
    MANY = "many"


PRONOUNS = {
    **dict.fromkeys(("he", "his", "she", "her"), Sort.PERSON),
    **dict.fromkeys(("it", "its"), Sort.BODY),
    **dict.fromkeys(("they", "their"), Sort.MANY),
}
_GENDER = {"he": "m", "his": "m", "she": "f", "her": "f"}


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice where it came up: the words it was introduced with, and whether it spoke there or only acted."""

    speaker: Speaker
    sort: Sort
    words: frozenset[str]
    block: int = 0
    sentence: int = 0
    spoke: bool = False

    def answers_to(self, pronoun: str) -> bool:
        """Whether the voice can be this "he", "it" or "they"."""
        if self.sort is not PRONOUNS[pronoun]:
            return False
        other = {"m": "f", "f": "m"}.get(_GENDER.get(pronoun, ""))
        return other is None or not self.words & gendered(other)


@dataclass(slots=True)
class Memory:
    """The voices of one article in the order in which they came up."""

    heard: list[Heard] = field(default_factory=list)

    def recall(self, pronoun: str, block: int, sentence: int) -> Heard | None:
        """Who "he", "it" or "they" is, from the sentences before; None when there is no one or a choice."""
        reach = [one for one in self.heard if block - one.block <= 1 and sentence - one.sentence <= _SENTENCES_BACK]
        near = [one for one in reach if one.answers_to(pronoun)]
        last = [one for one in near if one.sentence == near[-1].sentence]
        return only([one for one in last if one.spoke] or last)

    def known_as(self, words: frozenset[str], side: Actor | None) -> Heard | None:
        """The last voice that was introduced with these words, of this side where one is named: "the minister"."""
        return next((one for one in reversed(self.heard) if words <= one.words and side in {None, one.speaker.actor}), None)

    def agency(self, block: int) -> Heard | None:
        """The body that is no country and was heard last in this paragraph or the two before: "the charity"."""
        near = [one for one in self.heard if block - one.block <= 2 and one.sort is Sort.BODY and one.speaker.actor]
        bodies = [one for one in near if one.speaker.actor and one.speaker.actor.kind in _AGENCIES]
        return bodies[-1] if bodies else None

    def completed(self, speaker: Speaker) -> Speaker:
        """The speaker with the side that the article told before, where this sentence tells none."""
        if speaker.actor:
            return speaker
        told = (one.speaker for one in reversed(self.heard) if one.speaker.name == speaker.name and one.speaker.actor)
        return next(told, speaker)

    def person_of(self, side: Actor) -> Heard | None:
        """The one person of a side who was heard so far: "the German leader"."""
        return only([one for one in self.heard if one.sort is Sort.PERSON and one.speaker.actor == side])


def only(voices: list[Heard]) -> Heard | None:
    """The voice that all of these are, None when they are several or none."""
    return voices[-1] if voices and len({one.speaker.name for one in voices}) == 1 else None
