"""One thing by itself: "one of its Patriot systems", "a field hospital"."""

from __future__ import annotations

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.quantities import units
from pledgebook.model.amounts import COUNT, Amount, exact
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.grammar.triggers import operator_at
from pledgebook.reading.things.goods import FIGHTING

ARTICLE = "amount.article"
"""The rule of an amount that only "a" or "an" tells."""
_PIECES = (FIGHTING - {ItemClass.MISSILE}) | {
    ItemClass.AIR_DEFENCE,
    ItemClass.RADAR_ELECTRONICS,
    ItemClass.ENGINEERING_VEHICLE,
    ItemClass.TRUCK_LOGISTICS,
}
_SINGULAR = frozenset({"NN", "NNP"})
_PERSON = "person"  # the unit of people, as units.yaml has it


def one_of_several(sight: Sight, item: Mention[Item]) -> Mention[Amount] | None:
    """One of several: "one of its Patriot systems", "the first of eight submarines"; what "is one of the best" is not counted."""
    governor = sight.sentence.words[head_of(sight.sentence, item.first, item.last).head]
    outer = sight.sentence.words[governor.head]
    if governor.lower != "of" or outer.lower not in group("one of several") or outer.index > item.first:
        return None
    if outer.dep == "attr" or sight.sentence.words[outer.index + 1].text == "-":
        return None  # "one-quarter of its doses"
    return Mention(exact(1), outer.index, outer.index, "amount.one-of")


def under_article(sight: Sight, item: Mention[Item]) -> Mention[Amount] | None:
    """A thing that comes by the piece, under "a" or "an": "a helicopter", "an adviser", but no "a batch of shells"."""
    head = head_of(sight.sentence, item.first, item.last)
    article = next((one for one in sight.sentence.children(head, "det") if one.lower in {"a", "an"}), None)
    if article is None or article.index > item.first or not _is_piece(item.value, head) or operator_at(sight.sentence, head):
        return None  # "a tank offer" counts no tanks
    return Mention(exact(1, _PERSON if _is_person(head) else COUNT), article.index, article.index, ARTICLE)


def _is_piece(item: Item, head: Word) -> bool:
    lemma = head.lemma.lower()
    if head.tag not in _SINGULAR or lemma in group("containers") | group("funds") | group("help nouns"):
        return False
    return item.item_class in _PIECES or lemma in group("single things") or _is_person(head)


def _is_person(head: Word) -> bool:
    unit = units().phrases.get((head.lemma.lower(),))
    return unit is not None and unit.name == _PERSON
