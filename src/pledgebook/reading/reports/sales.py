"""Parts of a sale that was let: "approved the sale of jets to Chad. The proposed sale includes radars"."""

from __future__ import annotations

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act, Report
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.sight import Sight, is_definite
from pledgebook.reading.memory.memory import Memory

_POINTING = frozenset({"it", "this"})


def sale_let(sight: Sight, base: Base, memory: Memory) -> Report | None:
    """The sale that was let just before, where the doer of "includes" means it: its parts are let with it."""
    last = memory.told_just_before
    holder = sight.sentence.child(base.trigger, "nsubj") if base.trigger.is_verb else None
    if last is None or last.act.value is not Act.PERMITTED or holder is None or not _means_sale(sight, holder):
        return None
    if last.item.value.item_class is ItemClass.PERMISSION:
        return None
    return next((report for report in memory.reports if report.id == last.package), last)


def _means_sale(sight: Sight, holder: Word) -> bool:
    known = holder.lemma.lower() in group("sales let") and is_definite(sight.sentence, holder)
    return known or holder.lower in _POINTING
