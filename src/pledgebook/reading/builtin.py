"""The built-in reader: base frames under operators, over dependency parses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pledgebook.language.doc import Kind, Sentence
from pledgebook.language.engine import DEFAULT_MODEL
from pledgebook.language.tongues import foreign
from pledgebook.model.articles import Article
from pledgebook.model.evidence import Quote
from pledgebook.model.reports import Extract, Report, Unread
from pledgebook.reading.digests import countries_in_brief
from pledgebook.reading.drafts import Draft
from pledgebook.reading.dues import with_dues
from pledgebook.reading.goods import Goods
from pledgebook.reading.learnt.kinds import with_kinds
from pledgebook.reading.learnt.lines import Left, learnt_reports, left
from pledgebook.reading.learnt.model import Model
from pledgebook.reading.learnt.model import model as learnt_model
from pledgebook.reading.memory import Memory, start
from pledgebook.reading.openings import opened
from pledgebook.reading.reactions.reader import read_reactions
from pledgebook.reading.seen import Seen, seen
from pledgebook.reading.sentence import candidates, drafts_of
from pledgebook.reading.setting import Setting
from pledgebook.reading.sight import Sight
from pledgebook.reading.timelines import entry_days
from pledgebook.reading.triage import worth_parsing
from pledgebook.reading.values import with_values


@dataclass(frozen=True, slots=True)
class Builtin:
    """The reader that needs no model beyond the parser. `name` tells which rules read.

    With `triage`, an article whose words alone tell that it holds no commitment is not parsed, and nothing is read from it.
    With `learnt`, what no rule reads is judged by what was learnt from other articles.
    """

    model: str = DEFAULT_MODEL
    triage: bool = False
    learnt: bool = True

    @property
    def name(self) -> str:
        return f"built-in 1 ({self.model}{', triage' if self.triage else ''}{'' if self.learnt else ', rules only'})"

    def read(self, article: Article) -> Extract:
        """Everything read from an article, in text order. Never raises on any text."""
        if self.triage and not worth_parsing(article):
            return Extract(article.cite())
        return read_from(seen(article, self.model), learnt_model() if self.learnt else None)


def read_from(view: Seen, model: Model | None = None) -> Extract:
    """What the rules take from an article that was looked at, and what a learnt `model` makes of the rest, if one is given."""
    steps = tuple(stepwise(view))
    by_rule = _distinct(_without_headings(steps[-1].after.reports if steps else (), view.sights))
    learnt = _learnt(steps, by_rule, model) if model else ()
    reports = tuple(sorted((*by_rule, *learnt), key=lambda report: report.evidence[0].start)) if learnt else by_rule
    reports = with_kinds(reports, view.sights, model) if model else reports
    told = {report.item.quote for report in learnt}
    unread = tuple(
        Unread(words, each.why_not)
        for step in steps
        for each in step.drafts
        if each.report is None and (words := _quote(step.sight.sentence, each.goods)) not in told
    )
    unread += tuple(Unread(words, f"it is in {name}, and only English is read") for words, name in foreign(view.doc))
    given = [(quote.start, quote.end) for report in reports if (quote := report.item.quote)]
    reactions = read_reactions(view.doc, view.named, view.sayings, view.article.cite(), given=given)
    return Extract(view.article.cite(), reports, reactions, unread)


def _learnt(steps: Sequence[SentenceRead], by_rule: tuple[Report, ...], model: Model) -> tuple[Report, ...]:
    """What the model makes of the things that the rules leave. The rules never see it: a wrong guess would lead to others."""
    found: tuple[Report, ...] = ()
    for step in steps:
        if step.sight.sentence.kind is not Kind.HEADING:
            found += learnt_reports(step.sight, left_in(step), step.before, step.setting, by_rule + found, model)
    return found


def left_in(step: SentenceRead) -> tuple[Left, ...]:
    """The things of a sentence of which the rules made no report, with what is to be said of each."""
    return tuple(left(step.sight, step.things, step.drafts, step.before))


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
    memory, days, whole = start(view.sights, view.voice), entry_days(view.sights, view.article.published), view.setting
    briefs = countries_in_brief(view.sights)
    for sight in view.sights:
        if sight.sentence.kind in {Kind.DATELINE, Kind.DEBRIS}:
            continue
        block = sight.sentence.block
        setting, memory = replace(whole, entry_day=days.get(block)), replace(memory, brief=briefs.get(block))
        things = tuple(sorted(candidates(sight, memory), key=lambda thing: thing.first))
        drafts = tuple(drafts_of(sight, things, memory, setting))
        read, known = with_dues(sight, tuple(d.report for d in drafts if d.report), memory, setting)
        after = with_values(sight, read, known).after(sight, read)
        if not read and (to_come := opened(sight, memory, setting)):
            after = replace(after, opening=to_come)
        yield SentenceRead(sight, setting, memory, things, drafts, after)
        memory = after


def _without_headings(reports: tuple[Report, ...], sights: tuple[Sight, ...]) -> tuple[Report, ...]:
    """The reports, without those of headings whose donors or kind of thing the text below speaks of itself."""
    headings = {sight.sentence.start for sight in sights if sight.sentence.kind is Kind.HEADING}
    below = [report for report in reports if report.evidence[0].start not in headings]
    donors = {donor.value for report in below for donor in report.donors}
    classes = {report.item.value.item_class for report in below}
    return tuple(
        report
        for report in reports
        if report.evidence[0].start not in headings
        or not (donors & {donor.value for donor in report.donors} or report.item.value.item_class in classes)
    )


def _quote(sentence: Sentence, goods: Goods) -> Quote:
    return sentence.quote(goods.first, goods.last)


def _distinct(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    return tuple({report.id: report for report in reports}.values())
