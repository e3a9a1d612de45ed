"""Numbers that count more of what was named before: "Spain sent 20 trucks and promised another ten"."""

from __future__ import annotations

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.grammar.triggers import frame_at, operator_at
from pledgebook.reading.things.counts import in_unit
from pledgebook.reading.things.goods import Goods

_PLACES = frozenset({"dobj", "nsubjpass"})


def bare_numbers(sight: Sight, named: tuple[Goods, ...], before: Report | None) -> tuple[Goods, ...]:
    """The numbers that stand alone where a thing is given, when so many of a thing were told of just before: "Egypt sent 12"."""
    counted = before.amount.value if before and isinstance(before.amount, Reading) else None
    if before is None or counted is None or counted.is_money or counted.unit == "percent" or named:
        return ()
    found = []
    for amount in sight.amounts:
        head = head_of(sight.sentence, amount.first, amount.last)
        if amount.value.unit == COUNT and _is_given(sight, head):
            item = Mention(before.item.value, head.index, head.index, "reference.thing")
            found.append(Goods(head, item, in_unit(amount, counted.unit), before.item))
    return tuple(found)


def _is_given(sight: Sight, number: Word) -> bool:
    """Whether a number is the object of a verb of giving or promising, and no noun says what it counts."""
    if number.pos not in {"NUM", "ADJ"} or number.dep not in _PLACES or sight.sentence.children(number, "prep", "nmod", "relcl"):
        return False
    verb = sight.sentence.words[number.head]
    frame, operator = frame_at(sight.sentence, verb), operator_at(sight.sentence, verb)
    gives = frame is not None and frame.past in {"delivered", "ordered"} and frame.item in {"open", "known"}
    return gives or (operator is not None and operator.act in {"pledged", "requested"} and "object" in operator.thing)


def numbers_of_same(sight: Sight, named: tuple[Goods, ...], thing: Reading[Item] | None) -> tuple[Goods, ...]:
    """The numbers that stand alone in a thing's place and are said to be of something further."""
    found = []
    for amount in sight.amounts:
        head = head_of(sight.sentence, amount.first, amount.last)
        if amount.value.unit != COUNT or sight.item_at(head.index) or not _stands_alone(sight, amount, head):
            continue
        counted = [goods for goods in named if goods.amount and goods.item and goods.last < amount.first]
        meant = _named(sight, counted[-1]) if counted else thing
        if meant and not any(goods.amount == amount for goods in named):
            unit = counted[-1].amount.value.unit if counted and counted[-1].amount else COUNT
            item = Mention(meant.value, head.index, head.index, "reference.thing")
            found.append(Goods(head, item, in_unit(amount, unit), meant))
    return tuple(found)


def _named(sight: Sight, goods: Goods) -> Reading[Item] | None:
    return goods.item.reading(sight.sentence) if goods.item else None


def _stands_alone(sight: Sight, amount: Mention[Amount], head: Word) -> bool:
    """Whether no noun follows the number, it has a thing's place, and "another" or "more" stands beside it."""
    words = sight.sentence.words
    beside = (
        words[max(amount.first - 1, 0) : amount.first]
        + words[amount.last + 1 : amount.last + 2]
        + words[amount.first : amount.last + 1]
    )
    more = any(word.lower in group("of the same") for word in beside) and head.dep in _PLACES
    return (more or _is_share_of_former(sight, head)) and head.pos in {"NUM", "ADJ"}


def _is_share_of_former(sight: Sight, number: Word) -> bool:
    """In "of the 40 jets promised, Spain gave *ten*" the number counts jets."""
    verb = sight.sentence.words[number.head]
    opening = (word for word in sight.sentence.children(verb, "prep") if word.index < number.index)
    return number.dep in {*_PLACES, "nsubj"} and any(word.lower == "of" for word in opening)
