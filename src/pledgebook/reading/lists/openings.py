"""What a sentence says of a list that it opens: "Spain will send Peru:", "Here is what Spain has given Peru: tents and boats"."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import frame_at, operator_at
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.reports.drafts import Draft, draft_at
from pledgebook.reading.reports.naming import TO_COME
from pledgebook.reading.reports.parts import part_of
from pledgebook.reading.things.goods import Goods

_TO_COME = Item("what the list names", ItemClass.OTHER)
_REACH = 12  # words from the verb to the colon
_SAME = 3  # words between a colon and the first thing of its list


def opened(sight: Sight, memory: Memory, setting: Setting) -> tuple[Report, ...]:
    """A report that stands for the things of the list to come, when the sentence ends in a colon and its verb lacks them.

    It is nobody's report by itself: each thing of the list takes all from it but what it is and how much.
    """
    colon = _last_colon(sight)
    return _to_come(sight, colon, memory, setting) if colon == len(sight.sentence.words) - 1 else ()


def after_colon(sight: Sight, goods: Goods, drafts: list[Draft], memory: Memory, setting: Setting) -> Draft | None:
    """The first thing of a list behind a colon: a part of what was read before it, or what the verb before it lacks."""
    colon = _last_colon(sight)
    if not 0 <= goods.first - colon - 1 <= _SAME or colon < 1 or goods.item is None or goods.meant:
        return None
    before = next((draft for draft in reversed(drafts) if draft.report and draft.goods.last < colon), None)
    known = before.report if before else next(iter(_to_come(sight, colon, memory, setting)), None)
    if known is None:
        return None
    part = part_of(sight, goods, known, memory, setting)
    return Draft(goods, before.base if before else None, part if before else replace(part, package=None))


def without_package(report: Report, memory: Memory) -> Report:
    """The report of a list item; part of no package where its list was opened by a verb alone."""
    named = any(report.package == known.id for known in memory.reports)
    return report if named else replace(report, package=None)


def _last_colon(sight: Sight) -> int:
    return max((word.index for word in sight.sentence.words if word.text == ":"), default=-1)


def _to_come(sight: Sight, colon: int, memory: Memory, setting: Setting) -> tuple[Report, ...]:
    verbs = [word for word in sight.sentence.words[:colon] if word.pos == "VERB" and _lacks_object(sight, word, colon)]
    for verb in reversed(verbs):
        sense = frame_at(sight.sentence, verb) or operator_at(sight.sentence, verb)
        if sense is None or "object" not in sense.thing:
            continue
        goods = Goods(verb, Mention(_TO_COME, verb.index, verb.index, TO_COME), None)
        found = draft_at(sight, goods, Base(verb, sense, "object"), memory, setting, frozenset())
        if found and found.report:
            return (found.report,)
    return ()


def _lacks_object(sight: Sight, verb: Word, colon: int) -> bool:
    """Whether what the verb is about is only to come: it has no object, or "what", "the following"."""
    objects = sight.sentence.children(verb, "dobj", "nsubjpass")
    named = [word for word in objects if word.index < colon and not _stands_for_list(sight, word)]
    return not named and colon - verb.index <= _REACH


def _stands_for_list(sight: Sight, word: Word) -> bool:
    around = (word, *sight.sentence.children(word, "amod", "det"))
    return any(each.lower in group("to come") for each in around) or sight.actor_at(word.index) is not None
