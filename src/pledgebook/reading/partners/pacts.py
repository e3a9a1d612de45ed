"""Money that two sides agree on: of "Togo and the IMF signed a loan agreement" the words tell who takes part, not who gives.

Who gives is then the one of two that is an institution, else the one that its fund or bank for such things signs for, else the
one in whose currency the sum is, else the one that is not who most of the article's giving goes to. Where none of these tells,
nobody does.
"""

from __future__ import annotations

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.items import ItemClass
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import Party, parties_within
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight, first_conjunct, head_of
from pledgebook.reading.grammar.triggers import carried_operator, operator_at
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.things.goods import Goods

_MONEY = frozenset({ItemClass.LOAN, ItemClass.FINANCIAL_AID, ItemClass.GUARANTEE, ItemClass.DEVELOPMENT_AID})
Sides = tuple[tuple[Party, ...], tuple[Party, ...]]


def base_of_pact(sight: Sight, goods: Goods) -> Base | None:
    """The agreement that a sum or loan is the matter of: "signed an agreement for two loans", "reached a deal on a programme"."""
    verb = _agreeing(sight, goods.head) if _is_money(goods) else None
    if verb is None or _pair(sight, verb) is None:
        return None
    if carried := carried_operator(sight.sentence, verb):
        return Base(carried[0], carried[1], "on")
    operator = operator_at(sight.sentence, verb)
    return Base(verb, operator, "object") if operator else None


def sides_of_pact(sight: Sight, goods: Goods, base: Base, memory: Memory) -> Sides | None:
    """Who gives and who takes of two that agree; None where the words are about no such pact or don't tell."""
    verb = _agreeing(sight, goods.head) if _is_money(goods) and base.operator else None
    pair = _pair(sight, verb) if verb and verb.index in {base.trigger.index, base.trigger.head} else None
    giver = _giver(pair, goods, memory, _is_lending(sight, verb)) if pair and verb else None
    if pair is None or giver is None:
        return None
    return tuple(party for party in pair if party.value == giver), tuple(party for party in pair if party.value != giver)


def creditors_first(sight: Sight, given_by: tuple[Party, ...], taken_by: tuple[Party, ...]) -> Sides:
    """The sides of a debt that is eased: whoever is called a creditor gives, also in "Ghana agreed with its creditors to"."""
    if _are_creditors(given_by):
        return given_by, taken_by
    agreed = taken_by if _are_creditors(taken_by) else _creditors_agreed_with(sight)
    return (agreed, given_by) if agreed and given_by else (given_by, taken_by)


def _creditors_agreed_with(sight: Sight) -> tuple[Party, ...]:
    """The creditors that a sentence names behind "with"."""
    named = [mention.reading(sight.sentence) for mention in sight.named.actors if _is_agreed_with(sight, mention)]
    return tuple(party for party in named if _are_creditors((party,)))


def _is_agreed_with(sight: Sight, mention: Mention[Actor]) -> bool:
    head = head_of(sight.sentence, mention.first, mention.last)
    return sight.sentence.words[first_conjunct(sight.sentence, head).head].lower == "with"


def debtor_last(sight: Sight, debt: Goods, sides: Sides) -> Sides:
    """The sides of a debt that is eased: whose debt it is takes, also in "Chad's debt to France was put on hold"."""
    given_by, taken_by = sides
    owner = sight.sentence.child(debt.head, "poss")
    party = sight.party_at(owner.index) if owner else None
    owes = party is not None and [each.value for each in given_by] == [party.value] and taken_by
    return (taken_by, given_by) if owes else sides


def _are_creditors(parties: tuple[Party, ...]) -> bool:
    return any(set(party.value.id.lower().split()) & group("creditors") for party in parties)


def is_first_step(sight: Sight, word: Word) -> bool:
    """Whether an agreement is one that others have yet to confirm: "a staff-level agreement"."""
    modifiers = sight.sentence.children(word, "amod", "compound", "nmod")
    return any(each.lower in group("first steps") for modifier in modifiers for each in (modifier, *_within(sight, modifier)))


def _within(sight: Sight, word: Word) -> tuple[Word, ...]:
    return tuple(sight.sentence.children(word, "compound", "amod", "nmod"))


def _is_money(goods: Goods) -> bool:
    if goods.item is not None:
        return goods.item.value.item_class in _MONEY and goods.amount is not None
    return goods.amount is not None and goods.amount.value.is_money


def _agreeing(sight: Sight, word: Word) -> Word | None:
    verb = next((up for up in (word, *sight.sentence.above(word)) if up.is_verb), None)
    return verb if verb and verb.lemma.lower() in group("agreeing") else None


def _pair(sight: Sight, verb: Word) -> tuple[Party, Party] | None:
    """The two sides: both in the subject, or one there and one behind "with"."""
    subject = subject_of(sight.sentence, verb)
    found = _named_in(sight, subject.word) if subject else ()
    if subject and not found:
        found = who(sight, subject, Memory())
    if len(found) == 1:
        owners = (verb, *sight.sentence.children(verb, "dobj", "nsubjpass"), *sight.sentence.subtree(verb))
        others = (at for owner in owners if (at := after_word(sight.sentence, owner, "with")))
        found += next((parties for at in others if (parties := parties_within(sight, at.word)[:1])), ())
    return (found[0], found[1]) if len(found) == 2 and found[0].value != found[1].value else None


def _named_in(sight: Sight, subject: Word) -> tuple[Party, ...]:
    named: dict[Actor, Party] = {}
    for word in sight.sentence.subtree(subject):
        if party := sight.party_at(word.index):
            named.setdefault(party.value, party)
    return tuple(named.values())


def _is_lending(sight: Sight, verb: Word) -> bool:
    """Whether a loan, a grant or the like is named; two countries that agree on a sum alone may as well trade."""
    inside = {word.index for word in sight.sentence.subtree(verb)}
    return any(item.first in inside and item.value.item_class in _MONEY for item in sight.items)


def _giver(pair: tuple[Party, Party], goods: Goods, memory: Memory, is_lending: bool) -> Actor | None:
    institutions = [party.value for party in pair if party.value.kind is ActorKind.INSTITUTION]
    if len(institutions) == 1:
        return institutions[0]
    if not is_lending:
        return None
    lenders = [party.value for party in pair if _is_lender(party)]
    if len(lenders) == 1:
        return lenders[0]
    unit = goods.amount.value.unit if goods.amount else ""
    paying = [party.value for party in pair if party.value.id == unit[:2]]  # an ISO code of a currency opens with its country's
    if len(paying) == 1:
        return paying[0]
    main = memory.main.value if memory.main else None
    others = [party.value for party in pair if party.value != main]
    return others[0] if len(others) == 1 else None


def _is_lender(party: Party) -> bool:
    """Whether a country is named by a body of its own that lends and gives abroad: "JICA", "the Kuwait Fund"."""
    return party.quote is not None and bool(set(party.quote.words.lower().split()) & group("lending bodies"))
