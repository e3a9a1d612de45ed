"""What a sentence could be about: things with their amounts, before anything is known of a commitment."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pledgebook.language.doc import Mention, Word
from pledgebook.language.items.finder import item_of_phrase
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.model.amounts import Amount
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.counts import amount_of, is_value
from pledgebook.reading.sight import Sight, conjoined, first_conjunct, head_of

VAGUE = frozenset({ItemClass.PERMISSION, ItemClass.TRAINING, ItemClass.OTHER, ItemClass.FINANCIAL_AID})
"""Classes that "it" and "them" do not stand for."""


@dataclass(frozen=True, slots=True)
class Goods:
    """A thing that is named, the word that governs its phrase, and its amount where one belongs to it."""

    head: Word
    item: Mention[Item] | None
    amount: Mention[Amount] | None
    meant: Reading[Item] | None = None
    """What a pronoun stands for; the item is then the pronoun's own place in the sentence."""

    @property
    def first(self) -> int:
        return min(mention.first for mention in (self.item, self.amount) if mention)

    @property
    def last(self) -> int:
        return max(mention.last for mention in (self.item, self.amount) if mention)


def goods_in(sight: Sight) -> tuple[Goods, ...]:
    """The things of a sentence in text order: every item, and every sum of money that belongs to no item."""
    taken: set[int] = set()
    found: list[Goods] = []
    for item in sight.items:
        amount = amount_of(sight, item, taken)
        if amount:
            taken.add(amount.first)
        found.append(Goods(_head(sight, item, amount), item, amount))
    found += _unknown_conjuncts(sight, found)
    found = [
        goods
        for goods in found
        if not _is_of_source(sight, goods)
        and not _only_carries(sight, goods, found)
        and not _is_side(sight, goods)
        and not _is_source(sight, goods)
        and not _is_taking_fund(sight, goods, found)
        and not _only_brings(sight, goods, found)
        and not _is_named_again(sight, goods, found)
    ]
    money = (a for a in sight.amounts if a.first not in taken and a.value.is_money and not _is_said_otherwise(sight, a, found))
    sums = [Goods(_money_head(sight, amount), None, amount) for amount in money]
    return tuple(sorted(_with_prices(sight, found, sums), key=lambda goods: goods.first))


def _is_of_source(sight: Sight, goods: Goods) -> bool:
    """Whether the words only name who says so, or what something is not like: "according to Source of Aid 2", "unlike a loan"."""
    over = (sight.sentence.words[goods.first], *sight.sentence.above(goods.head))
    return any(word.lower in {"according", "unlike"} for word in over)


def _with_prices(sight: Sight, things: list[Goods], sums: list[Goods]) -> list[Goods]:
    """The things, those that a sum is the price of with that sum, and the sums that are no price."""
    priced = {thing.head.index: money for money in sums if (thing := _priced(sight, money, things))}
    costed = [
        replace(goods, amount=priced[goods.head.index].amount) if goods.head.index in priced and not goods.amount else goods
        for goods in things
    ]
    return [*costed, *(money for money in sums if money not in priced.values())]


def _priced(sight: Sight, money: Goods, things: list[Goods]) -> Goods | None:
    """The thing of which a sum is the price or the cost: "sold the radars for $90 million", "finances a clinic with ..."."""
    sentence = sight.sentence
    if spent := _spent_on(sight, money, things):
        return spent
    preposition = sentence.words[money.head.head]
    verb = sentence.words[preposition.head]
    selling = preposition.lower in {"for", "at"} and verb.lemma.lower() in group("selling")
    paying = preposition.lower == "with" and verb.lemma.lower() in group("paying for")
    if not selling and not paying:
        return None
    inside = {word.index for word in sentence.subtree(verb) if word.index < preposition.index}
    return next((goods for goods in things if goods.head.index in inside), None)


def _spent_on(sight: Sight, money: Goods, things: list[Goods]) -> Goods | None:
    """The thing that a sum is spent on: "will spend $90 million on food aid"."""
    sentence = sight.sentence
    verb = sentence.words[money.head.head]
    if verb.lemma.lower() != "spend" or money.head.dep not in {"dobj", "nsubjpass"}:
        return None
    hanging = (prep for owner in (verb, money.head) for prep in sentence.children(owner, "prep") if prep.lower == "on")
    targets = {target.index for prep in hanging for target in sentence.children(prep, "pobj")}
    return next((goods for goods in things if goods.head.index in targets), None)


