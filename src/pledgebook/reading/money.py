"""What a sum in a sentence belongs to beyond the noun beside it: a purpose, a total; and how sums compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Report
from pledgebook.reading.counts import PURPOSES
from pledgebook.reading.goods import Goods
from pledgebook.reading.sight import Sight


def is_less(goods: Goods, package: Report) -> bool:
    """Whether it is money, and less of the same currency than the package."""
    if goods.amount is None or not isinstance(package.amount, Reading):
        return False
    share, whole = goods.amount.value, package.amount.value
    if not share.is_money or share.unit != whole.unit or share.value is None or whole.value is None:
        return False
    return share.value < whole.value


def with_purposes(sight: Sight, found: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """The goods, a kind of help that sums are only said to be for told with them: "gave the UN 2 million for flood relief"."""
    goods = list(found)
    for purpose in found:
        if sums := _sums_for(sight, purpose, found):
            goods = [replace(each, item=purpose.item) if each in sums else each for each in goods if each is not purpose]
    return tuple(goods)


def with_totals(sight: Sight, found: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """The goods, those of which a verb tells the whole sum with that sum: "aid to Mali now stands at 300 million"."""
    goods = list(found)
    for money in found:
        if money.item is None and (thing := _totalled(sight, money, found)):
            goods = [replace(each, amount=money.amount) if each is thing else each for each in goods if each is not money]
    return tuple(goods)


def _sums_for(sight: Sight, purpose: Goods, found: tuple[Goods, ...]) -> list[Goods]:
    item = purpose.item
    if item is None or purpose.amount or purpose.meant or item.value.item_class not in PURPOSES or sight.actor_at(item.last):
        return []
    place = sight.sentence.words[purpose.head.head]
    if purpose.head.dep != "pobj" or place.lower not in {"for", "towards", "toward"}:
        return []
    owners = set(_up_to_verb(sight, place))
    sums = [each for each in found if each.item is None and each.amount and each.last < item.first]
    return [each for each in sums if each.head.index in owners or each.head.head in owners]


def _up_to_verb(sight: Sight, word: Word) -> Iterator[int]:
    """The words over a word up to its verb, with the verb."""
    for up in sight.sentence.above(word):
        yield up.index
        if up.pos in {"VERB", "AUX"}:
            return


def _totalled(sight: Sight, money: Goods, found: tuple[Goods, ...]) -> Goods | None:
    up = sight.sentence.words[money.head.head]
    verb = sight.sentence.words[up.head] if up.pos == "ADP" and up.lower in {"at", "to"} else up
    if verb.pos != "VERB" or verb.lemma.lower() not in group("totalling"):
        return None
    subject = sight.sentence.child(verb, "nsubj")
    return next((each for each in found if subject and each.item and not each.amount and each.head.index == subject.index), None)
