"""Things in a row: what stands beside a thing that was read, with nothing but commas and "and" between, goes with it."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.objections import UNKNOWN_SIDE
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.naming import amount_reading, item_reading, report_id
from pledgebook.reading.things.goods import Goods


def beside(sight: Sight, before: Goods, after: Goods) -> bool:
    """Whether the second thing follows the first in one enumeration."""
    between = sight.sentence.words[before.last + 1 : after.first]
    joined = any(word.lower in {",", "and", "or", ";"} or word.dep == "cc" for word in between)
    return (
        joined and len(between) <= 5 and all(word.lower in group("list joins") or word.pos in {"ADJ", "DET"} for word in between)
    )


def joined_to(sight: Sight, goods: Goods, drafts: list[Draft], memory: Memory, setting: Setting) -> Draft | None:
    """The draft of a thing that the parser left alone, from the one that it stands in a row with."""
    last = next((draft for draft in reversed(drafts) if draft.goods.last < goods.first), None)
    if last is None or last.report is None or goods.item is None or goods.meant or not beside(sight, last.goods, goods):
        return None
    return Draft(goods, last.base, _likewise(last.report, sight, goods, memory, setting))


def _likewise(report: Report, sight: Sight, goods: Goods, memory: Memory, setting: Setting) -> Report:
    return replace(
        report,
        id=report_id(setting.source.article, goods, sight, report.donors),
        item=item_reading(sight, goods, memory, permission=False),
        amount=amount_reading(sight, goods),
        trace=(*report.trace, f"in a row with '{report.item.value.name}'"),
    )


def joined_back(sight: Sight, drafts: list[Draft], memory: Memory, setting: Setting) -> list[Draft]:
    """The drafts, those without a report read from the one behind them in the row: "drones and tanks from Spain"."""
    done: list[Draft] = []
    for draft in reversed(drafts):
        done.append(_with_sides_of(sight, draft, done[-1], memory, setting) if done else draft)
    return done[::-1]


def _with_sides_of(sight: Sight, draft: Draft, behind: Draft, memory: Memory, setting: Setting) -> Draft:
    known, goods = behind.report, draft.goods
    if draft.why_not not in UNKNOWN_SIDE or known is None or goods.item is None or goods.meant:
        return draft
    if not beside(sight, goods, behind.goods):
        return draft
    return replace(draft, report=_likewise(known, sight, goods, memory, setting), why_not="")
