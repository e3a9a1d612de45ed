"""Whence a thing comes that somebody may use: "let Mali fire *French-supplied* rockets" tells of the leave and of the gift."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.language.items.finder import item_of_phrase
from pledgebook.lexicon.groups import group
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act, Report
from pledgebook.reading.acts.fold import fold
from pledgebook.reading.acts.stack import stack_over
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.hanging import below, giver_in_name
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.lists.alike import for_takers
from pledgebook.reading.lists.verbless import verbless
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.objections import NO_TAKER
from pledgebook.reading.partners.uses import is_use
from pledgebook.reading.reports.drafts import Draft, draft_at
from pledgebook.reading.things.goods import Goods, core, is_permission

_DONE = frozenset({Act.DELIVERED, Act.ORDERED})


def with_origins(
    sight: Sight, made: Sequence[Draft], memory: Memory, setting: Setting, things: frozenset[int]
) -> tuple[Draft, ...]:
    """Drafts of one thing, each leave to use it followed by the drafts of how it came to who may use it."""
    leave = made[0] if made and made[0].report else None
    come = (_origin(sight, leave, goods, memory, setting, things) for goods in _used(sight, leave)) if leave else ()
    return (*made, *(origin for origin in come if origin))


def _used(sight: Sight, leave: Draft) -> Iterator[Goods]:
    """What may be used: the thing itself, or those that the name of the leave tells of: "leave to strike with *rockets*"."""
    if leave.base and is_use(leave.base):
        yield leave.goods
    elif is_permission(leave.goods):
        for word in sight.sentence.words[leave.goods.first : leave.goods.last + 1]:
            told = below(sight.sentence, word) if word.is_noun and word.index != leave.goods.head.index else None
            if told:
                yield _named(sight, word, told.trigger)


def _named(sight: Sight, thing: Word, trigger: Word) -> Goods:
    """A thing in the name of a leave, with all that its own name holds: "*Spanish-supplied rockets*"."""
    first, last = core(sight, thing)
    giver = giver_in_name(sight.sentence, trigger)
    first = giver.index if giver and giver.index < first else first
    return Goods(thing, Mention(item_of_phrase(sight.sentence, first, last), first, last, "item.let-use"), None)


def _origin(sight: Sight, leave: Draft, goods: Goods, memory: Memory, setting: Setting, things: frozenset[int]) -> Draft | None:
    base = below(sight.sentence, goods.head)
    if base is None or leave.report is None or goods.item is None or goods.item.value.item_class is ItemClass.OTHER:
        return None
    doer = subject_of(sight.sentence, base.trigger)
    if doer and doer.word.lower in group("third person"):  # "Spain let Mali use the rockets *it* had sent"
        return _between(sight, goods, base, leave.report, leave.report.donors, memory, setting)
    told = draft_at(sight, goods, base, memory, setting, things)
    if told and told.why_not == NO_TAKER:
        givers = tuple(who(sight, doer, memory)) if doer else ()
        return _between(sight, goods, base, leave.report, givers, memory, setting)
    if told is None or told.report is None or told.report.act.value not in _DONE:
        return None
    return replace(told, report=_for_user(sight, told, told.report, leave.report))


def _between(
    sight: Sight, goods: Goods, base: Base, leave: Report, givers: tuple[Party, ...], memory: Memory, setting: Setting
) -> Draft | None:
    """The draft of how a thing came from its givers to whoever may use it, where its own words don't say to whom it went."""
    act = fold(base, stack_over(sight.sentence, base.trigger, frozenset()), official=False).act
    known = {party.value for party in givers}
    takers = tuple(party for party in leave.recipients if party.value not in known)
    if act not in _DONE or not givers or not takers:
        return None
    told = (act, "origin"), None, "how a thing came that may be used"
    report = verbless(sight, goods, memory, setting, (givers, takers), *told)
    return Draft(goods, base, for_takers(report, goods, takers, sight))


def _for_user(sight: Sight, told: Draft, origin: Report, leave: Report) -> Report:
    """The origin, given to whoever may use the thing where no words say to whom it went."""
    givers = {party.value for party in origin.donors}
    guessed = all(party.rule.startswith("recipient.") for party in origin.recipients)
    users = tuple(party for party in leave.recipients if party.value not in givers)
    return for_takers(origin, told.goods, users if guessed and users else origin.recipients, sight)
