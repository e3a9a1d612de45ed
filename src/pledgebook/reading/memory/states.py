"""Which countries act in a sentence: whom "the government" or "we" of this sentence or the next can mean."""

from __future__ import annotations

from pledgebook.language.doc import Kind, Word
from pledgebook.model.actors import ActorKind
from pledgebook.reading.grammar.parties import Party, parties
from pledgebook.reading.grammar.sight import Sight


def acting_states(sight: Sight) -> tuple[Party, ...]:
    """The countries in the subject of the last clause that has such a subject: "UNICEF said that *Spain* will help"."""
    if sight.sentence.kind is Kind.HEADING:
        return ()
    doers = [word for word in sight.sentence.words if word.dep == "nsubj" and sight.actor_at(word.index)]
    found = (only_states(parties(sight, doer)) for doer in reversed(doers))
    return next((states for states in found if states), ())


def telling_states(sight: Sight, we: Word) -> tuple[Party, ...]:
    """Whose voice a "we" is outside quotations: "*Spain* stands with them, which is why *we* will send tents"."""
    teller = sight.sentence.child(sight.sentence.root, "nsubj")
    quoted = any(saying.manner != "indirect" for saying in sight.sayings)
    return only_states(parties(sight, teller)) if teller and teller.index < we.index and not quoted else ()


def only_states(sides: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(party for party in sides if party.value.kind is ActorKind.COUNTRY)