def _unknown_conjuncts(sight: Sight, known: list[Goods]) -> list[Goods]:
    """The things of a list that the catalogue does not know, told by standing beside one that it does."""
    sentence = sight.sentence
    heads = {goods.head.index for goods in known}
    found: list[Goods] = []
    for goods in known:
        for word in conjoined(sentence, first_conjunct(sentence, goods.head)):
            if word.index in heads or not can_be_thing(sight, word):
                continue
            heads.add(word.index)
            first, last = core(sight, word)
            mention = Mention(item_of_phrase(sentence, first, last), first, last, "item.in-list")
            found.append(Goods(word, mention, amount_of(sight, mention, set())))
    return found


def can_be_thing(sight: Sight, word: Word) -> bool:
    if word.pos not in {"NOUN", "PROPN"} or sight.item_at(word.index) or sight.amount_at(word.index):
        return False
    if sight.actor_at(word.index) or sight.person_at(word.index) or any(m.holds(word.index) for m in sight.times):
        return False
    return word.entity not in {"PERSON", "GPE", "ORG", "DATE", "NORP", "LOC", "EVENT"}


def core(sight: Sight, head: Word) -> tuple[int, int]:
    """The head of a phrase with the modifiers before it that belong to its name."""
    first = head.index
    while (
        first > 0
        and (word := sight.sentence.words[first - 1]).dep in {"compound", "amod", "nmod", "punct"}
        and word.head >= first
    ):
        if word.dep == "punct" and word.text != "-":
            break
        first -= 1
    return first, head.index


def _only_carries(sight: Sight, goods: Goods, others: list[Goods]) -> bool:
    """Whether a thing is but the giving of another: "its donation of a battery", "the authorisation of a drawdown"."""
    if goods.item is None or goods.amount:
        return False
    if goods.item.value.kinds[:1] not in (("grant",), ("fund",)) and goods.head.lemma.lower() not in group("authorising"):
        return False
    inner = {
        w.index
        for of in sight.sentence.children(goods.head, "prep")
        if of.lower == "of"
        for w in sight.sentence.children(of, "pobj")
    }
    return any(other.head.index in inner for other in others)


def _is_side(sight: Sight, goods: Goods) -> bool:
    """Whether a fund is a side here and no thing: who gives a sum, or who it is given to."""
    if goods.item is None or goods.amount or not sight.amounts:
        return False
    words = range(goods.item.first, goods.item.last + 1)
    governor = sight.sentence.words[head_of(sight.sentence, goods.item.first, goods.item.last).head]
    named = all((mention := sight.actor_at(i)) is not None and mention.value.kind is ActorKind.INSTITUTION for i in words)
    return named and governor.lower in {"to", "into", "from", "for", "by"}


def _is_source(sight: Sight, goods: Goods) -> bool:
    """Whether a fund is but what a sum comes out of: "paid out 5 million euros from the Flood Facility"."""
    if goods.item is None or goods.amount or goods.item.value.item_class is not ItemClass.FINANCIAL_AID:
        return False
    head = head_of(sight.sentence, goods.item.first, goods.item.last)
    named = head.pos == "PROPN" and sight.sentence.words[head.head].lower in {"from", "under", "through", "via"}
    return named and any(amount.value.is_money for amount in sight.amounts)


def _is_taking_fund(sight: Sight, goods: Goods, others: list[Goods]) -> bool:
    """Whether a fund is but what a contribution goes to: "a first contribution to the fund of 20 million"."""
    if goods.item is None or goods.amount or goods.head.lemma.lower() not in group("funds"):
        return False
    place = sight.sentence.words[goods.head.head]
    return place.lower in {"to", "into"} and any(other.head.index == place.head for other in others)


def _only_brings(sight: Sight, goods: Goods, others: list[Goods]) -> bool:
    """Whether a vehicle but brings what it is loaded with: "two planes loaded with tents", "five trucks of rice"."""
    if goods.item is None or sight.sentence.words[goods.item.last].lemma.lower() not in group("bringers"):
        return False
    verb = sight.sentence.words[goods.head.head]
    owners = (goods.head, verb) if goods.head.dep == "nsubj" and verb.lemma.lower() in group("arriving") else (goods.head,)
    loads = {
        child.index
        for owner in owners
        for child in sight.sentence.children(owner, "prep", "acl")
        if child.lower in {"of", "with"} or child.lower in group("carrying")
    }
    inside = {word.index for load in loads for word in sight.sentence.subtree(sight.sentence.words[load])}
    return any(other is not goods and other.head.index in inside for other in others)


