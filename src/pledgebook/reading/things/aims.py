"""What a bare sum is for, by the words behind it: "$15 million *for oxygen plants*", "9 million *to fight deforestation*"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.language.items.finder import item_of_phrase
from pledgebook.lexicon.groups import group
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.sight import Sight, has_to, verb_over
from pledgebook.reading.things.counts import PURPOSES
from pledgebook.reading.things.goods import Goods

_LEADS = frozenset({"for", "toward", "towards"})
_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod", "quantmod"})


def aim_of_sum(sight: Sight, goods: Goods) -> Item | None:
    """The aim, by the article's words with the class of the thing they name; None where no aim is told, or people are."""
    noun = next((word for word in _aims(sight, goods) if _is_thing(sight, word)), None)
    if noun is None:
        return None
    first = _first(sight, noun)
    item = item_of_phrase(sight.sentence, first, noun.index)
    open_class = ItemClass.OTHER if item.item_class is ItemClass.PERMISSION else item.item_class
    name = " ".join(word.text for word in sight.sentence.words[first : noun.index + 1])
    return replace(item, name=name, item_class=open_class)


def _is_thing(sight: Sight, noun: Word) -> bool:
    if noun.pos != "NOUN" or noun.lemma.lower() in group("role nouns"):
        return False
    somebody = sight.actor_at(noun.index) or sight.person_at(noun.index)
    return not somebody and not sight.amount_at(noun.index) and not any(time.holds(noun.index) for time in sight.times)


def _aims(sight: Sight, goods: Goods) -> Iterator[Word]:
    """The nouns that the sum, or the verb that gives it, is said to be for; those right behind the sum first."""
    sentence = sight.sentence
    verb = verb_over(sentence, goods.head)
    for owner in (goods.head, *((verb,) if verb else ())):
        for lead in sentence.children(owner, "prep", "dative"):
            if (lead.lower in _LEADS or _is_to_cause(sight, lead)) and lead.index > goods.last:
                yield from sentence.children(lead, "pobj")
                yield from (target for clause in sentence.children(lead, "pcomp") for target in sentence.children(clause, "dobj"))
        for clause in sentence.children(owner, "acl", "advcl", "xcomp", "relcl"):
            if clause.index > goods.last and has_to(sentence, clause):
                yield from sentence.children(clause, "dobj")


def _is_to_cause(sight: Sight, lead: Word) -> bool:
    """Whether a sum goes to a cause and not to somebody: "5 million *to* the country's reconstruction"."""
    target = sight.sentence.child(lead, "pobj") if lead.lower == "to" else None
    cause = sight.item_at(target.index) if target else None
    return cause is not None and cause.value.item_class in PURPOSES


def _first(sight: Sight, noun: Word) -> int:
    """Where the name of the aim begins: the words before its noun that are no article and no side."""
    first = noun.index
    before = [word for word in sight.sentence.children(noun, *_BEFORE) if word.index < noun.index]
    for word in sorted(before, key=lambda each: -each.index):
        if word.index != first - 1 or sight.actor_at(word.index) or word.pos == "PRON":
            break
        first = word.index
    return first
