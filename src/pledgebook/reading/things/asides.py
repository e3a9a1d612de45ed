"""Things that a sentence names without giving them: what only carries, brings, sources or names another."""

from __future__ import annotations

from pledgebook.language.doc import Mention
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.things.goods import Goods


def is_aside(sight: Sight, goods: Goods, others: list[Goods]) -> bool:
    """Whether a thing is none of its own among the `others` of its sentence."""
    alone = (_only_tells_who_says, _is_replaced, _is_excepted, _is_side, _is_source, _is_called_gift, _is_return, _is_number)
    beside = (_only_carries, _is_kind_of_sum, _only_counts, _is_taking_fund, _only_brings, _is_named_again)
    return any(test(sight, goods) for test in alone) or any(test(sight, goods, others) for test in beside)


def _only_tells_who_says(sight: Sight, goods: Goods) -> bool:
    """Whether the words only name who says so, or what something is not like: "according to Source of Aid 2", "unlike a loan"."""
    over = (sight.sentence.words[goods.first], *sight.sentence.above(goods.head))
    return any(word.lower in {"according", "unlike"} for word in over)


def _is_called_gift(sight: Sight, goods: Goods) -> bool:
    """Whether another thing is only called so: "forty tents, a *donation* from Spain"."""
    beside = goods.head.dep == "appos" and sight.item_at(goods.head.head) is not None
    return beside and goods.amount is None and goods.head.lemma.lower() in group("gifts")


def _is_replaced(sight: Sight, goods: Goods) -> bool:
    """Whether something else is given in its stead: "jets instead of tanks"."""
    lead = sight.sentence.words[goods.head.head]
    return any(child.lower == "instead" for child in sight.sentence.children(lead, "advmod"))


def _is_return(sight: Sight, goods: Goods) -> bool:
    """Whether it is what comes back for what is given: "sent shells in exchange for *food*"."""
    links = [word for word in sight.sentence.above(goods.head) if not word.is_verb]
    leads = (word for word in links if word.lower == "for")
    return any(sight.sentence.words[word.head].lower in {"exchange", "return"} for word in leads)


def _is_number(sight: Sight, goods: Goods) -> bool:
    """Whether only its number is told, or kept silent: "did not give the *exact number* of jets"."""
    noun = sight.sentence.words[sight.sentence.words[goods.head.head].head]
    exact = (word.lower in {"exact", "precise"} for word in sight.sentence.children(noun, "amod"))
    return noun.lemma.lower() in {"number", "quantity", "amount"} and any(exact)


def _is_excepted(sight: Sight, goods: Goods) -> bool:
    """Whether it is the one thing that is not meant: "everything except for tanks", "all but the tanks"."""
    before = [word.lower for word in sight.sentence.words[max(0, goods.first - 4) : goods.first]]
    before = [word for word in before if word not in {"the", "a", "an", "its", "their"}]
    if before[-1:] == ["for"]:
        del before[-1]
    all_but = before[-1:] == ["but"] and bool({"all", "everything", "anything"} & set(before[-2:-1]))
    return all_but or bool(group("exceptions") & set(before[-1:]))


def _only_carries(sight: Sight, goods: Goods, others: list[Goods]) -> bool:
    """Whether a thing is but the giving of another: "its donation of a battery", "the authorisation of a drawdown"."""
    if goods.item is None or goods.amount:
        return False
    if goods.item.value.kinds[:1] not in (("grant",), ("fund",)) and goods.head.lemma.lower() not in group("authorising"):
        return False
    return _holds_another(sight, goods, others)


def _is_kind_of_sum(sight: Sight, goods: Goods, others: list[Goods]) -> bool:
    """Whether the words only say what kind of help another sum is: "a €40 million loan in *financial support*"."""
    place = sight.sentence.words[goods.head.head]
    if place.lower != "in" or goods.amount or goods.head.lemma.lower() not in group("help nouns"):
        return False
    return any(other.head.index == place.head and other.amount and other.amount.value.is_money for other in others)


def _only_counts(sight: Sight, goods: Goods, others: list[Goods]) -> bool:
    """Whether the words only count another thing: "60 units of the missile"."""
    return goods.head.lemma.lower() in group("containers") and _holds_another(sight, goods, others)


def _holds_another(sight: Sight, goods: Goods, others: list[Goods]) -> bool:
    holders = (of for of in sight.sentence.children(goods.head, "prep") if of.lower == "of")
    inner = {word.index for of in holders for word in sight.sentence.children(of, "pobj")}
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
    if goods.item is None or not _is_bringer(sight, goods.item):
        return False
    verb = sight.sentence.words[goods.head.head]
    travels = goods.head.dep == "nsubj" and verb.lemma.lower() in group("arriving") | group("travelling")
    owners = (goods.head, verb) if travels else (goods.head,)
    loads = {
        child.index
        for owner in owners
        for child in sight.sentence.children(owner, "prep", "acl", "advcl", "amod")
        if child.lower in {"of", "with", "full"} or child.lower in group("carrying")
    }
    inside = {word.index for load in loads for word in sight.sentence.subtree(sight.sentence.words[load])}
    return any(other is not goods and other.head.index in inside for other in others)


def _is_bringer(sight: Sight, item: Mention[Item]) -> bool:
    """Whether a name is one of vehicles, or a model of plane: "a C-130 Hercules"."""
    flies = item.value.item_class in {ItemClass.AIRCRAFT, ItemClass.HELICOPTER}
    return flies or sight.sentence.words[item.last].lemma.lower() in group("bringers")


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
