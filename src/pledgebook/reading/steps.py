"""An article read sentence by sentence, each with what the ones before it left in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pledgebook.language.doc import Kind
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.lists.openings import opened
from pledgebook.reading.memory.course import memory_after, start
from pledgebook.reading.memory.digests import countries_in_brief
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.dues import with_dues
from pledgebook.reading.reports.sums import with_sums
from pledgebook.reading.reports.terms import with_terms
from pledgebook.reading.reports.timelines import entry_days
from pledgebook.reading.reports.values import with_values
from pledgebook.reading.seen import Seen
from pledgebook.reading.sentence import candidates, drafts_of
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.things.leaves import is_leave


@dataclass(frozen=True)
class SentenceRead:
    """One sentence as it was read: what was remembered before it and after it, its things, and the drafts made of them."""

    sight: Sight
    setting: Setting
    before: Memory
    things: tuple[Goods, ...]
    drafts: tuple[Draft, ...]
    after: Memory


def stepwise(view: Seen) -> Iterator[SentenceRead]:
    """The sentences of an article in text order, each read with what the ones before it left in memory."""
    memory, whole = start(view.sights, view.voice, view.headline), view.setting
    days, briefs = entry_days(view.sights, view.article.published), countries_in_brief(view.sights)
    for sight in view.sights:
        if sight.sentence.kind in {Kind.DATELINE, Kind.DEBRIS}:
            continue
        block = sight.sentence.block
        setting, memory = replace(whole, entry_day=days.get(block)), replace(memory, brief=briefs.get(block))
        things = tuple(sorted(candidates(sight, memory), key=lambda thing: (is_leave(thing), thing.first)))
        drafts = tuple(drafts_of(sight, things, memory, setting))
        read, known = with_dues(sight, tuple(d.report for d in drafts if d.report), memory, setting)
        read, known = with_sums(read, known)
        after = memory_after(with_terms(sight, read, with_values(sight, read, known)), sight, read)
        if not read and (to_come := opened(sight, memory, setting)):
            after = replace(after, opening=to_come)
        yield SentenceRead(sight, setting, memory, things, drafts, after)
        memory = after
