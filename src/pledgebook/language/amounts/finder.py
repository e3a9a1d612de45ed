"""How much: every quantity of a sentence with its unit and how firmly the words state it.

The rules are named "amount.money", "amount.percent", "amount.unit" (tonnes, battalions, doses, persons), "amount.count",
"amount.range", "amount.vague", "amount.per-unit" ("$60 a dose", "$5 million each") and "amount.conversion" (money in
brackets behind the same money in another currency). The words of a mention are hedge, number and unit; a counted noun
is none of them. Conventions are those of the project's annotation guide.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from pledgebook.language.amounts.hedging import Hedged, hedged
from pledgebook.language.amounts.numbers import starts
from pledgebook.language.amounts.quantity import Family, Quantity, quantity_at
from pledgebook.language.amounts.spelled import ARTICLES
from pledgebook.language.amounts.strips import Strip, strip
from pledgebook.language.doc import Mention, Sentence
from pledgebook.lexicon import quantities
from pledgebook.lexicon.quantities import UnitKind
from pledgebook.model.amounts import Amount, Qualifier, about, at_least, at_most, between, exact, vague

_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕-⅞]")
_MAKERS = {Qualifier.EXACT: exact, Qualifier.ABOUT: about, Qualifier.AT_LEAST: at_least, Qualifier.AT_MOST: at_most}
_SURE = 100  # from here up "under" and "above" are no mere prepositions
_EACH = frozenset({"each", "apiece"})
_PRICED = frozenset({"worth", "costing", "valued", "at", "priced"})


def find_amounts(
    sentence: Sentence, taken: frozenset[int] = frozenset(), dollar: str = "USD", around: str = ""
) -> tuple[Mention[Amount], ...]:
    """Every quantity in text order, none overlapping another.

    `taken` are indices of words that belong to names and dates and are never counts; `dollar` is the ISO 4217
    code of a bare "$"; `around` is the text whose countries tell what "kroner" are where the sentence names none. Never raises.
    """
    if not _may_hold(sentence):
        return ()
    line = strip(sentence, taken, dollar, around)
    found: list[Mention[Amount]] = []
    before: Quantity | None = None
    at = 0
    while at < len(line.atoms):
        quantity, at = quantity_at(line, at, before)
        if quantity is None:
            continue
        mention = _mention(line, quantity, before)
        if not found or mention.first > found[-1].last:
            found.append(mention)
        before = quantity
    return tuple(found)


def _may_hold(sentence: Sentence) -> bool:
    return _DIGIT.search(sentence.text) is not None or not _triggers().isdisjoint([word.text.lower() for word in sentence.words])


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    formations = {words[0] for words, unit in quantities.units().phrases.items() if unit.kind is UnitKind.FORMATION}
    return starts() | formations


def _mention(line: Strip, quantity: Quantity, before: Quantity | None) -> Mention[Amount]:
    plain = quantity.family is not Family.COUNT or quantity.low is None or quantity.low >= _SURE
    hedge = hedged(line, quantity.first, quantity.last, plain=plain, loose=quantity.loose)
    hedge = _widened(line, hedge, quantity)
    amount = _amount(quantity, hedge.qualifier)
    rule = _rule(line, quantity, hedge, before, amount)
    return Mention(amount, line.atoms[hedge.first].word, line.atoms[hedge.last].until, rule)


def _amount(quantity: Quantity, qualifier: Qualifier) -> Amount:
    low, high = _plain(quantity.low), _plain(quantity.high)
    if quantity.vague or low is None:
        return vague(low, quantity.unit)
    if high is not None and low < high:
        return between(low, high, quantity.unit)
    return _MAKERS[qualifier](low, quantity.unit)


def _plain(value: Decimal | None) -> Decimal | None:
    """The same number written in one way only: 1500000000, never 1.5E+9 or 1500000000.0."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value and whole.adjusted() < 28 else value.normalize()


def _widened(line: Strip, hedge: Hedged, quantity: Quantity) -> Hedged:
    """As in "a company of 14": the count says how large the company is, and its words belong to it; so does "between"."""
    at = hedge.first
    if line.lower(at - 1) == "between" and quantity.low != quantity.high:
        return hedge._replace(first=at - 1)
    named = quantities.units().phrases.get((line.lower(at - 2),))
    opens = line.lower(at - 1) == "of" and line.lower(at - 3) in ARTICLES
    if quantity.family is Family.MONEY or not opens or named is None or named.kind is not UnitKind.FORMATION:
        return hedge
    return hedge._replace(first=at - 3)


def _rule(line: Strip, quantity: Quantity, hedge: Hedged, before: Quantity | None, amount: Amount) -> str:
    if _converts(line, quantity, hedge, before):
        return "amount.conversion"
    if _is_per_unit(line, quantity, hedge):
        return "amount.per-unit"
    if amount.qualifier in {Qualifier.VAGUE, Qualifier.RANGE}:
        return f"amount.{amount.qualifier}"
    return f"amount.{quantity.family.value}"


def _converts(line: Strip, quantity: Quantity, hedge: Hedged, before: Quantity | None) -> bool:
    """As in "€35 billion ($39 billion)", "($357m; £273m)"."""
    money = quantity.family is Family.MONEY and before is not None and before.family is Family.MONEY
    return (
        money
        and before is not None
        and (before.unit != quantity.unit or line.lower(quantity.last + 1) in {")", "]"})
        and hedge.first - 2 == before.last
        and line.lower(hedge.first - 1) in {"(", "[", ";"}
    )


def _is_per_unit(line: Strip, quantity: Quantity, hedge: Hedged) -> bool:
    """As in "$5 million each", "$60 per dose", "$70-a-share"; per year is a rate in time and no price."""
    at = hedge.last + 1
    if line.lower(at) in _EACH or (line.lower(hedge.first - 2) in _EACH and line.lower(hedge.first - 1) in _PRICED):
        return True
    if quantity.family is not Family.MONEY:
        return False
    at += line.lower(at) in {"-", "/"}
    per = line.lower(at) == "per" or line.lower(at - 1) == "/" or (line.lower(at) in ARTICLES and line.tag(at + 1) == "NN")
    timed = quantities.units().phrases.get((line.lower(at + (line.lower(at - 1) != "/")),))
    return per and (timed is None or timed.kind is not UnitKind.TIME)
