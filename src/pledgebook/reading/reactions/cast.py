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
    parents: dict[str, Actor] = field(default_factory=dict)
    """The larger body that a person of an institution was introduced with: the UN for "the UN's Tom Fletcher"."""
    lawmakers: set[str] = field(default_factory=set)
    """Persons introduced as members of a parliament."""
    home: Actor | None = None
    """The country that the article's outlet is of."""
    chamber: Actor | None = None
    """The one country whose parliament the article names."""

    def side_of(self, speaker: Speaker) -> Actor | None:
        """The side that a person's introduction tells: a body, the country of the parliament that the article names for a
        lawmaker, or the paper's own country for an outsider.
        """
        if told := self.parents.get(speaker.name) or speaker.actor or self.bodies.get(speaker.name):
            return told
        chamber = self.chamber if speaker.name in self.lawmakers else None
        return chamber or (self.home if speaker.name in self.outsiders else None)

    def is_outsider(self, speaker: Speaker) -> bool:
        return speaker.name in self.outsiders or (speaker.actor is not None and speaker.actor.kind is ActorKind.ORGANISATION)


def cast_of(doc: Doc, named: tuple[Named, ...], home: Actor | None) -> Cast:
    """The cast of an article; the first introduction of a person counts."""
    cast = Cast(home=home, chamber=_chamber(doc, named))
    for sentence, one in zip(doc.sentences, named, strict=True):
        for mention in one.people:
            beside = range(max(0, mention.first - _BEFORE), min(len(sentence.words), mention.last + _AFTER))
            words = [sentence.words[i] for i in beside if not mention.holds(i)]
            if any(home_of(word.lower) or word.lower in voices("outsider") for word in words):
                cast.outsiders.add(mention.value.name)
            if any(word.lower in voices("lawmaker") for word in words):
                cast.lawmakers.add(mention.value.name)
            if parent := _parent(one, mention.first, mention.value):
                cast.parents.setdefault(mention.value.name, parent)
            body = next(_bodies(sentence, one, mention.last), None)
            if body and mention.value.actor is None and mention.value.name not in cast.bodies:
                cast.bodies[mention.value.name] = body
                cast.outsiders.add(mention.value.name)
    return cast


def _chamber(doc: Doc, named: tuple[Named, ...]) -> Actor | None:
    """Whose parliament an article names, where it is one country's: "Congress", "the House of Commons"."""
    found = {
        mention.value
        for sentence, one in zip(doc.sentences, named, strict=True)
        for mention in one.actors
        if any(word.lower in voices("chamber") for word in sentence.words[mention.first : mention.last + 1])
    }
    return next(iter(found)) if len(found) == 1 else None


def _parent(named: Named, first: int, person: Speaker) -> Actor | None:
    """The other institution that stands right before a person of an institution: "UN aid chief Mark Lowcock"."""
    if person.actor is None or person.actor.kind is not ActorKind.INSTITUTION:
        return None
    before = (mention.value for mention in named.actors if first - mention.last in {1, 2})
    return next((body for body in before if body.kind is ActorKind.INSTITUTION and body != person.actor), None)


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
