"""Pronouns that can stand for a thing named before: "send them", "has not granted it"."""

from __future__ import annotations

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.things.goods import VAGUE, Goods

_SPOKEN_OF = 500  # characters: what was named further back is no longer what "it" means


def pronouns_in(sight: Sight, thing: Reading[Item] | None, permission: Reading[Item] | None) -> tuple[Goods, ...]:
    """The pronouns that can stand for a thing named before: "send them", "has not granted it"."""
    found = []
    thing = thing if thing and thing.quote and sight.sentence.start - thing.quote.end < _SPOKEN_OF else None
    for word in filter(lambda word: _stands_for_thing(sight, word), sight.sentence.words):
        granted = sight.sentence.words[word.head].lemma.lower() in group("granting")
        meant = permission if granted and permission else _named_before(sight, word) or thing
        if meant:
            found.append(Goods(word, Mention(meant.value, word.index, word.index, "reference.thing"), None, meant))
    return tuple(found)


def _named_before(sight: Sight, pronoun: Word) -> Reading[Item] | None:
    """The last thing that the sentence itself names before a pronoun."""
    before = [item for item in sight.items if item.last < pronoun.index and item.value.item_class not in VAGUE]
    return before[-1].reading(sight.sentence) if before else None


def _stands_for_thing(sight: Sight, word: Word) -> bool:
    """In "some of the tanks" it is the tanks that are named, not "some"; what is "among them" is named beside it."""
    fits = word.dep in {"dobj", "pobj", "nsubjpass"} and word.lower in group("pronouns for things")
    fits = fits and sight.sentence.words[word.head].lower not in {"among", "amongst"}
    return fits and not sight.sentence.children(word, "prep") and not _is_what_a_thing_is_for(sight, word)


def _is_what_a_thing_is_for(sight: Sight, word: Word) -> bool:
    """In "missiles for them" it is the missiles that are given."""
    lead = sight.sentence.words[word.head]
    return lead.lower == "for" and any(min(lead.head, lead.index - 1) <= item.last < lead.index for item in sight.items)
