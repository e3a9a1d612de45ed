"""Offers that the taker turns down or accepts: "Kenya rejected Norway's offer of jets"."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import after_word, owner_of
from pledgebook.reading.grammar.parties import Party, Sides, parties_within
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import operator_at
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.things.goods import Goods


def sides_of_offer(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Sides | None:
    """Who offered and who turned it down or took it; None where no offer of another side is told of so."""
    words = (base.trigger, *base.passed, *stack.chain)
    offers = (word for word in words if word.is_noun and word.lemma.lower() in group("offers"))
    return next((sides for word in offers if (sides := _of_offer(sight, goods, word, memory))), None)


def _of_offer(sight: Sight, goods: Goods, offer: Word, memory: Memory) -> Sides | None:
    verb = _answering(sight, sight.sentence.words[offer.head]) if offer.dep in {"dobj", "nsubjpass"} else None
    if verb is None:
        return None
    doer = subject_of(sight.sentence, verb)
    taken_by = who(sight, doer, memory) if doer else ()
    given_by = next((found for found in _offering(sight, goods, offer) if found), ())
    known = {party.value for party in taken_by}
    return (given_by, taken_by) if given_by and taken_by and known.isdisjoint(party.value for party in given_by) else None


def _answering(sight: Sight, verb: Word) -> Word | None:
    """The verb of refusing or accepting; in "refused to *accept* the offer" the one above."""
    operator = operator_at(sight.sentence, verb) if verb.is_verb else None
    known = verb.lemma.lower() in group("accepting") or (operator is not None and operator.name == "refuse")
    return verb if known else None


def _offering(sight: Sight, goods: Goods, offer: Word) -> Iterator[tuple[Party, ...]]:
    """Whose offer it is: "*Norway's* offer", "a *Norwegian* gift", "the offer of jets *from Norway*"."""
    owner = owner_of(sight.sentence, offer)
    yield parties_within(sight, owner.word) if owner else ()
    named = (child for child in sight.sentence.children(offer, "amod", "compound", "nmod") if sight.actor_at(child.index))
    yield from (parties_within(sight, child) for child in named)
    for holder in (offer, goods.head):
        for place in ("from", "by"):
            source = after_word(sight.sentence, holder, place)
            yield parties_within(sight, source.word) if source else ()
