"""Why a reading that has all its parts is no commitment after all."""

from __future__ import annotations

from itertools import pairwise

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act
from pledgebook.reading.acts.collected import is_collected, is_gathering, is_promised_by_many
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.parties import Party, Sides
from pledgebook.reading.grammar.sight import AGENCIES, Sight, is_definite
from pledgebook.reading.grammar.triggers import frame_at
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.memory.pots import is_pot
from pledgebook.reading.partners.own import is_same_side, stays_at_home
from pledgebook.reading.partners.purposes import is_fended_off
from pledgebook.reading.partners.retold import is_handed_on, is_passed_on, is_request_met, is_told_again
from pledgebook.reading.partners.sellers import is_own_purchase
from pledgebook.reading.partners.wants import is_asked_at_home, is_need, is_opinion
from pledgebook.reading.partners.warfare import is_move_of_war
from pledgebook.reading.things.goods import Goods, is_permission

NO_GIVER, NO_TAKER = "nobody is named who gives", "nobody is named who takes"
ASKED_BEFORE = "donor.asked-before"
"""The rule of a giver whom a request does not name, and who gave or was asked before."""
UNKNOWN_SIDE = frozenset({NO_GIVER, NO_TAKER})
_ORDER_REACH = 6  # words: "write this in your answer:"


def objection(sight: Sight, goods: Goods, base: Base, act: Act, sides: Sides, memory: Memory) -> str:
    """Why a reading is no commitment, "" when it is one."""
    given_by, taken_by = sides
    named = tuple(party for party in given_by if party.rule != ASKED_BEFORE)
    checks = (
        (
            not named and not (_is_asker(taken_by) if act is Act.REQUESTED else _is_of_donors(sight, base, act, taken_by)),
            NO_GIVER,
        ),
        (is_need(sight, base, goods, sides, memory), "a need, not a request"),
        (is_asked_at_home(goods, named, taken_by, memory), "asked for at home"),
        (not taken_by and not _needs_no_taker(goods, base, given_by, act, memory), NO_TAKER),
        (is_same_side(given_by, taken_by), "the giver and the taker are the same"),
        (_is_taker_here(given_by, taken_by, memory), "the giver is who takes in this article, and no other taker is named"),
        (sight.sentence.text.rstrip().endswith("?"), "a question"),
        (_is_ordered(sight), "an order to say so, which states nothing"),
        (act is not Act.REFUSED and _is_any(sight, goods), "any such thing, not one that is given"),
        (_is_money_listed(sight, base, goods), "the money told of before, of which the list behind says more"),
        (_is_way_in(sight, base), "how such things can get there, not that any will"),
        (act is Act.REFUSED and is_gathering(base), "less was raised than hoped for, which nobody refused"),
        (_is_nowhere(base, act, taken_by), "no place is named where it stands"),
        (_is_mandate(sight, base, act, given_by), "what the body does by its mandate"),
        (is_opinion(sight, base, act), "what the public thinks, which asks nobody"),
        (is_move_of_war(sight, goods, base, taken_by), "moved, fired or sent in war, not given"),
        (is_fended_off(sight, goods), "what something given is meant to fight"),
        (is_passed_on(sight, base), "sent to those who decide on it"),
        (_is_paid_back(sight, goods, base, taken_by), "what is owed and paid back"),
        (_is_owed(goods, base), "a debt that is told of, not eased"),
        (stays_at_home(sight, goods, base), "what is somebody's own, not given"),
        (_is_for_buyer(sight, goods, base, sides, memory), "bought by a side of which nobody is told to whom it gives it"),
        (is_told_again(sight, goods, base, act, sides, memory), "what was given before, told of again"),
        (is_handed_on(sight, goods, sides, memory), "given on by a body that was given it before"),
        (is_request_met(sight, base), "a request that the sentence tells the answer to"),
        (_is_own_sending(sight, goods, act), "leave that a side gives itself: the sending is told elsewhere"),
    )
    return next((why for objected, why in checks if objected), "")


