"""Whom words mean: the sides that a doer, a pronoun, "the government" or "we" stands for, by what the article told before.

References are resolved narrowly: a pronoun takes the nearest party that can be meant, with that one's words as further
evidence, and stays unresolved when in doubt.
"""

from __future__ import annotations

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.model.evidence import Reading
from pledgebook.reading.grammar.hearers import CONTROL_BY_OBJECT, asked_word
from pledgebook.reading.grammar.owners import BY_NATION, Subject
from pledgebook.reading.grammar.parties import Party, parties
from pledgebook.reading.grammar.relatives import of_clause
from pledgebook.reading.grammar.roles import OF_PURPOSE
from pledgebook.reading.grammar.sight import AGENCIES, Sight, is_definite
from pledgebook.reading.grammar.triggers import operator_at
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.memory.states import only_states, telling_states

_MANY = 2  # sides that "both countries" means at least
_SIDES = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION})


def who(sight: Sight, subject: Subject, memory: Memory) -> tuple[Party, ...]:
    """The sides that a doer's words name or mean."""
    word = subject.word
    if named := parties(sight, word) or _of_nation(sight, subject):
        return of_clause(sight, subject, named)
    if person := sight.person_at(word.index):
        return (
            ()
            if person.value.actor is None
            else (Reading(person.value.actor, sight.sentence.quote(person.first, person.last), "party.of-person"),)
        )
    if word.lower in group("first person"):
        return _speaking(sight, word, memory)
    if subject.rule == OF_PURPOSE:
        return tuple(memory.cited(party, "reference.subject-before") for party in memory.subject)
    if word.lower in group("own side") and memory.voice:
        return (memory.cited(memory.voice, "reference.own-release"),)
    return _referred(sight, word, memory)


def _of_nation(sight: Sight, subject: Subject) -> tuple[Party, ...]:
    mention = sight.actor_at(subject.word.index) if subject.rule == BY_NATION else None
    return (mention.reading(sight.sentence),) if mention else ()


def _referred(sight: Sight, word: Word, memory: Memory) -> tuple[Party, ...]:
    body = sight.sentence.child(word, "poss") if word.lemma.lower() in group("organs") else word
    if body and body.lower in group("own bodies") and is_definite(sight.sentence, body):
        return _body_meant(sight, memory)
    means_many = word.tag == "NNS" and word.lemma.lower() in group("many sides")
    refers = word.lower in group("third person") | group("own side") and not (means_many and len(memory.subject) < _MANY)
    return _meant(sight, word, memory) if refers else ()


def _body_meant(sight: Sight, memory: Memory) -> tuple[Party, ...]:
    """Which body "the bank" or "the agency" is: the one that the sentence was about before, else the one that says so."""
    before = (party for party in memory.subject if party.value.kind in AGENCIES)
    if found := next(before, None):
        return (memory.cited(found, "reference.subject-before"),)
    speakers = (saying for saying in sight.sayings if saying.speaker and saying.speaker.actor)
    for saying in speakers:
        if saying.speaker and saying.speaker.actor and saying.speaker.actor.kind in AGENCIES and saying.source:
            return (Reading(saying.speaker.actor, sight.sentence.quote(*saying.source), "reference.speaker"),)
    return (memory.cited(memory.voice, "reference.own-release"),) if memory.voice and memory.voice.value.kind in AGENCIES else ()


def _person_before(sight: Sight, word: Word) -> Party | None:
    """The side of the person named last before a "he" or "she" of the same sentence."""
    before = [person for person in sight.named.people if person.last < word.index and person.value.actor]
    if not before or before[-1].value.actor is None:
        return None
    return Reading(before[-1].value.actor, sight.sentence.quote(before[-1].first, before[-1].last), "party.of-person")


def _speaking(sight: Sight, word: Word, memory: Memory) -> tuple[Party, ...]:
    """Who says "we": the speaker of the quotation, else the side whose release it is."""
    for saying in sight.sayings:
        if saying.speaker and saying.speaker.actor and any(first <= word.index <= last for first, last in saying.content):
            return (
                Reading(
                    saying.speaker.actor, sight.sentence.quote(*saying.source) if saying.source else None, "reference.speaker"
                ),
            )
    if memory.voice:
        return (memory.cited(memory.voice, "reference.own-release"),)
    return tuple(memory.cited(party, "reference.subject-above") for party in telling_states(sight, word))


def _state_meant(sight: Sight, subject: Word, memory: Memory) -> tuple[Party, ...]:
    """Whom "the government" above an "it" means: "*the government* said that it would"."""
    return _referred(sight, subject, memory) if subject.lower in group("state bodies") else ()


def _addressed(sight: Sight, verb: Word, owner: Word) -> tuple[Party, ...]:
    """Who is thanked for "its decision" or urged to send "its tanks"."""
    operator = operator_at(sight.sentence, verb)
    if operator is None or operator.name not in CONTROL_BY_OBJECT:
        return ()
    target = asked_word(sight.sentence, verb, operator)
    return parties(sight, target) if target and target.index < owner.index else ()


def _meant(sight: Sight, word: Word, memory: Memory) -> tuple[Party, ...]:
    """Whom "it", "they" or "his country" means: the subject of the clause above, else of the sentence before."""
    if word.lower in group("he or she") and (person := _person_before(sight, word)):
        return (memory.cited(person, "reference.person-before"),)
    verbs = [up for up in sight.sentence.above(word) if up.is_verb]
    for up in verbs[1:] if word.dep in {"dobj", "dative"} else verbs:  # an "it" is not who does it
        if word.tag == "PRP$" and (found := _addressed(sight, up, word)):
            return tuple(memory.cited(party, "reference.object-above") for party in found)
        subject = sight.sentence.child(up, "nsubj", "nsubjpass")
        if subject and subject.index < word.index and (found := parties(sight, subject) or _state_meant(sight, subject, memory)):
            return tuple(memory.cited(party, "reference.subject-above") for party in found)
    if word.lower in {"which", "who", "that", "this"}:
        return ()
    if memory.person and word.lower in group("he or she"):
        return (memory.cited(memory.person, "reference.person-before"),)
    states_only = word.lower in group("state bodies")
    meant = (only_states(memory.subject) or memory.states) if states_only else memory.subject
    sides = (party for party in meant if party.value.kind in _SIDES or word.lower == "they")
    return tuple(memory.cited(party, "reference.subject-before") for party in sides)
