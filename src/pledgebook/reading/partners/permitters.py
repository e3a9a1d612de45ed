"""Who permits what somebody else gives or uses: the doer of the word of permitting over it."""

from __future__ import annotations

from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Act
from pledgebook.reading.acts.layers import Layer
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import Subject, by_nation, owner_of
from pledgebook.reading.grammar.parties import Party, Sides
from pledgebook.reading.grammar.roles import doer_of_noun, subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory


def asked_and_answered(sight: Sight, base: Base, stack: Stack, memory: Memory) -> Sides | None:
    """Who answers and who asked: "*Bern* rejected an appeal from *Spain* to allow it to export them"."""
    permits = [number for number, layer in enumerate(stack.layers) if layer.operator and layer.operator.permission]
    own = [-1] if base.operator and base.operator.permission else []
    answered = (_answered(sight, stack, number) for number in (*own, *permits))
    told = next(filter(None, (*answered, _nation_answered(sight, base, stack))), None)
    lets, may = (who(sight, each, memory) for each in told) if told else ((), ())
    left = tuple(party for party in may if party.value not in {other.value for other in lets})
    return (lets, left) if lets and left else None


def pleaded_and_answered(sight: Sight, stack: Stack, memory: Memory) -> Sides | None:
    """Who answers a plea and whose it is: "*Oslo* rejected calls from *Chad* to send tents"."""
    told = _answered(sight, stack, -1) if _is_plea(stack) else None
    gives, takes = (who(sight, each, memory) for each in told) if told else ((), ())
    left = tuple(party for party in takes if party.value not in {other.value for other in gives})
    return (gives, left) if gives else None


def _answered(sight: Sight, stack: Stack, number: int) -> tuple[Subject, Subject] | None:
    """The doer of the word that answers a request for leave, and whose request it is."""
    answering, asks = _answering(sight, stack), next(filter(_is_request, stack.layers[number + 1 :]), None)
    asking = owner_of(sight.sentence, asks.word) or by_nation(sight.sentence, asks.word) if asks else None
    return (answering, asking) if answering and asking else None


def _nation_answered(sight: Sight, base: Base, stack: Stack) -> tuple[Subject, Subject] | None:
    """The doer of the word that answers, and the nation that asked to do something for another: "a *Danish* request to send"."""
    asks = next((layer.word for layer in stack.layers if _is_request(layer) and layer.word.index == base.trigger.head), None)
    answering, nation = _answering(sight, stack), by_nation(sight.sentence, asks) if asks else None
    return (answering, nation) if answering and nation and _goes_elsewhere(sight, base, nation) else None


def _answering(sight: Sight, stack: Stack) -> Subject | None:
    """The doer of the word that answers a request."""
    answers = next((layer for number, layer in enumerate(stack.layers) if _answers_request(stack, number)), None)
    return _doer_of_layer(sight, answers) if answers else None


def _goes_elsewhere(sight: Sight, base: Base, nation: Subject) -> bool:
    """Whether the thing would go "to" a side that is not who asks."""
    asking, tos = sight.actor_at(nation.word.index), (word for word in sight.sentence.subtree(base.trigger) if word.lower == "to")
    targets = (target for word in tos for target in sight.sentence.children(word, "pobj"))
    taker = next(filter(None, (sight.actor_at(target.index) for target in targets)), None)
    return taker is not None and asking is not None and taker.value != asking.value


def let_by_body(given_by: tuple[Party, ...], act: Act) -> tuple[bool, Act]:
    """Whether a body only lets others give, and its act then: "the UN Security Council approved aid for Syria"."""
    lets = bool(given_by) and all(party.value.id.lower() in group("letting bodies") for party in given_by)
    return lets, Act.PERMITTED if lets and act in {Act.PLEDGED, Act.DELIVERED} else act


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
        allows = (layer.operator and layer.operator.permission) or (_answers_request(stack, number) and not _is_plea(stack))
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
    return answers and any(_is_request(each) for each in below)


def _is_request(layer: Layer) -> bool:
    asks = layer.operator is not None and (layer.operator.name == "request" or layer.word.lemma.lower() in group("bids"))
    return asks and layer.word.pos == "NOUN"


def _is_plea(stack: Stack) -> bool:
    """Whether who is asked would do it himself: "calls from Chad *to send*", but "Chad's request to re-export"."""
    return any(_is_request(layer) and layer.word.lemma.lower() in group("pleas") for layer in stack.layers)


def _doer_of_layer(sight: Sight, layer: Layer) -> Subject | None:
    verbal = layer.word.is_verb
    return subject_of(sight.sentence, layer.word) if verbal else doer_of_noun(sight.sentence, layer.word)
