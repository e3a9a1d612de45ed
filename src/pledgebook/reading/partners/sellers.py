"""Who sells what somebody buys: named in the clause, or by another who bought the same."""

from __future__ import annotations

from pledgebook.language.doc import Word
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.carriers import modifiers
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import Subject, after_word, subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory, who
from pledgebook.reading.things.goods import Goods, heads_of


def is_for_others(sight: Sight, goods: Goods, trigger: Word) -> bool:
    found = (after_word(sight.sentence, word, "for") for word in (trigger, goods.head))
    return any(whom is not None and whom.word.index != goods.head.index for whom in found)


def is_of_maker(sight: Sight, goods: Goods) -> bool:
    """Whether a thing is called by whose it is: who buys "Russian jets" buys them from there."""
    mentions = (sight.actor_at(index) for index in modifiers(sight, goods.head))
    return any(mention and mention.rule == "actor.demonym-adjective" for mention in mentions)


def seller(sight: Sight, goods: Goods, trigger: Word) -> Subject | None:
    """The country that something is bought from for oneself: "bought rockets from Iran", "a contract with Iran for rockets"."""
    places = [(word, "from") for word in (trigger, *heads_of(sight, goods))]
    places += [(trigger, "with")] if not trigger.is_verb else []
    found = (after_word(sight.sentence, word, place) for word, place in places)
    return next((each for each in found if each and sight.party_at(each.word.index)), None)


def seller_before(sight: Sight, goods: Goods, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Who sells what is bought for oneself, where the article told of another who got the same: "Togo has bought them, too"."""
    if base.frame is None or base.frame.name != "buy" or is_for_others(sight, goods, base.trigger):
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
