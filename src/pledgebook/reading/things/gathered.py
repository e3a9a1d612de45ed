"""The things that a sentence could be about, with their amounts: every item, and every sum that belongs to none."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.language.items.finder import SORTS, item_of_phrase
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.sight import Sight, conjoined, first_conjunct, head_of
from pledgebook.reading.things.asides import is_aside
from pledgebook.reading.things.counts import amount_of, in_unit
from pledgebook.reading.things.disbursed import part_of_sum
from pledgebook.reading.things.goods import Goods, can_be_thing, core
from pledgebook.reading.things.models import as_one_number
from pledgebook.reading.things.prices import is_said_otherwise, money_head, with_prices

_PAID_REACH = 5  # words: "of the second tranche"


def goods_in(sight: Sight) -> tuple[Goods, ...]:
    """The things of a sentence in text order: every item, and every sum of money that belongs to no item."""
    taken: set[int] = set()
    found: list[Goods] = []
    for item in sight.items:
        amount = None if _is_paid_out(sight, item) else amount_of(sight, item, taken)
        if amount:
            taken.add(amount.first)
        found.append(Goods(_head(sight, item, amount), item, _of_planes(item, amount)))
    found = as_one_number(sight, found)
    found += _unknown_conjuncts(sight, found)
    found = _with_shared_numbers(sight, found)
    found = [goods for goods in found if not is_aside(sight, goods, found)]
    money = (a for a in sight.amounts if a.first not in taken and a.value.is_money and not is_said_otherwise(sight, a, found))
    sums = [part_of_sum(sight, amount) or Goods(money_head(sight, amount), None, amount) for amount in money]
    return tuple(sorted(with_prices(sight, found, sums), key=lambda goods: goods.first))


def _is_paid_out(sight: Sight, item: Mention[Item]) -> bool:
    """Whether a name only tells that the next one is paid: "the *disbursement* of the second tranche of 23 million"."""
    behind = sight.sentence.words[item.last + 1 : item.last + 1 + _PAID_REACH]
    if sight.sentence.words[item.last].lemma.lower() not in group("paying out") or not behind or behind[0].lower != "of":
        return False
    met = next((word for word in behind if sight.item_at(word.index) or sight.amount_at(word.index)), None)
    return met is not None and sight.item_at(met.index) is not None


def _of_planes(item: Mention[Item], amount: Mention[Amount] | None) -> Mention[Amount] | None:
    """The number of planes, also where their name is one of men, too: "40 F-16 fighters"."""
    men = amount is not None and amount.value.unit == "person" and item.value.item_class is ItemClass.AIRCRAFT
    return in_unit(amount, COUNT) if amount and men else amount


def _unknown_conjuncts(sight: Sight, known: list[Goods]) -> list[Goods]:
    """The things of a list that the catalogue does not know, told by standing beside one that it does."""
    sentence = sight.sentence
    heads = {goods.head.index for goods in known}
    found: list[Goods] = []
    for goods in known:
        for word in conjoined(sentence, first_conjunct(sentence, goods.head)):
            if word.index in heads or not can_be_thing(sight, word) or _measures(sight, word):
                continue
            heads.add(word.index)
            first, last = core(sight, word)
            mention = Mention(item_of_phrase(sentence, first, last), first, last, "item.in-list")
            found.append(Goods(word, mention, amount_of(sight, mention, set())))
    return found


def _measures(sight: Sight, word: Word) -> bool:
    """Whether a word only says how another thing is counted or sorted: "various *types* of ammunition"."""
    inner = after_word(sight.sentence, word, "of")
    return inner is not None and sight.item_at(inner.word.index) is not None


def _with_shared_numbers(sight: Sight, found: list[Goods]) -> list[Goods]:
    """In "dozens of tanks and mortars" the mortars are dozens, too; "14 tanks and mortars" does not tell how many mortars."""
    shared: dict[int, Mention[Amount]] = {}
    for goods in found:
        own = head_of(sight.sentence, goods.item.first, goods.item.last) if goods.item and goods.amount else None
        if own and goods.amount and _is_number_of_all(sight, goods, own):
            shared |= {word.index: goods.amount for word in (*conjoined(sight.sentence, own), _noun_of_all(sight, own))}
    return [_with_shared_number(sight, goods, shared) for goods in found]


def _with_shared_number(sight: Sight, goods: Goods, shared: dict[int, Mention[Amount]]) -> Goods:
    if goods.amount or goods.item is None or any(sight.sentence.children(goods.head, "det", "poss", "nummod", "quantmod")):
        return goods
    return replace(goods, amount=shared.get(goods.head.index))


def _is_number_of_all(sight: Sight, goods: Goods, own: Word) -> bool:
    """Whether a thing stands first in its row, behind the "of" of words like "dozens", "a large number"."""
    amount = goods.amount
    loose = amount is not None and amount.value.value is None and not amount.value.is_money and amount.first < own.index
    noun = _noun_of_all(sight, own)
    return loose and noun.dep == "pobj" and sight.sentence.words[noun.head].lower == "of"


def _noun_of_all(sight: Sight, own: Word) -> Word:
    """The noun behind a row of models: the missiles of "hundreds of *Patriot* and AMRAAM *missiles*"."""
    up = sight.sentence.words[own.head]
    return up if own.dep in {"nmod", "compound", "amod"} and sight.sentence.children(own, "conj") and up.is_noun else own


def _head(sight: Sight, item: Mention[Item], amount: Mention[Amount] | None) -> Word:
    """The word by which the thing hangs in the sentence: the amount's when the thing is a part of it ("14 of its tanks")."""
    own = _head_of_sort(sight, item) or _shared_head(sight, item, head_of(sight.sentence, item.first, item.last))
    if amount is None or amount.first > item.last:
        return own
    outer = head_of(sight.sentence, amount.first, amount.last)
    return outer if outer.index in {up.index for up in sight.sentence.above(own)} and outer.pos != "VERB" else own


def _head_of_sort(sight: Sight, item: Mention[Item]) -> Word | None:
    """The noun that a sort shares with the one that stands last: "*conventional* and long-range *rockets*"."""
    if item.rule not in SORTS or item.value.name.endswith(sight.sentence.words[item.last].text):
        return None
    whole = next((each for each in sight.items if each.first > item.last and each.rule not in SORTS), None)
    between = sight.sentence.words[item.last + 1 : whole.first] if whole else ()
    if any(word.is_verb or word.pos == "ADP" for word in between):
        return None
    return _shared_head(sight, whole, head_of(sight.sentence, whole.first, whole.last)) if whole else None


def _shared_head(sight: Sight, item: Mention[Item], word: Word) -> Word:
    """The noun that a name shares with the one beside it: in "Mi-17 and Mi-24 helicopters", "Spike and Mistral missiles"."""
    up = sight.sentence.words[word.head]
    if word.dep not in {"nmod", "compound", "amod"} or not sight.sentence.children(word, "conj", "cc"):
        return word
    other = sight.item_at(up.index)
    alike = other is not None and (other.value.item_class is item.value.item_class or word.text[:1].isupper())
    return up if alike else word
