"""Due dates told of a thing in a clause of its own, and carried to the report that they belong to."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.lexicon.groups import group
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item
from pledgebook.model.reports import Act, Due, Report
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.reports.cells import told_due

_OPEN = frozenset({Act.PLEDGED, Act.PLANNED, Act.ORDERED})


def with_dues(sight: Sight, read: tuple[Report, ...], memory: Memory, setting: Setting) -> tuple[tuple[Report, ...], Memory]:
    """What was read of a sentence and what is remembered, each with the due date that the sentence tells of it."""
    told = told_due(sight, setting.published)
    if told is None:
        return read, memory
    if any(report.act.value in _OPEN for report in read):
        dated = tuple(_dated(report, told) for report in read)
        return dated, _with_first(sight, dated, memory, told) if _tells_of_the_first(sight) else memory
    items = [mention.value for mention in sight.items] or ([memory.thing.value] if memory.thing and _has_pronoun(sight) else [])
    if memory.thing and any(item.name.lower() in group("generic things") for item in items):
        items.append(memory.thing.value)
    known = next((report for report in reversed(memory.reports) if _is_of(report, items)), None)
    if known is None:
        return read, memory
    return read, _with_due(sight, known, memory, told)


def _with_due(sight: Sight, known: Report, memory: Memory, told: Reading[Due]) -> Memory:
    later = replace(_dated(known, told), evidence=(*known.evidence, sight.sentence.whole))
    return replace(memory, reports=tuple(later if report is known else report for report in memory.reports))


def _tells_of_the_first(sight: Sight) -> bool:
    """Whether the date is that of the first of several: "two battalions, the first to arrive within four months"."""
    words = sight.sentence.words
    return any(
        before.lower == "the" and word.lower == "first" and after.lower in group("of the first")
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
    )


def _with_first(sight: Sight, read: tuple[Report, ...], memory: Memory, told: Reading[Due]) -> Memory:
    """What is remembered, with the date for what the same side promised of the same things before: that is the first."""
    for report in read:
        kinds, givers = set(report.item.value.kinds[:-1]), {donor.value for donor in report.donors}
        same = (
            known
            for known in reversed(memory.reports)
            if known.act.value is Act.PLEDGED and known.due is None and givers == {donor.value for donor in known.donors}
        )
        known = next((each for each in same if kinds & set(each.item.value.kinds)), None)
        if known:
            return _with_due(sight, known, memory, told)
    return memory


def _has_pronoun(sight: Sight) -> bool:
    subjects = {"nsubj", "nsubjpass"}
    return any(word.dep in subjects and word.lower in group("third person") for word in sight.sentence.words)


def _is_of(report: Report, items: list[Item]) -> bool:
    """Whether the sentence names the thing of an open report."""
    kinds = set(report.item.value.kinds[:-1])
    return report.act.value in _OPEN and report.due is None and any(kinds & set(item.kinds) for item in items)


def _dated(report: Report, due: Reading[Due]) -> Report:
    return report if report.due or report.act.value not in _OPEN else replace(report, due=due)
