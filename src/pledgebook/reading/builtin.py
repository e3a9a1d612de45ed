"""The built-in reader: base frames under operators, over dependency parses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pledgebook.language.actors.recogniser import Named, recognise
from pledgebook.language.amounts.currencyless import with_currencies
from pledgebook.language.amounts.finder import find_amounts
from pledgebook.language.doc import Doc, Kind, Mention, Sentence
from pledgebook.language.engine import DEFAULT_MODEL
from pledgebook.language.items.finder import find_items, item_of_phrase
from pledgebook.language.read import parsed
from pledgebook.language.speech.speakers import Saying, find_sayings
from pledgebook.language.times.finder import find_times
from pledgebook.language.tongues import foreign
from pledgebook.model.actors import ActorKind
from pledgebook.model.amounts import Amount
from pledgebook.model.articles import Article
from pledgebook.model.evidence import Quote
from pledgebook.model.items import Item
from pledgebook.model.reports import Extract, Report, Unread
from pledgebook.reading.agencies import listed_recipients
from pledgebook.reading.alike import alike, apart, renewed, takers_apart
from pledgebook.reading.bracketed import with_bracketed
from pledgebook.reading.digests import countries_in_brief
from pledgebook.reading.doings import doings_in
from pledgebook.reading.drafts import Draft, draft
from pledgebook.reading.dues import with_dues
from pledgebook.reading.elided import with_elided
from pledgebook.reading.further import bare_numbers, numbers_of_same
from pledgebook.reading.gathered import goods_in
from pledgebook.reading.goods import Goods
from pledgebook.reading.headings import side_of_label
from pledgebook.reading.labelled import labelled
from pledgebook.reading.learnt.lines import Left, learnt_reports, left
from pledgebook.reading.learnt.model import Model
from pledgebook.reading.learnt.model import model as learnt_model
from pledgebook.reading.listed import numbers_in_list
from pledgebook.reading.memory import Memory, start
from pledgebook.reading.money import is_of_label, with_label, with_purposes, with_shared_sums, with_totals
from pledgebook.reading.newsday import news_day
from pledgebook.reading.notes import noted
from pledgebook.reading.openings import after_colon, opened, without_package
from pledgebook.reading.owned import owned
from pledgebook.reading.parties import Party
from pledgebook.reading.parts import part_of
from pledgebook.reading.pronouns import pronouns_in
from pledgebook.reading.reactions.reader import read_reactions
from pledgebook.reading.runs import joined_back, joined_to
from pledgebook.reading.setting import Setting
from pledgebook.reading.shares import shared_out, whole_of
from pledgebook.reading.sheets import counted_in_list, under_heading
from pledgebook.reading.sight import Sight
from pledgebook.reading.sourced import is_counted_before, sourced
from pledgebook.reading.timelines import entry_days
from pledgebook.reading.triage import worth_parsing
from pledgebook.reading.unlisted import packages_alone, unknown_objects
from pledgebook.reading.values import with_values
from pledgebook.reading.voices import dollar_of, voice_of


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


@dataclass(frozen=True)
class Seen:
    """All that is recognised in an article before anything is read from it."""

    article: Article
    doc: Doc
    named: tuple[Named, ...]
    sayings: tuple[tuple[Saying, ...], ...]
    sights: tuple[Sight, ...]
    voice: Party | None

    @property
    def setting(self) -> Setting:
        published = self.article.published
        return Setting(self.article.cite(), published, news_day(self.sights, published))


def seen(article: Article, model: str = DEFAULT_MODEL) -> Seen:
    """The article parsed, with everything that the language floor recognises in each sentence."""
    doc = parsed(article, model)
    named = recognise(doc, article.published.value if article.published else None)
    sayings = find_sayings(doc, named)
    voice = voice_of(article)
    return Seen(article, doc, named, sayings, tuple(_sights(doc, article, named, sayings, dollar_of(voice))), voice)


def read_from(view: Seen, model: Model | None = None) -> Extract:
    """What the rules take from an article that was looked at, and what a learnt `model` makes of the rest, if one is given."""
    steps = tuple(stepwise(view))
    by_rule = _distinct(_without_headings(steps[-1].after.reports if steps else (), view.sights))
    learnt = _learnt(steps, by_rule, model) if model else ()
    reports = tuple(sorted((*by_rule, *learnt), key=lambda report: report.evidence[0].start)) if learnt else by_rule
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
        drafts = tuple(_drafts(sight, things, memory, setting))
        read, known = with_dues(sight, tuple(d.report for d in drafts if d.report), memory, setting)
        after = with_values(sight, read, known).after(sight, read)
        if not read and (to_come := opened(sight, memory, setting)):
            after = replace(after, opening=to_come)
        yield SentenceRead(sight, setting, memory, things, drafts, after)
        memory = after


def _sights(
    doc: Doc, article: Article, named: tuple[Named, ...], sayings: tuple[tuple[Saying, ...], ...], dollar: str
) -> Iterator[Sight]:
    published = article.published.value if article.published else None
    around = "\n".join(part for part in (article.outlet, article.title, article.text) if part)
    currency = ""
    for sentence, who, said in zip(doc.sentences, named, sayings, strict=True):
        items = find_items(sentence)
        in_items = frozenset(i for mention in items for i in range(mention.first, mention.last + 1))
        times = find_times(sentence, published, in_items)
        dated = {i for mention in times for i in range(mention.first, mention.last + 1)}
        quantities = find_amounts(sentence, (in_items | dated) - _sums_inside(sentence, items), dollar, around)
        amounts = with_currencies(sentence, quantities, currency)
        currency = next((amount.value.unit for amount in reversed(amounts) if amount.value.is_money), currency)
        things = tuple(_without_sum(sentence, item, amounts) for item in items if not _is_in_name(who, item))
        yield Sight(sentence, who, things, amounts, times, said)


def _is_in_name(named: Named, item: Mention[Item]) -> bool:
    """Whether a thing is only a word in the name of a body: "Community Aid Abroad", "Overseas Relief"."""
    bodies = (mention for mention in named.actors if mention.value.kind is ActorKind.ORGANISATION)
    return any(body.first <= item.first and item.last <= body.last and body.last > body.first for body in bodies)


def _sums_inside(sentence: Sentence, items: tuple[Mention[Item], ...]) -> set[int]:
    """The words behind an "of" within a thing's name that could be a sum: "loan of 300 million euros"."""
    inside: set[int] = set()
    for item in items:
        words = sentence.words[item.first : item.last + 1]
        of = next((word.index for word in words if word.lower == "of"), item.last)
        if any(word.pos in {"NUM", "SYM"} for word in sentence.words[of + 1 : of + 4]):
            inside |= set(range(of + 1, item.last + 1))
    return inside


