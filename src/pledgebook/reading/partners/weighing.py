"""Who would give where something is weighed and nobody is said to: whose option it is, where it is discussed."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import Party, parties, without
from pledgebook.reading.grammar.roles import is_passive, subject_of
from pledgebook.reading.grammar.sight import Sight, conjoined
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory


def who_weighs(sight: Sight, base: Base, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    """Who weighs something, surest first: by a clause of its own, by where it is weighed, by who was told of before."""
    if not is_weighed(base, stack):
        return
    options = [word for word in (base.trigger, *_opening(sight, stack)) if word.lemma.lower() in group("options")]
    for option in options:
        subjects = (subject_of(sight.sentence, clause) for clause in sight.sentence.children(option, "relcl"))
        yield from (who(sight, subject, memory) for subject in subjects if subject)
    yield _where(sight, (*stack.chain[1:], *_beside(sight, (base.trigger, *options))))
    if options and options[0].dep in {"nsubj", "pobj"}:
        told = (memory.cited(party, "donor.weighs") for party in memory.subject)
        yield without(told, {memory.main.value} if memory.main else set())


def where_weighed(sight: Sight, base: Base, stack: Stack) -> tuple[Party, ...]:
    """The sides where something is weighed or decided: "is being discussed in Berlin", "talks between Rome and Paris"."""
    return _where(sight, tuple(stack.chain[1:])) if is_weighed(base, stack) else ()


def is_weighed(base: Base, stack: Stack) -> bool:
    """Whether something is only weighed, or a decision on it only told of."""
    senses = (base.operator, *(layer.operator for layer in stack.layers))
    return any(operator is not None and operator.name in {"consider", "decide"} for operator in senses)


def _opening(sight: Sight, stack: Stack) -> Iterator[Word]:
    """What a deed is called by the words above it: "*options* include sending tents"."""
    return (subject for layer in stack.layers for subject in (layer.word, *sight.sentence.children(layer.word, "nsubj")))


def _beside(sight: Sight, nouns: tuple[Word, ...]) -> Iterator[Word]:
    """What tells that a noun is weighed: "options *under discussion* in Rome", "items *being discussed* in Rome"."""
    for noun in nouns if not nouns[0].is_verb else ():
        places = sight.sentence.children(noun, "prep")
        yield from (noun, *sight.sentence.children(noun, "acl"), *places)
        yield from (target for place in places for target in sight.sentence.children(place, "pobj"))


def _where(sight: Sight, words: tuple[Word, ...]) -> tuple[Party, ...]:
    for word in words:
        if word.is_verb and not is_passive(sight.sentence, word) and sight.sentence.child(word, "nsubj"):
            continue  # who decides is named, wherever that is
        if sides := after_word(sight.sentence, word, "between"):
            return parties(sight, sides.word)
        place = after_word(sight.sentence, word, "in")
        row = conjoined(sight.sentence, place.word) if place else ()
        named = [mention for each in row if (mention := sight.actor_at(each.index))]
        if countries := tuple(each.reading(sight.sentence) for each in named if each.value.kind is ActorKind.COUNTRY):
            return countries
    return ()
