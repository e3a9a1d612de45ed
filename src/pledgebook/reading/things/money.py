"""What a sum in a sentence belongs to beyond the noun beside it: a purpose, a total; and how sums compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.language.items.finder import item_of_phrase
from pledgebook.lexicon.groups import group
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.things.counts import PURPOSES
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.things.headings import colon_of, has_label

_BEHIND_LABEL = 3
_WIDER = (ItemClass.FINANCIAL_AID, ItemClass.MILITARY_AID, ItemClass.HUMANITARIAN_AID, ItemClass.DEVELOPMENT_AID)
"""Of two kinds of help under one sum, what the whole is called."""


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


def with_label(sight: Sight, found: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """The goods, the kind of help that is a line's label told with the sum behind it: "Humanitarian aid: EUR 40 million"."""
    colon = colon_of(sight) if has_label(sight) else -1
    label = next(
        (each for each in found if each.item and not each.amount and each.first == 0 and each.item.last == colon - 1), None
    )
    money = next((each for each in found if each.item is None and 0 < each.first - colon <= _BEHIND_LABEL), None)
    if label is None or money is None or colon < 0:
        return found
    return tuple(replace(each, item=label.item) if each is money else each for each in found if each is not label)


def is_of_label(sight: Sight, goods: Goods) -> bool:
    """Whether a sum is that of the kind of help which is the line's label."""
    return goods.item is not None and goods.amount is not None and has_label(sight) and goods.item.last == colon_of(sight) - 1


def with_totals(sight: Sight, found: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """The goods, those of which a verb tells the whole sum with that sum: "aid to Mali now stands at 300 million"."""
    goods = list(found)
    for money in found:
        if money.item is None and (thing := _totalled(sight, money, found)):
            goods = [replace(each, amount=money.amount) if each is thing else each for each in goods if each is not money]
        elif money.item is None and (whose := _help_of_somebody(sight, money)):
            goods = [replace(whose, amount=money.amount) if each is money else each for each in goods]
    return tuple(goods)


def without_other_names(found: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """The goods, without nouns that only call a sum by another name: "$3 billion to the fund, *its first contribution*"."""
    summed = [goods.last for goods in found if goods.amount and goods.amount.value.is_money]
    return tuple(goods for goods in found if not (_is_other_name(goods) and any(last < goods.first for last in summed)))


def _is_other_name(goods: Goods) -> bool:
    bare = goods.item is not None and goods.amount is None and goods.meant is None
    return bare and goods.head.dep == "appos" and goods.head.lemma.lower() in group("help nouns")


def with_shared_sums(sight: Sight, found: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """The goods, kinds of help in a row that one sum is for told as one: "food aid and relief assistance worth 7 million"."""
    goods: list[Goods] = []
    for each in found:
        before = goods[-1] if goods else None
        if before and (one := _as_one(sight, before, each)):
            goods[-1] = one
        else:
            goods.append(each)
    return tuple(goods)


def _as_one(sight: Sight, before: Goods, after: Goods) -> Goods | None:
    first, last, amount = before.item, after.item, before.amount or after.amount
    if first is None or last is None or amount is None or not amount.value.is_money or (before.amount and after.amount):
        return None
    between = sight.sentence.words[first.last + 1 : last.first]
    joined = [word.lower for word in between if word.pos not in {"ADJ", "DET"}] == ["and"]
    if not joined or not (_is_help(first.value) and _is_help(last.value)):
        return None
    named = item_of_phrase(sight.sentence, first.first, last.last)
    both = (first.value.item_class, last.value.item_class)
    kind = both[0] if both[0] is both[1] else next((each for each in _WIDER if each in both), ItemClass.HUMANITARIAN_AID)
    name = f"{first.value.name} and {last.value.name}"
    item = Mention(replace(named, name=name, item_class=kind), first.first, last.last, first.rule)
    return replace(before, item=item, amount=amount)


def _is_help(item: Item) -> bool:
    return item.name.lower().split()[-1] in group("heads of help")


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
        if up.is_verb:
            return


def _totalled(sight: Sight, money: Goods, found: tuple[Goods, ...]) -> Goods | None:
    up = sight.sentence.words[money.head.head]
    verb = sight.sentence.words[up.head] if up.pos == "ADP" and up.lower in {"at", "to"} else up
    if up.lower == "to" and verb.lemma.lower() in group("bringing to"):
        raised = sight.sentence.child(verb, "dobj", "nsubjpass")
        return next(
            (each for each in found if raised and each.item and not each.amount and each.head.index == raised.index), None
        )
    subject = _told_whole(sight, verb)
    return next((each for each in found if subject and each.item and not each.amount and each.head.index == subject.index), None)


def _told_whole(sight: Sight, verb: Word) -> Word | None:
    """Of what a verb tells the whole sum."""
    if verb.pos != "VERB" or verb.lemma.lower() not in group("totalling"):
        return None
    return sight.sentence.child(verb, "nsubj", "nsubjpass")


def _help_of_somebody(sight: Sight, money: Goods) -> Goods | None:
    """The support, aid or the like of a side, which is no thing without its sum: "Spain's support comes to 5 million"."""
    up = sight.sentence.words[money.head.head]
    whole = _told_whole(sight, sight.sentence.words[up.head] if up.pos == "ADP" and up.lower in {"at", "to"} else up)
    if whole is None or whole.lemma.lower() not in group("help nouns") or sight.item_at(whole.index):
        return None
    owners = sight.sentence.children(whole, "poss", "amod", "compound")
    if not any(sight.actor_at(owner.index) for owner in owners):
        return None
    named = item_of_phrase(sight.sentence, whole.index, whole.index)
    if named.item_class is ItemClass.OTHER:
        return None  # a share is one of what others give
    return replace(money, head=whole, item=Mention(named, whole.index, whole.index, "item.total"))