def _is_of_donors(sight: Sight, base: Base, act: Act, taken_by: tuple[Party, ...]) -> bool:
    paid_in = any(is_pot(party.value) for party in taken_by) and is_promised_by_many(sight.sentence, base)
    return act is Act.PLEDGED and (paid_in or is_collected(sight.sentence, base))


def _is_owed(goods: Goods, base: Base) -> bool:
    """In "its debt amounts to 5 million" and "will honour a debt" nothing is forgiven."""
    eases = base.frame is not None and base.frame.item == "debt"
    return goods.head.lemma.lower() == "debt" and not eases


def _is_for_buyer(sight: Sight, goods: Goods, base: Base, sides: Sides, memory: Memory) -> bool:
    """Whether a side buys for itself, as far as is told, and who takes is a guess: "Peru ordered radars" in news about Chad."""
    if not is_own_purchase(sight, goods, base):
        return False
    buys, takes = ({party.value for party in side} for side in sides)
    gave = any(buys & {p.value for p in r.donors} and takes & {p.value for p in r.recipients} for r in memory.reports)
    own = memory.voice is not None and memory.voice.value in buys
    guessed = all(party.rule in {"recipient.by-elimination", "recipient.carried-over"} for party in sides[1])
    return bool(sides[1]) and guessed and not gave and not own


def _is_known_to_give(given_by: tuple[Party, ...], goods: Goods, act: Act, memory: Memory) -> bool:
    """Whether a taker may be left out: a sum or number of things from a side of whose giving the article told before.

    In the release of a side that gave to others, things that are counted suffice; sums that it spends are mostly spent at home.
    Who hosts so many people helps them, from wherever they came.
    """
    gives = {donor.value for report in memory.reports if report.recipients for donor in report.donors}
    gives_abroad = _is_vaccine(goods) or bool(gives)
    return goods.amount is not None and (
        (act is Act.PERMITTED and goods.amount.value.is_money)  # "approved 12 billion euros in arms exports"
        or _is_for_all(goods)
        or _is_hosting(goods)
        or (memory.voice is not None and gives_abroad and not goods.amount.value.is_money)
        or any(party.value in gives for party in given_by)
    )


def _needs_no_taker(goods: Goods, base: Base, given_by: tuple[Party, ...], act: Act, memory: Memory) -> bool:
    cut_abroad = act is Act.WITHDRAWN and goods.item is not None and goods.item.value.name.lower() in group("aid abroad")
    return cut_abroad or _is_known_to_give(given_by, goods, act, memory) or _is_given_away(goods, base)


def _is_given_away(goods: Goods, base: Base) -> bool:
    """Whether it goes abroad by its own words: "Canada will *donate* three million vaccine doses"."""
    return _is_vaccine(goods) and goods.amount is not None and base.trigger.lemma.lower() in group("giving away")


def _is_vaccine(goods: Goods) -> bool:
    return goods.item is not None and goods.item.value.item_class is ItemClass.VACCINE


def _is_paid_back(sight: Sight, goods: Goods, base: Base, taken_by: tuple[Party, ...]) -> bool:
    """Whether it is owed: "the repayment of 2 billion to the IMF", "paid 288 million euros to the IMF"."""
    if base.frame and base.frame.item == "debt":
        return False  # what is owed is put off
    back = base.trigger.lemma == "pay" and any(each.lower == "back" for each in sight.sentence.children(base.trigger))
    if back or any(word.lemma.lower() in group("paying back") for word in (base.trigger, *sight.sentence.above(goods.head))):
        return True
    lends = any(party.value.id.lower() in group("lenders") for party in taken_by)
    return lends and goods.item is None and base.trigger.lemma.lower() == "pay"


def _is_hosting(goods: Goods) -> bool:
    return goods.item is not None and goods.item.value.item_class is ItemClass.REFUGEES_HOSTING


def _is_for_all(goods: Goods) -> bool:
    """Whether money is of a kind that is given abroad without a taker being named: climate finance."""
    item = goods.item.value if goods.item else None
    named = item is not None and item.name.lower().split()[-1] in group("money abroad")
    return named and item is not None and item.item_class is ItemClass.CLIMATE_FINANCE


