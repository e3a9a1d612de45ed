"""Lines of a list of what a side hands out that name the country in which: "- FP9: $2 million for forests in Peru with UNDP"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.language.doc import Kind
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.parties import IN_ROW, Party
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.lists.verbless import verbless
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.things.goods import Goods

_WHERE = frozenset({"in", "across", "for", "to"})


def project(sight: Sight, goods: Goods, memory: Memory, setting: Setting) -> Draft | None:
    """The draft of a sum in such a line, for the countries behind it; None elsewhere."""
    giver = memory.hands_out
    summed = goods.amount is not None and goods.amount.value.is_money
    if giver is None or not summed or sight.sentence.kind is not Kind.BULLET:
        return None
    takers = tuple(party for party in _where(sight, goods) if party.value != giver.value)
    if not takers:
        return None
    sides = ((memory.cited(giver, "donor.of-the-list"),), takers)
    trace = "a sum for a project in a country, in a list of what a side hands out"
    return Draft(goods, None, verbless(sight, goods, memory, setting, sides, (Act.PLEDGED, "project"), setting.own_date, trace))


def _where(sight: Sight, goods: Goods) -> Iterator[Party]:
    """The countries behind the sum that a preposition leads to, and those in a row with them."""
    words, last = sight.sentence.words, goods.first
    for mention in sight.named.actors:
        if mention.first <= goods.first or mention.value.kind is not ActorKind.COUNTRY:
            continue
        between = [word.lower for word in words[last : mention.first] if word.lower != "the"]
        joined = last > goods.first and bool(between) and all(word in group("list joins") for word in between)
        if joined or (between and between[-1] in _WHERE):
            last = mention.last + 1
            yield replace(mention.reading(sight.sentence), rule=IN_ROW)