def _is_named_again(sight: Sight, goods: Goods, others: list[Goods]) -> bool:
    """Whether an apposition names the thing more closely: "its best tank, the M1 Abrams"; its own number makes it another."""
    names = {word.index for word in sight.sentence.children(goods.head, "appos")}
    if goods.item is None:
        return False
    known = goods.item.value.item_class
    alike = (other for other in others if other.item and other is not goods and other.item.value.item_class is known)
    named = [other.item for other in alike if other.item and not (goods.amount and other.amount)]
    return any(item.holds(index) for item in named for index in names) or any(
        _is_apposed(sight, goods.item, item) for item in named
    )


def _is_apposed(sight: Sight, item: Mention[Item], closer: Mention[Item]) -> bool:
    between = [word.lower for word in sight.sentence.words[item.last + 1 : closer.first]]
    return between == [",", "the"] and len(closer.value.kinds) > len(item.value.kinds)


def _is_said_otherwise(sight: Sight, amount: Mention[Amount], things: list[Goods]) -> bool:
    """Whether a sum is but the value of what is counted already, or another currency's word for a sum."""
    counted = (thing.item for thing in things if thing.item and thing.amount and not thing.amount.value.is_money)
    return _is_conversion(sight, amount) or any(item.last < amount.first and is_value(sight, item, amount) for item in counted)


def _is_conversion(sight: Sight, amount: Mention[Amount]) -> bool:
    """Whether a sum in brackets is another currency's word for the sum before it: "35 billion euros ($39 billion)"."""
    if amount.rule == "amount.conversion":
        return True
    start = amount.first - 1
    if start < 1 or sight.sentence.words[start].text not in {"(", ";", "/"}:
        return False
    before = sight.amount_at(start - 1)
    return before is not None and before.value.is_money and before.value.unit != amount.value.unit


def pronouns_in(sight: Sight, thing: Reading[Item] | None, permission: Reading[Item] | None) -> tuple[Goods, ...]:
    """The pronouns that can stand for a thing named before: "send them", "has not granted it"."""
    found = []
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
    """In "some of the tanks" it is the tanks that are named, not "some"."""
    fits = word.dep in {"dobj", "pobj", "nsubjpass"} and word.lower in group("pronouns for things")
    return fits and not sight.sentence.children(word, "prep") and not _is_what_a_thing_is_for(sight, word)


def _is_what_a_thing_is_for(sight: Sight, word: Word) -> bool:
    """In "missiles for them" it is the missiles that are given."""
    lead = sight.sentence.words[word.head]
    return lead.lower == "for" and any(min(lead.head, lead.index - 1) <= item.last < lead.index for item in sight.items)


def _money_head(sight: Sight, amount: Mention[Amount]) -> Word:
    return head_of(sight.sentence, amount.first, amount.last)


def _head(sight: Sight, item: Mention[Item], amount: Mention[Amount] | None) -> Word:
    """The word by which the thing hangs in the sentence: the amount's when the thing is a part of it ("14 of its tanks")."""
    own = _shared_head(sight, item, head_of(sight.sentence, item.first, item.last))
    if amount is None or amount.first > item.last:
        return own
    outer = head_of(sight.sentence, amount.first, amount.last)
    return outer if outer.index in {up.index for up in sight.sentence.above(own)} and outer.pos != "VERB" else own


def _shared_head(sight: Sight, item: Mention[Item], word: Word) -> Word:
    """The noun that a name shares with the one beside it: in "Mi-17 and Mi-24 helicopters" both are helicopters."""
    up = sight.sentence.words[word.head]
    if word.dep not in {"nmod", "compound", "amod"} or not sight.sentence.children(word, "conj", "cc"):
        return word
    other = sight.item_at(up.index)
    return up if other and other.value.item_class is item.value.item_class else word


def heads_of(sight: Sight, goods: Goods) -> tuple[Word, ...]:
    """The words by which goods can hang in the sentence: their own head, else that of their amount ("40 million in aid")."""
    if goods.amount is None:
        return (goods.head,)
    return (goods.head, head_of(sight.sentence, goods.amount.first, goods.amount.last))


def in_row(sight: Sight, goods: Goods) -> tuple[Word, ...]:
    """The thing and those that follow it in a row, the last first: what is said behind the row holds for all of it."""
    others = (word for word in conjoined(sight.sentence, goods.head) if word.index > goods.head.index)
    return (goods.head, *sorted(others, key=lambda word: -word.index))
