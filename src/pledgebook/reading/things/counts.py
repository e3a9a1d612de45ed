"""Which of a sentence's amounts belongs to a thing: "14 of its tanks", "aid to Chad worth $5 million"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.things.singles import one_of_several, under_article

PEOPLE_COUNTED = frozenset(
    {ItemClass.TRAINING, ItemClass.PERSONNEL_RESCUE, ItemClass.REFUGEES_HOSTING, ItemClass.DEVELOPMENT_AID, ItemClass.MEDICAL}
)
"""Classes of doings that are counted by the people who take part."""
PURPOSES = frozenset(
    {
        ItemClass.RECONSTRUCTION,
        ItemClass.HUMANITARIAN_AID,
        ItemClass.MINE_CLEARANCE,
        ItemClass.DEBT_RELIEF,
        ItemClass.CLIMATE_FINANCE,
    }
)
"""Classes that a sum can be given "to" without being given to somebody."""
_LENT = frozenset({ItemClass.LOAN, ItemClass.GUARANTEE, ItemClass.FINANCIAL_AID, ItemClass.DEVELOPMENT_AID})
"""Classes of which the sum tells more than the number of agreements."""
CONVERSION = "amount.conversion"
"""The rule of a sum that says the one before it in other money."""
_OPENERS = frozenset({"of", "with", "in", "at"})
_JOINING_SIGNS = frozenset({"-", '"', "'", "“", "”", "‘", "’"})
_OF_THE = 2  # words: "14 of the 31 tanks"


def amount_of(sight: Sight, item: Mention[Item], taken: set[int]) -> Mention[Amount] | None:
    """The amount of a thing: before it, within its name, or behind it as its value. `taken` are first words of amounts in use."""
    if single := one_of_several(sight, item):
        return single
    free = [amount for amount in sight.amounts if amount.first not in taken and amount.rule != CONVERSION]
    inside = [amount for amount in free if item.holds(amount.first) or item.holds(amount.last)]
    before = [amount for amount in free if amount.last < item.first and _is_bridge(sight, amount.last + 1, item.first)]
    if before:
        nearest = _past_model(sight, before[-1], free)
        if item.value.item_class in _LENT and nearest.value.unit == COUNT and (sums := _values(sight, item, free)):
            return sums[0]  # "three loans worth $5 million"
        return _part_taken(sight, nearest, free) or nearest
    if towards := [amount for amount in free if amount.last < item.first and _is_for_purpose(sight, amount, item)]:
        return towards[-1]
    after = _values(sight, item, free)
    people = [amount for amount in free if amount.first > item.last and _is_for_people(sight, item, amount)]
    people += [in_unit(amount, "person") for amount in free if _is_size_of_team(sight, item, amount)]
    return next(iter((*inside, *after, *people)), None) or under_article(sight, item)


def _values(sight: Sight, item: Mention[Item], free: Sequence[Mention[Amount]]) -> list[Mention[Amount]]:
    return [amount for amount in free if amount.first > item.last and is_value(sight, item, amount)]


def _past_model(sight: Sight, amount: Mention[Amount], free: Sequence[Mention[Amount]]) -> Mention[Amount]:
    """The number before one that belongs to a maker's name: "*two* Dornier Do 228 aircraft"."""
    maker = sight.sentence.words[amount.first - 1] if amount.first else None
    if maker is None or maker.pos != "PROPN" or sight.actor_at(maker.index) or amount.value.unit != "count":
        return amount
    earlier = [other for other in free if other.last < amount.first and _is_bridge(sight, other.last + 1, amount.first)]
    return earlier[-1] if earlier else amount


def _is_for_purpose(sight: Sight, amount: Mention[Amount], item: Mention[Item]) -> bool:
    """Whether a sum is set apart for a kind of help: "20 million to the reconstruction of", "5 million towards flood relief"."""
    between = sight.sentence.words[amount.last + 1 : item.first]
    opens = amount.value.is_money and between and between[0].lower in {"to", "towards", "toward"} and len(between) <= 3
    verb = sight.sentence.words[item.last]
    rest = all(word.pos in {"DET", "ADJ", "PRON"} or word.lower in {"to", "towards", "toward"} for word in between)
    free = sight.actor_at(item.last) is None
    return bool(opens) and rest and free and item.value.item_class in PURPOSES and verb.is_noun


def _is_for_people(sight: Sight, item: Mention[Item], amount: Mention[Amount]) -> bool:
    """Whether an amount tells how many people the thing is made of or for: "a team of 80", "scholarships for 200 students"."""
    between = sight.sentence.words[item.last + 1 : amount.first]
    person = amount.value.unit == "person" or sight.sentence.words[amount.last].tag == "NNPS"
    openers = {"of"} if item.value.item_class is ItemClass.PERSONNEL_RESCUE else {"for", "of", "to"}
    counted = item.value.item_class in PEOPLE_COUNTED and len(between) <= 3 and bool(between) and between[0].lower in openers
    return person and counted and all(word.pos in {"ADP", "DET", "ADJ", "ADV", "SCONJ"} for word in between)


