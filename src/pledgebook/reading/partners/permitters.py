"""Who permits what somebody else gives or uses: the doer of the word of permitting over it."""

from __future__ import annotations

from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.layers import Layer
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party, Sides
from pledgebook.reading.grammar.roles import Subject, by_nation, doer_of_noun, owner_of, source_of, subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory, who


def asked_and_answered(sight: Sight, base: Base, stack: Stack, memory: Memory) -> Sides | None:
    """Who answers and who asked in "*Bern* rejected an appeal from *Spain* to allow it to export them"; who permits and who may
    in "*Chile* received permission from *Peru* to send them".
    """
    permits = [number for number, layer in enumerate(stack.layers) if layer.operator and layer.operator.permission]
    received = (_received(sight, stack.layers[number]) for number in permits)
    own = [-1] if base.operator and base.operator.permission else []
    answered = (_answered(sight, stack, number) for number in (*own, *permits))
    told = next(filter(None, (*received, *answered, _nation_answered(sight, base, stack))), None)
    lets, may = (who(sight, each, memory) for each in told) if told else ((), ())
    left = tuple(party for party in may if party.value not in {other.value for other in lets})
    return (lets, left) if lets and left else None


def _received(sight: Sight, layer: Layer) -> tuple[Subject, Subject] | None:
    verb = sight.sentence.words[layer.word.head]
    if not layer.word.is_noun or layer.word.dep != "dobj" or verb.lemma.lower() not in group("getting leave"):
        return None
    source = source_of(sight.sentence, layer.word) or by_nation(sight.sentence, layer.word)
    taker = subject_of(sight.sentence, verb)
    return (source, taker) if source and taker else None


def _answered(sight: Sight, stack: Stack, number: int) -> tuple[Subject, Subject] | None:
    """The doer of the word that answers a request for leave, and whose request it is."""
    above = stack.layers[number + 1 :]
    asks = next((each for each in above if each.operator and each.operator.name == "request" and each.word.pos == "NOUN"), None)
    answers = next((each for place, each in enumerate(stack.layers) if _answers_request(stack, place)), None)
    if asks is None or answers is None:
        return None
    answering, asking = _doer_of_layer(sight, answers), source_of(sight.sentence, asks.word)
    asking = asking or owner_of(sight.sentence, asks.word) or by_nation(sight.sentence, asks.word)
    return (answering, asking) if answering and asking else None


def _nation_answered(sight: Sight, base: Base, stack: Stack) -> tuple[Subject, Subject] | None:
    """The doer of the word that answers, and the nation that asked to do something for another: "a *Danish* request to send"."""
    number = next((place for place, _ in enumerate(stack.layers) if _answers_request(stack, place)), 0)
    asks = next((each.word for each in stack.layers[:number] if each.word.index == base.trigger.head), None)
    nation = by_nation(sight.sentence, asks) if asks else None
    answering = _doer_of_layer(sight, stack.layers[number]) if stack.layers else None
    return (answering, nation) if answering and nation and _goes_elsewhere(sight, base, nation) else None


def _goes_elsewhere(sight: Sight, base: Base, nation: Subject) -> bool:
    """Whether the thing would go "to" a side that is not who asks."""
    asking, tos = sight.actor_at(nation.word.index), (word for word in sight.sentence.subtree(base.trigger) if word.lower == "to")
    targets = (target for word in tos for target in sight.sentence.children(word, "pobj"))
    taker = next(filter(None, (sight.actor_at(target.index) for target in targets)), None)
    return taker is not None and asking is not None and taker.value != asking.value


def is_sale(base: Base) -> bool:
    """Whether a noun tells of a sale, for which others give or deny leave: "vetoed Spain's *export* of rifles"."""
    return base.trigger.is_noun and base.trigger.lemma.lower() in group("sales")


def permitters(
    sight: Sight, stack: Stack, given_by: tuple[Party, ...], memory: Memory, of_others: bool = False
) -> tuple[Party, ...]:
    """Who permits somebody else's transfer or use: the subject of "allow", or of "approve" over what others do.

    `of_others`: it is plain that others do it, so that who refuses it denies leave.
    """
    givers = {party.value for party in given_by}
    for number, layer in enumerate(stack.layers):
        allows = (layer.operator and layer.operator.permission) or _answers_request(stack, number)
        approves = _approves(sight, layer) and (given_by or of_others)
        objects = of_others and layer.operator is not None and layer.operator.name == "refuse"
        subject = _doer_of_layer(sight, layer) if allows or approves or objects else None
        found = who(sight, subject, memory) if subject else ()
        if found and (left := tuple(party for party in found if party.value not in givers)):
            return left
    return ()


def _approves(sight: Sight, layer: Layer) -> bool:
    particles = (f"{layer.word.lemma} {child.lower}" for child in sight.sentence.children(layer.word, "prt"))
    return any(word.lower() in group("approving") for word in (layer.word.lemma, *particles))


def _answers_request(stack: Stack, number: int) -> bool:
    """In "rejected Poland's request to export them" the one who rejects permits or not."""
    layer, below = stack.layers[number], stack.layers[:number]
    granted = layer.word.lemma.lower() in group("giving leave")
    answers = granted or (layer.operator is not None and layer.operator.name in {"refuse", "pledge"})
    return answers and any(each.operator and each.operator.name == "request" and each.word.pos == "NOUN" for each in below)


def _doer_of_layer(sight: Sight, layer: Layer) -> Subject | None:
    verbal = layer.word.is_verb
    return subject_of(sight.sentence, layer.word) if verbal else doer_of_noun(sight.sentence, layer.word)
