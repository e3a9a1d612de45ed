"""Funds that many pay into, as takers: "to the fund", "towards the replenishment of the Global Fund", "at the conference of"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.memory.pots import fund_meant, is_pot

_INTO = frozenset({"to", "into", "towards", "toward", "for"})


def fund_paid_into(sight: Sight, base: Base, around: Iterable[Word], memory: Memory) -> tuple[Party, ...]:
    """The fund that a sum is paid into: behind the thing's or the base's words, or the verb that only carries a noun."""
    verb = sight.sentence.words[base.trigger.head]
    for word in (*around, *((verb,) if base.trigger.is_noun and verb.is_verb else ())):
        for place in sight.sentence.children(word, "prep", "dative"):
            targets = sight.sentence.children(place, "pobj")
            if found := next((fund for target in targets for fund in _funds(sight, place, target, memory)), None):
                return (found,)
    return ()


def _funds(sight: Sight, place: Word, target: Word, memory: Memory) -> Iterator[Party]:
    if place.lower in _INTO and (fund := _named(sight, target) or fund_meant(sight, target, memory.fund)):
        yield fund
    filled = place.lower in _INTO and target.lemma.lower() in group("filling funds")
    if filled or (place.lower in {"at", "during"} and target.lemma.lower() in group("occasions")):
        yield from (fund for word in sight.sentence.subtree(target) if (fund := _named(sight, word)))


def _named(sight: Sight, word: Word) -> Party | None:
    mention = sight.actor_at(word.index)
    return mention.reading(sight.sentence) if mention and is_pot(mention.value) else None
