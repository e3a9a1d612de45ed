"""Who sells what somebody buys: named in the clause, or by another who bought the same."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.carriers import modifiers
from pledgebook.reading.grammar.owners import Subject, after_word
from pledgebook.reading.grammar.parties import Party, parties, parties_within
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import frame_at
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.things.goods import Goods, heads_of, in_row

_PLACED = frozenset({"contract", "order"})  # "placed an order with Spain"


def is_own_purchase(sight: Sight, goods: Goods, base: Base) -> bool:
    """Whether somebody buys, and nobody else is to have what is bought."""
    return base.buys and not is_for_others(sight, goods, base.trigger)


def is_for_others(sight: Sight, goods: Goods, trigger: Word) -> bool:
    """Whether somebody else is to have what is bought: "bought boats *for Chad*", "bought boats to *send* them to Chad"."""
    if sight.taker_after(trigger) or sight.sentence.child(trigger, "dative"):
        return True
    named = (target for word in _own_words(sight, trigger) for target in _behind_for(sight, word))
    others = (word for word in named if parties(sight, word) or word.lemma.lower() in group("persons"))
    return any(word.index != goods.head.index for word in others) or _is_passed_on(sight, trigger)


def _behind_for(sight: Sight, word: Word) -> list[Word]:
    return sight.sentence.children(word, "pobj") if word.lower == "for" else []


def _own_words(sight: Sight, trigger: Word) -> Iterator[Word]:
    """The words below a purchase, without those of the clauses that hang there: "frigates *which Italy built for Libya*"."""
    yield trigger
    for child in sight.sentence.children(trigger):
        if child.dep not in {"relcl", "acl", "advcl", "ccomp", "conj"} or child.is_noun:
            yield from _own_words(sight, child)


def _is_passed_on(sight: Sight, trigger: Word) -> bool:
    aims = sight.sentence.children(trigger, "advcl", "xcomp")
    return any((frame := frame_at(sight.sentence, aim)) and frame.name == "give" for aim in aims)


def is_of_maker(sight: Sight, goods: Goods) -> bool:
    """Whether a thing is called by whose it is: who buys "Russian jets" buys them from there."""
    mentions = (sight.actor_at(index) for index in modifiers(sight, goods.head))
    return any(mention and mention.rule == "actor.demonym-adjective" for mention in mentions)


def seller(sight: Sight, goods: Goods, trigger: Word) -> Subject | None:
    """The country that something is bought from for oneself: "bought rockets from Iran", "a contract with Iran for rockets"."""
    places = [(word, "from") for word in (trigger, *heads_of(sight, goods), *in_row(sight, goods)[1:])]
    places += [(word, "with") for word in (trigger, *sight.sentence.children(trigger, "dobj")) if word.lemma in _PLACED]
    found = (after_word(sight.sentence, word, place) for word, place in places)
    return next((each for each in found if each and parties_within(sight, each.word)), None) or _maker(sight, goods)


def _maker(sight: Sight, goods: Goods) -> Subject | None:
    """Whose a thing is by its own words: "ordered *Russian*-made boats", "bought *China's* jets"."""
    mentions = ((index, sight.actor_at(index)) for index in modifiers(sight, goods.head))
    makers = (index for index, mention in mentions if mention and mention.value.kind is ActorKind.COUNTRY)
    return next((Subject(sight.sentence.words[index], "maker") for index in makers), None)


def seller_before(sight: Sight, goods: Goods, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Who sells what is bought for oneself, where the article told of another who got the same: "Togo has bought them, too"."""
    if not is_own_purchase(sight, goods, base):
        return ()
    known = None if seller(sight, goods, base.trigger) else _told_of_same(goods, memory)
    buyer = subject_of(sight.sentence, base.trigger) if base.trigger.is_verb else None
    buyers = {party.value for party in who(sight, buyer, memory)} if buyer else set()
    if known is None or not buyers or buyers & {party.value for party in (*known.donors, *known.recipients)}:
        return ()
    return tuple(memory.cited(party, "donor.sold-before") for party in known.donors)


def _told_of_same(goods: Goods, memory: Memory) -> Report | None:
    """The last report about things of the same model: of TB2 drones, not of drones."""
    kind = goods.item.value.kinds[:1] if goods.item else ()
    models = (report for report in reversed(memory.reports) if len(report.item.value.kinds) > 1)
    return next((report for report in models if kind and report.item.value.kinds[:1] == kind), None)
