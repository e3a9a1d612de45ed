"""Things that two sides deal in: "Peru bought boats from Chile", "Oman is in talks with Chad to sell trucks", "Peru and Chile
signed a contract to supply Chile with boats".

Who buys takes, whatever else the sentence tells of; so what was learnt has no say about the sides that are found here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import after_word, owner_of
from pledgebook.reading.grammar.parties import DEALS, Party, Sides, parties_within, without
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.sellers import is_own_purchase, seller
from pledgebook.reading.things.goods import Goods


def sides_of_bargain(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Sides | None:
    """Who gives and who takes where two deal; None where the words don't tell of two, or not which of them gives."""
    if base.frame is None or base.frame.name not in {"buy", "give"} or not _is_trade(base):
        return None
    buys = base.buys and base.trigger.lemma.lower() != "contract"
    told = _of_purchase(sight, goods, base, stack, memory) if buys else _of_sale(sight, base, stack, memory)
    if told is None or not all(told):
        return None
    given_by, taken_by = (tuple(replace(party, rule=DEALS) for party in side) for side in told)
    return given_by, taken_by


def _is_trade(base: Base) -> bool:
    return base.buys or base.trigger.lemma.lower() in group("supplying")


def _of_purchase(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Sides | None:
    """Who sells to whom where somebody buys for himself."""
    if not is_own_purchase(sight, goods, base):
        return None
    sold = seller(sight, goods, base.trigger)
    sold_by = parties_within(sight, sold.word) if sold else _others(sight, base, stack)
    return sold_by, without(_doers(sight, base, memory), {party.value for party in sold_by})


def _of_sale(sight: Sight, base: Base, stack: Stack, memory: Memory) -> Sides | None:
    """Who supplies whom where two have agreed on it, or are in talks about it."""
    doers, others, takers = _doers(sight, base, memory), _others(sight, base, stack), _takers(sight, base)
    both = {party.value for party in takers} < {party.value for party in doers}
    if takers and both:  # "Peru and Chile signed a contract to supply Chile"
        return without(doers, {party.value for party in takers}), takers
    if takers and others and {party.value for party in takers} == {party.value for party in doers}:
        return others, takers
    return (doers, takers or others) if others and base.trigger.is_verb else None


def _doers(sight: Sight, base: Base, memory: Memory) -> tuple[Party, ...]:
    word = base.trigger
    subject = subject_of(sight.sentence, word) if word.is_verb else owner_of(sight.sentence, word)
    verb = next((up for up in sight.sentence.above(word) if up.is_verb), None)
    if subject is None and verb is not None:
        subject = subject_of(sight.sentence, verb)
    return who(sight, subject, memory) if subject else ()


def _others(sight: Sight, base: Base, stack: Stack) -> tuple[Party, ...]:
    """The other side of talks or of a deal: "in talks *with Peru* to", "signed a contract *with Peru*"."""
    return next((found for word in _dealing(sight, base, stack) if (found := _with(sight, word))), ())


def _with(sight: Sight, word: Word) -> tuple[Party, ...]:
    other = after_word(sight.sentence, word, "with")
    return parties_within(sight, other.word) if other else ()


def _dealing(sight: Sight, base: Base, stack: Stack) -> Iterator[Word]:
    """The words of dealing that stand over what is bought or sold."""
    over = (*sight.sentence.above(base.trigger), *stack.chain)
    below = (each for word in over if word.is_verb for each in _nouns_below(sight, word))
    yield from (word for word in (*over, *below) if word.lemma.lower() in group("dealing"))


def _nouns_below(sight: Sight, verb: Word) -> Iterator[Word]:
    yield from sight.sentence.children(verb, "dobj", "nsubjpass")
    for place in sight.sentence.children(verb, "prep"):
        yield from sight.sentence.children(place, "pobj")


def _takers(sight: Sight, base: Base) -> tuple[Party, ...]:
    """Who is named as taking in the clause of the supply itself: "to supply *Chile* with", "the sale of boats *to Chile*"."""
    word = base.trigger
    objects = sight.sentence.children(word, "dobj", "dative") if word.is_verb else []
    places = (after_word(sight.sentence, holder, "to") for holder in (word, *base.passed, *_things(sight, word)))
    named = (*objects, *(place.word for place in places if place))
    return next((parties_within(sight, each) for each in named if sight.party_at(each.index)), ())


def _things(sight: Sight, word: Word) -> Iterator[Word]:
    yield from sight.sentence.children(word, "dobj")
    thing = after_word(sight.sentence, word, "of")
    yield from (thing.word,) if thing else ()
