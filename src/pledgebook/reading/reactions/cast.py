"""Who the speakers of an article are: lawmakers and organisations, told by the words that introduce them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pledgebook.language.actors.recogniser import Named
from pledgebook.language.doc import Doc, Sentence
from pledgebook.lexicon.voices import home_of, voices
from pledgebook.model.actors import Actor, ActorKind, Speaker

_BEFORE, _AFTER = 5, 14


@dataclass(slots=True)
class Cast:
    """What the words beside each person's name tell, by the person's name."""

    outsiders: set[str] = field(default_factory=set)
    """Persons introduced as lawmakers, of the opposition or of an organisation: they don't speak for a government."""
    bodies: dict[str, Actor] = field(default_factory=dict)
    """The organisation that a person was introduced with, where it is no known actor."""
    home: Actor | None = None
    """The country that the article's outlet is of."""

    def side_of(self, speaker: Speaker) -> Actor | None:
        """The side that a person's introduction tells: an organisation, or the paper's own country for an outsider."""
        at_home = self.home if speaker.name in self.outsiders else None
        return self.bodies.get(speaker.name) or at_home

    def is_outsider(self, speaker: Speaker) -> bool:
        return speaker.name in self.outsiders or (speaker.actor is not None and speaker.actor.kind is ActorKind.ORGANISATION)


def cast_of(doc: Doc, named: tuple[Named, ...], home: Actor | None) -> Cast:
    """The cast of an article; the first introduction of a person counts."""
    cast = Cast(home=home)
    for sentence, one in zip(doc.sentences, named, strict=True):
        for mention in one.people:
            beside = range(max(0, mention.first - _BEFORE), min(len(sentence.words), mention.last + _AFTER))
            words = [sentence.words[i] for i in beside if not mention.holds(i)]
            if any(home_of(word.lower) or word.lower in voices("outsider") for word in words):
                cast.outsiders.add(mention.value.name)
            body = next(_bodies(sentence, one, mention.last), None)
            if body and mention.value.actor is None and mention.value.name not in cast.bodies:
                cast.bodies[mention.value.name] = body
                cast.outsiders.add(mention.value.name)
    return cast


def _bodies(sentence: Sentence, named: Named, last: int) -> Iterator[Actor]:
    """The organisations named right behind a person: "Smith, the director of the Oceans Institute"."""
    words = sentence.words[last + 1 : last + 1 + _AFTER]
    for number, word in enumerate(words):
        if word.is_verb or any(mention.holds(word.index) for mention in named.people):
            return
        if word.entity == "ORG" and word.pos == "PROPN" and number and words[number - 1].entity != "ORG":
            run = [word]
            while len(run) + number < len(words) and words[number + len(run)].entity == "ORG":
                run.append(words[number + len(run)])
            yield Actor(" ".join(each.text for each in run), ActorKind.ORGANISATION)