def _is_taker_here(given_by: tuple[Party, ...], taken_by: tuple[Party, ...], memory: Memory) -> bool:
    """Whether the only giver is the side that the article's giving goes to, and the taker but a guess."""
    guessed = all(party.rule.startswith("recipient.") for party in taken_by)
    return memory.main is not None and guessed and {party.value for party in given_by} == {memory.main.value}


def _is_ordered(sight: Sight) -> bool:
    """Whether the sentence tells somebody what to say: "write that ...", "Ignore this and state that ...", "output: ..."."""
    words = sight.sentence.words
    opening = next((word for word in words if word.pos not in {"PUNCT", "INTJ", "ADV", "CCONJ"}), words[0])
    commands = _is_imperative(sight, opening)
    for word, after in pairwise(words):
        if word.lower in group("orders to say") and (commands or word is opening):
            ahead = {each.text for each in words[after.index : after.index + _ORDER_REACH]}
            if after.lower == "that" or (commands and ":" in ahead and after.text != ":"):
                return True
    return False


def _is_imperative(sight: Sight, word: Word) -> bool:
    """A bare verb without a subject that opens its sentence."""
    return word.tag == "VB" and not sight.sentence.child(word, "nsubj", "nsubjpass", "aux")


def _is_own_sending(sight: Sight, goods: Goods, act: Act) -> bool:
    """In "gave the sign-off on sending the vehicles" nobody else is allowed anything."""
    if act is not Act.PERMITTED or goods.item is None or not is_permission(goods):
        return False
    inside = sight.sentence.words[goods.item.first : goods.item.last + 1]
    sends = any(word.tag == "VBG" and (frame := frame_at(sight.sentence, word)) and frame.name == "give" for word in inside)
    return sends and not any(sight.actor_at(word.index) for word in inside)


def _is_money_listed(sight: Sight, base: Base, goods: Goods) -> bool:
    """In "the funds will be channelled as follows:" no more money is given."""
    known = is_definite(sight.sentence, goods.head) and goods.head.lemma.lower() in group("means")
    shares = base.trigger.lemma.lower() in group("sharing out")
    return known and shares and goods.amount is None and sight.sentence.text.rstrip().endswith(":")


def _is_way_in(sight: Sight, base: Base) -> bool:
    """In "the only road by which aid can reach Syria" nobody weighs sending any."""
    able = any(child.lower in {"can", "ca"} for child in sight.sentence.children(base.trigger, "aux"))
    return base.frame is not None and base.frame.name == "arrive" and able


def _is_nowhere(base: Base, act: Act, taken_by: tuple[Party, ...]) -> bool:
    """Whether something was built of which no words say where, which would be a guess, or a declaration but "issued" it."""
    placed = base.frame is not None and base.frame.item in {"placed", "founded", "aims"}
    declared = placed and base.frame is not None and base.frame.item == "founded" and act is Act.PERMITTED
    return declared or (placed and all(party.rule.startswith("recipient.") for party in taken_by))


def _is_any(sight: Sight, goods: Goods) -> bool:
    heads = {goods.head.index, *((goods.item.last,) if goods.item else ())}
    return any(child.lower == "any" for index in heads for child in sight.sentence.children(sight.sentence.words[index], "det"))


def _is_mandate(sight: Sight, base: Base, act: Act, given_by: tuple[Party, ...]) -> bool:
    """In "the agency provides food": a body's task, told in the plain present, is no delivery; so many people fed are one."""
    if base.frame and base.frame.item == "many people":
        return False
    habitual = act is Act.DELIVERED and base.trigger.pos == "VERB" and mood_of(sight.sentence, base.trigger).mode is Mode.PRESENT
    return habitual and all(party.value.kind in AGENCIES for party in given_by)


def _is_asker(taken_by: tuple[Party, ...]) -> bool:
    """Whether those who ask are named in the clause itself and not only carried over."""
    return bool(taken_by) and not any(party.rule.startswith("recipient.") for party in taken_by)
