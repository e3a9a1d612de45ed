"""Agencies that money goes through, and those for whom it is in the end."""

from __future__ import annotations

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party, parties_within
from pledgebook.reading.grammar.sight import AGENCIES, BENEFICIARIES, Sight, first_conjunct
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.purposes import of_purpose
from pledgebook.reading.things.goods import Goods

_PLACES = frozenset({"for", "in", "to", "inside", "across"})


def with_beneficiary(
    sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory, takers: tuple[Party, ...], givers: set[Actor]
) -> tuple[Party, ...]:
    """Who benefits first, then the agency that the money goes through."""
    if any(party.value.kind not in AGENCIES or party.value.id.lower() in group("armed groups") for party in takers):
        return takers
    known = {party.value for party in takers} | givers
    for word in (*(taken for taken in sight.sentence.subtree(base.trigger) if taken.dep == "prep"), goods.head):
        target = sight.sentence.child(word, "pobj")
        if target is None or word.lower not in _PLACES or is_of_occasion(sight, word) or _is_beside(sight, word):
            continue
        found = [p for p in parties_within(sight, target) if p.value.kind in BENEFICIARIES and p.value not in known]
        if found:
            return (*found, *takers)
    if aimed := [p for p in of_purpose(sight, (goods.head, *stack.chain), known) if p.value.kind in BENEFICIARIES]:
        return (*aimed, *takers)
    return (*_meant_here(sight, memory.taker_of_article(known)), *takers)


def _meant_here(sight: Sight, row: tuple[Party, ...]) -> tuple[Party, ...]:
    """Of several that an article helps those that the sentence names: "In *Mali* Spain will give 5 million to UNICEF"."""
    named = {mention.value for mention in sight.named.actors}
    return tuple(party for party in row if party.value in named) or row


def is_of_occasion(sight: Sight, place: Word) -> bool:
    """Whether only a meeting is in a place: "pledged 9 million to the fund at a conference *in* Bonn"."""
    return place.lower == "in" and sight.sentence.words[place.head].lemma.lower() in group("occasions")


def _is_beside(sight: Sight, place: Word) -> bool:
    """Whether something else is only named beside it: "*in addition to* gifts from Chad, it received"."""
    return place.lower in {"in", "to"} and any(
        word.lemma.lower() in group("beside")
        for word in (sight.sentence.words[place.head], *sight.sentence.children(place, "pobj"))
    )


def listed_recipients(sight: Sight, known: tuple[Party, ...]) -> tuple[Party, ...]:
    """The takers of a list item: the countries that it names itself, else those of the list, then the agencies it names."""
    named = [mention for mention in sight.named.actors if mention.value.kind in AGENCIES]
    own = tuple(mention.reading(sight.sentence) for mention in sight.named.actors if _is_listed_taker(sight, mention))
    first = own or known
    taken = {party.value for party in first}
    return (*first, *(mention.reading(sight.sentence) for mention in named if mention.value not in taken))


def _is_listed_taker(sight: Sight, mention: Mention[Actor]) -> bool:
    """Whether a list item names a country as who gets it: "for Kenya", "to the following countries: Chad, Mali"."""
    if mention.value.kind is not ActorKind.COUNTRY or mention.rule.startswith("actor.demonym"):
        return False
    word = first_conjunct(sight.sentence, sight.sentence.words[mention.last])
    up = sight.sentence.words[word.head]
    return up.lower in {"to", "for", "in", "including"} or (word.dep == "appos" and up.lemma.lower() in {"country", "nation"})