def _without_sum(sentence: Sentence, item: Mention[Item], amounts: tuple[Mention[Amount], ...]) -> Mention[Item]:
    """The item without the sum that its phrase ends in."""
    outer = next((a for a in amounts if a.first < item.first <= a.last < item.last and a.value.is_money), None)
    if outer:  # "a 50 billion euro aid package"
        return replace(item, value=item_of_phrase(sentence, outer.last + 1, item.last), first=outer.last + 1)
    inner = next((a for a in amounts if item.first + 1 < a.first <= item.last and a.value.is_money), None)
    if inner is None or sentence.words[inner.first - 1].lower != "of":
        return item
    last = inner.first - 2
    return replace(item, value=item_of_phrase(sentence, item.first, last), last=last)


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


def _drafts(sight: Sight, goods: Sequence[Goods], memory: Memory, setting: Setting) -> list[Draft]:
    """The drafts of one sentence; a part of a package named in it is tied to that package."""
    found: list[Draft] = []
    things = frozenset(thing.head.index for thing in goods)
    for thing in goods:
        if is_counted_before(thing, found):
            continue
        so_far = replace(memory, reports=memory.reports + tuple(d.report for d in found if d.report))
        made = under_heading(sight, thing, so_far, setting) or draft(sight, thing, so_far, setting, things)
        if made is None or made.report is None:
            made = (
                joined_to(sight, thing, found, so_far, setting)
                or after_colon(sight, thing, found, so_far, setting)
                or _listed(sight, thing, so_far, setting)
                or shared_out(sight, thing, so_far, setting)
                or noted(sight, thing, so_far, setting)
                or labelled(sight, thing, so_far, setting)
                or owned(sight, thing, so_far, setting)
                or made
            )
        if made and made.report is None:
            found += sourced(sight, made, so_far, setting)
        if made:
            tied = _tied(made, found, whole_of(sight, thing, so_far))
            found += [each for one in _each(sight, tied) for each in takers_apart(sight, one)]
    return with_bracketed(sight, with_elided(sight, joined_back(sight, found, memory, setting)))


def candidates(sight: Sight, memory: Memory) -> tuple[Goods, ...]:
    named = with_totals(sight, with_shared_sums(sight, with_purposes(sight, with_label(sight, goods_in(sight)))))
    pronouns = pronouns_in(sight, memory.thing, memory.permission)
    counted = numbers_of_same(sight, named, memory.thing) or bare_numbers(sight, named, memory.told_just_before)
    unnamed = (
        *unknown_objects(sight, named, memory.main.value if memory.main else None),
        *packages_alone(sight, named),
        *counted,
        *counted_in_list(sight, memory, named),
    )
    return (*pronouns, *named, *unnamed, *doings_in(sight), *numbers_in_list(sight, memory.opening))


def _each(sight: Sight, made: Draft) -> list[Draft]:
    """One draft for every donor that acts for itself, and for those who do as it does ("as did Poland")."""
    report = made.report
    if report is None or made.base is None:
        return [made]
    each = len(report.donors) > 1 and apart(sight, made)
    groups = [(donor,) for donor in report.donors] if each else [report.donors]
    groups += [(other,) for other in alike(sight, made.base)]
    return [replace(made, report=renewed(report, made.goods, donors, sight)) for donors in groups]


def _listed(sight: Sight, goods: Goods, memory: Memory, setting: Setting) -> Draft | None:
    """A thing in a list item: what the sentence before the list says holds for it."""
    if (
        sight.sentence.kind is not Kind.BULLET
        or not memory.opening
        or is_of_label(sight, goods)
        or side_of_label(sight)
        or sight.sentence.child(sight.sentence.root, "nsubj", "nsubjpass")
    ):
        return None
    package = memory.opening[-1]
    package = next((report for report in memory.reports if report.id == package.package), package)
    part = without_package(part_of(sight, goods, package, memory, setting), memory)
    return Draft(goods, None, replace(part, recipients=listed_recipients(sight, part.recipients)))


def _tied(made: Draft, before: list[Draft], whole: Report | None) -> Draft:
    """The draft, tied to the package that its clause names it under, or to the sum of which it is a share."""
    if made.report is None or made.base is None:
        return made
    head = made.base.part_of.index if made.base.part_of else None
    named = (d.report for d in before if head is not None and d.report and d.goods.first <= head <= d.goods.last)
    own = {donor.value for donor in made.report.donors}
    share = whole if whole and not made.report.package and own == {donor.value for donor in whole.donors} else None
    package = next(named, None) or share
    return replace(made, report=replace(made.report, package=package.id)) if package else made


def _quote(sentence: Sentence, goods: Goods) -> Quote:
    return sentence.quote(goods.first, goods.last)


def _distinct(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    return tuple({report.id: report for report in reports}.values())
