"""Who permits what somebody else gives or uses: the doer of the word of permitting over it."""

from __future__ import annotations

from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.layers import Layer
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import Subject, doer_of_noun, subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory, who


def permitters(
    sight: Sight, stack: Stack, given_by: tuple[Party, ...], memory: Memory, of_use: bool = False
) -> tuple[Party, ...]:
    """Who permits somebody else's transfer or use: the subject of "allow", or of "approve" over what others do."""
    givers = {party.value for party in given_by}
    for number, layer in enumerate(stack.layers):
        allows = (layer.operator and layer.operator.permission) or _answers_request(stack, number)
        approves = layer.word.lemma.lower() in group("approving") and (given_by or of_use)
        objects = of_use and layer.operator is not None and layer.operator.name == "refuse"
        subject = _doer_of_layer(sight, layer) if allows or approves or objects else None
        found = who(sight, subject, memory) if subject else ()
        if found and (left := tuple(party for party in found if party.value not in givers)):
            return left
    return ()


def _answers_request(stack: Stack, number: int) -> bool:
    """In "rejected Poland's request to export them" the one who rejects permits or not."""
    layer, below = stack.layers[number], stack.layers[:number]
    answers = layer.operator is not None and layer.operator.name in {"refuse", "pledge"}
    return answers and any(each.operator and each.operator.name == "request" and each.word.pos == "NOUN" for each in below)


def _doer_of_layer(sight: Sight, layer: Layer) -> Subject | None:
    verbal = layer.word.is_verb
    return subject_of(sight.sentence, layer.word) if verbal else doer_of_noun(sight.sentence, layer.word)