def _is_size_of_team(sight: Sight, item: Mention[Item], amount: Mention[Amount]) -> bool:
    """Whether a bare number tells how many are in a team: "a medical team of 14"."""
    between = [word.lower for word in sight.sentence.words[item.last + 1 : amount.first]]
    team = sight.sentence.words[item.last].lemma.lower() in group("teams")
    return team and amount.value.unit == "count" and between in (["of"], ["of", "some"], ["of", "about"])


def _part_taken(sight: Sight, whole: Mention[Amount], free: list[Mention[Amount]]) -> Mention[Amount] | None:
    """In "14 of the 31 tanks" the number of those that are meant."""
    for amount in free:
        between = [word.lower for word in sight.sentence.words[amount.last + 1 : whole.first]]
        if between[:1] == ["out"]:
            del between[0]  # "30 out of 350 licences"
        if between[:1] == ["of"] and len(between) <= _OF_THE and amount.last < whole.first:
            return amount
    return None


def _is_bridge(sight: Sight, start: int, end: int) -> bool:
    """Whether the words between an amount and a thing only join them: "14 of its", "$400 million in additional"."""
    between = [word for word in sight.sentence.words[start:end] if not _is_converted(sight, word)]
    if len(between) > 7 or [word for word in between if sight.item_at(word.index)]:
        return False
    if between and (between[-1].lower in {",", "and"} or between[0].lower in {",", "and", "to", "as"}):
        return False
    return all(_joins(sight, word) for word in between)


def _is_converted(sight: Sight, word: Word) -> bool:
    """Whether a word is part of the same sum in other money, with its brackets: "3 billion euros *($4 billion)*"."""
    near = (word.index, *((word.index + 1,) if word.text in "([" else (word.index - 1,) if word.text in ")]" else ()))
    found = (sight.amount_at(index) for index in near)
    return any(amount is not None and amount.rule == CONVERSION for amount in found)


def _joins(sight: Sight, word: Word) -> bool:
    if word.lower in group("amount bridges") or word.pos in {"ADJ", "DET"} or word.lemma.lower() in group("containers"):
        return True
    if word.tag in {"VBN", "VBG", "HYPH", "POS", "PRP$"} or word.lower in _JOINING_SIGNS:
        return True
    if sight.actor_at(word.index) is not None:
        return word.tag != "NNS"  # "50 countries"
    return word.dep in {"compound", "amod", "nmod"} or _owns_thing(sight, word)


def _owns_thing(sight: Sight, word: Word) -> bool:
    """Whether the word is the maker in "60 tonnes of Smith's biscuits"."""
    return word.dep == "poss" and word.index > 0 and sight.sentence.words[word.index - 1].lower == "of"


def is_value(sight: Sight, item: Mention[Item], amount: Mention[Amount]) -> bool:
    """Whether an amount after a thing is its value: "aid worth $5 million", "a package of $6.2 million", "a grant over $2m"."""
    start = item.last + 1
    between = sight.sentence.words[_past_taker(sight, start) : amount.first]
    if not between:
        if amount.value.is_money and sight.sentence.words[amount.first].lower == "over":
            return True
        return not amount.value.is_money and amount.value.unit != "count" and amount.first == start
    if len(between) > 6 or not amount.value.is_money:
        return False
    if _names_value(between):
        return all(_leads_to_value(sight, word) for word in between[1:])
    return between[0].lower in group("value openers") and all(_leads_to_value(sight, word) for word in between)


def _names_value(between: Sequence[Word]) -> bool:
    """Whether the words say outright that a value comes: "with a total value of", "in the amount of", "to the value of"."""
    said = any(word.lemma.lower() in group("values") for word in between)
    return said and between[0].lower in _OPENERS | {"to", "for"} and between[-1].lower in {"of", "to", "about", "around"}


def _past_taker(sight: Sight, start: int) -> int:
    """The index behind a taker that stands between a thing and its value: "aid *for Chad,* valued at up to $5 million"."""
    words = sight.sentence.words[start:]
    opens = next((i for i, word in enumerate(words) if word.lower in group("value words") | _OPENERS), 0)
    stands = (
        word.lower in {"for", "to", "the", "its", ",", "'s", "on"}
        or sight.actor_at(word.index)
        or word.dep == "amod"
        or word.lemma.lower() in group("funds") | group("terms")
        for word in words[:opens]
    )
    return start + opens if opens and all(stands) else start


def _leads_to_value(sight: Sight, word: Word) -> bool:
    known = word.lower in group("value bridges") or word.lemma.lower() in group("containers") | group("values")
    return known or word.pos in {"ADJ", "ADV"} or sight.actor_at(word.index) is not None


def in_unit(amount: Mention[Amount], unit: str) -> Mention[Amount]:
    """The amount as so many of another unit."""
    return replace(amount, value=replace(amount.value, unit=unit))


def raised_by(sight: Sight, verb: Word) -> Mention[Amount] | None:
    """By how much something is raised: "increased its aid by $5 million", "stepped up its aid with a further $5 million"."""
    for preposition in sight.sentence.children(verb, "prep"):
        target = sight.sentence.child(preposition, "pobj") if preposition.lower in {"by", "with"} else None
        amount = sight.amount_at(target.index) if target else None
        if amount and amount.value.is_money:
            return amount
    return None
