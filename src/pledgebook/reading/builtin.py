"""The built-in reader: base frames under operators, over dependency parses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pledgebook.language.doc import Kind, Sentence
from pledgebook.language.engine import DEFAULT_MODEL
from pledgebook.language.tongues import foreign
from pledgebook.model.articles import Article
from pledgebook.model.evidence import Quote
from pledgebook.model.reports import Extract, Report, Unread
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.learnt.donors import with_givers
from pledgebook.reading.learnt.doubts import company_of, doubted
from pledgebook.reading.learnt.judge import Judge
from pledgebook.reading.learnt.judge import judge as learnt_judge
from pledgebook.reading.learnt.lines import LEARNT, with_learnt
from pledgebook.reading.learnt.questions import answers, questions
from pledgebook.reading.learnt.tellable import worth_asking
from pledgebook.reading.reactions.given import given_by
from pledgebook.reading.reactions.reader import read_reactions
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.seen import Seen, seen
from pledgebook.reading.steps import SentenceRead, stepwise
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.triage import worth_parsing


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
        return read_from(seen(article, self.model), learnt_judge() if self.learnt else None)


def read_from(view: Seen, judge: Judge | None = None) -> Extract:
    """What the rules take from an article that was looked at, as a `judge` sees it, and what the judge makes of the rest."""
    steps = tuple(stepwise(view))
    by_rule = by_rules(view, steps)
    asked = with_givers(answers(worth_asking(questions(view, steps, by_rule)), judge)) if judge else ()
    others = company_of(asked, len(view.sights))
    doubts = doubted(asked, others)
    reports = with_learnt(tuple(report for report in by_rule if report.id not in doubts), asked, others)
    told = {report.item.quote for report in reports if report.act.rule == LEARNT}
    unread = tuple(
        Unread(words, _why_not(each, doubts))
        for step in steps
        for each in step.drafts
        if (each.report is None or each.report.id in doubts) and (words := _quote(step.sight.sentence, each.goods)) not in told
    )
    unread += tuple(Unread(words, f"it is in {name}, and only English is read") for words, name in foreign(view.doc))
    reactions = read_reactions(view.doc, view.named, view.sayings, view.article.cite(), given=given_by(reports))
    return Extract(view.article.cite(), reports, reactions, unread)


def _why_not(draft: Draft, doubts: Mapping[str, float]) -> str:
    if draft.report is None:
        return draft.why_not
    donors = " and ".join(donor.value.id for donor in draft.report.donors) or "someone"
    read = f"read by rules as {draft.report.act.value.value} by {donors}"
    return f"{read}; learnt from other articles: only {doubts[draft.report.id]:.0%} likely given"


def by_rules(view: Seen, steps: Sequence[SentenceRead]) -> tuple[Report, ...]:
    """The reports that the rules make of an article's sentences, each once."""
    return _distinct(_without_headings(steps[-1].after.reports if steps else (), view.sights))


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
