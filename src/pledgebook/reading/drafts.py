"""From a thing in a sentence to a report about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Speaker
from pledgebook.model.articles import Source
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import ARTICLE_DATE, Act, Report, Scope
from pledgebook.reading import cells
from pledgebook.reading.climb import Base, base_of
from pledgebook.reading.doing import Doing, doing
from pledgebook.reading.doings import base_of_doing
from pledgebook.reading.fold import Fold, fold, steps_of
from pledgebook.reading.goods import Goods, heads_of
from pledgebook.reading.memory import Memory
from pledgebook.reading.mood import Mode, mood_of
from pledgebook.reading.naming import amount_reading, item_reading, report_id
from pledgebook.reading.objections import objection
from pledgebook.reading.partners import donors, permitters, recipients
from pledgebook.reading.sight import Sight
from pledgebook.reading.stack import Stack, stack_over

_DOINGS = frozenset(
    {
        ItemClass.TRAINING,
        ItemClass.MAINTENANCE_LOGISTICS,
        ItemClass.MINE_CLEARANCE,
        ItemClass.PERSONNEL_RESCUE,
        ItemClass.REFUGEES_HOSTING,
    }
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every report of one article."""

    source: Source
    published: Reading[PartialDate] | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report on its way: the goods it is about, how it was reached, and the report itself when there is one."""

    goods: Goods
    base: Base | None
    report: Report | None
    why_not: str = ""


def draft(sight: Sight, goods: Goods, memory: Memory, setting: Setting, things: frozenset[int]) -> Draft | None:
    """The report about `goods`; None when nothing makes a commitment of it."""
    base = base_of_doing(sight, goods) or next(
        (found for head in heads_of(sight, goods) if (found := base_of(sight.sentence, head))), None
    )
    if base is None or (goods.item and goods.item.value.name.lower().split()[-1] in group("no goods")):
        return None
    if base.operator and base.operator.name == "judge" and not _is_help(goods):
        return None
    done_by = Doing.BY_MEANS if base.frame and base.frame.past == "part" else doing(sight, base, memory)
    if base.frame and base.frame.item == "doing" and (goods.item is None or goods.item.value.item_class not in _DOINGS):
        return None
    if done_by is Doing.BY_THING:
        return Draft(goods, base, None, "its subject is neither a side nor a means of giving")
    stack = stack_over(sight.sentence, base.trigger, things)
    folded = fold(base, stack, official=memory.voice is not None)
    if done_by is Doing.BY_MEANS or _is_purpose(sight, goods, base, stack, folded):
        return _as_part(sight, goods, base, memory, setting)
    if folded.act is None or (base.frame and base.frame.past == "none" and not folded.permission):
        return Draft(goods, base, None, "an event of which nothing is said: " + "; ".join(folded.steps))
    act = _act(folded, folded.act, goods, memory)
    return _full(sight, goods, base, stack, folded, act, memory, setting)


def _is_help(goods: Goods) -> bool:
    return goods.item is not None and goods.meant is None and goods.item.value.name.lower().split()[-1] in group("help nouns")


def _is_purpose(sight: Sight, goods: Goods, base: Base, stack: Stack, folded: Fold) -> bool:
    """Whether the base only tells what another thing is for, and is supposed by no "if"."""
    told = folded.act is not None or stack.supposed or goods.meant is not None or (base.frame and base.frame.past == "none")
    to_do = any(child.lower == "to" for child in sight.sentence.children(base.trigger, "aux"))
    return not told and ((stack.carrier is not None and to_do) or _is_use_of_means(sight, base))


def _is_use_of_means(sight: Sight, base: Base) -> bool:
    """In "will use the funds to purchase blankets": the blankets are a part of the funds."""
    for up in sight.sentence.above(base.trigger):
        objects = sight.sentence.children(up, "dobj", "nsubjpass")
        if up.lemma.lower() in {"use", "spend"} and any(word.lemma.lower() in group("means") for word in objects):
            return True
    return False


def _full(
    sight: Sight, goods: Goods, base: Base, stack: Stack, folded: Fold, act: Act, memory: Memory, setting: Setting
) -> Draft:
    given_by = donors(sight, goods, base, stack, memory)
    if permit := permitters(sight, stack, given_by, memory):
        given_by, taken_by = permit, given_by
        act = Act.PERMITTED if act in {Act.PLEDGED, Act.PLANNED} else act
    else:
        folded, act = _own_approval(base, folded, act)
        taken_by = recipients(sight, goods, base, stack, memory, given_by)
    if why_not := objection(sight, goods, base, act, (given_by, taken_by), memory):
        return Draft(goods, base, None, why_not)
    scope = _scope(sight, stack, folded, act)
    report = Report(
        id=report_id(setting.source.article, goods, sight, given_by),
        source=setting.source,
        act=Reading(act, sight.sentence.quote(base.trigger.index, base.trigger.index), "fold"),
        donors=given_by,
        recipients=taken_by,
        item=item_reading(sight, goods, memory, bool(permit) or folded.permission, base.trigger),
        amount=amount_reading(sight, goods),
        act_date=None if scope is Scope.CUMULATIVE else _date(sight, stack, setting, act),
        conditions=_conditions(sight, stack, act),
        due=cells.due(sight, (goods.head, *stack.chain), setting.published),
        speakers=speakers(sight, base.trigger),
        scope=scope,
        anew=cells.marked_anew(sight.sentence, goods.first, goods.last) or _goal(sight, stack),
        restates=cells.marked_old(sight.sentence, stack.chain),
        evidence=(sight.sentence.whole,),
        trace=tuple(steps_of(folded)),
    )
    return Draft(goods, base, report)


def _act(folded: Fold, act: Act, goods: Goods, memory: Memory) -> Act:
    """A transfer that goes on is a promise while its sum is named in the giver's own release, else it has begun."""
    if goods.item and goods.item.value.item_class is ItemClass.PERMISSION and act in {Act.DELIVERED, Act.PLEDGED}:
        return Act.PERMITTED  # "has given its approval", "will grant the licence"
    promised = folded.ongoing and act is Act.DELIVERED and memory.voice and goods.amount
    return Act.PLEDGED if promised else act


def _conditions(sight: Sight, stack: Stack, act: Act) -> tuple[Reading[str], ...]:
    stated = cells.conditions(sight.sentence, stack.chain)
    return stated or (cells.demanded(sight.sentence, stack.chain) if act is Act.REFUSED else ())


def _goal(sight: Sight, stack: Stack) -> Quote | None:
    """The word that tells a goal: it stands beside what was promised and is not the promise itself."""
    goals = (layer.word.index for layer in stack.layers if layer.word.lemma.lower() in group("goals"))
    return next((sight.sentence.quote(index, index) for index in goals), None)


def _own_approval(base: Base, folded: Fold, act: Act) -> tuple[Fold, Act]:
    """Approving what one gives oneself is a promise: "the authorization of a drawdown", "approved the delivery"."""
    if not folded.permission or base.trigger.lemma.lower() not in group("approving"):
        return folded, act
    return replace(folded, permission=False), Act.PLEDGED if act is Act.PERMITTED else act


def _scope(sight: Sight, stack: Stack, folded: Fold, act: Act) -> Scope:
    going_on = folded.ongoing and act is Act.DELIVERED and stack.mood.mode in {Mode.GOING_ON, Mode.PRESENT}
    return Scope.CUMULATIVE if going_on else cells.scope_of(sight, stack.chain, act)


def _date(sight: Sight, stack: Stack, setting: Setting, act: Act) -> Reading[PartialDate] | None:
    told = any(layer.operator and layer.operator.name in {"say", "pledge"} for layer in stack.layers)
    past = act in {Act.DELIVERED, Act.ORDERED, Act.WITHDRAWN} and stack.mood.mode in {Mode.PAST, Mode.PERFECT} and not told
    past = past or Mode.BEFORE in {stack.mood.mode, *(layer.mood.mode for layer in stack.layers)}
    return cells.act_date(sight, stack.chain, setting.published, past)


def _as_part(sight: Sight, goods: Goods, base: Base, memory: Memory, setting: Setting) -> Draft | None:
    """A thing that a package includes: it shares everything with the package but what it is and how much."""
    package = memory.package
    if package is None:
        return Draft(goods, base, None, "a part of something that was not read")
    part = part_of(sight, goods, package, memory, setting)
    to_come = mood_of(sight.sentence, base.trigger).mode is Mode.WILL
    return Draft(goods, base, _promised(part, sight, base, setting) if to_come and part.act.value is Act.DELIVERED else part)


def _promised(part: Report, sight: Sight, base: Base, setting: Setting) -> Report:
    """A part that the verb's "will" puts off, whatever its package has come to."""
    quote = sight.sentence.quote(base.trigger.index, base.trigger.index)
    dated = Reading(setting.published.value, None, ARTICLE_DATE) if setting.published else None
    return replace(part, act=Reading(Act.PLEDGED, quote, "fold"), act_date=dated, scope=Scope.TRANCHE)


def part_of(sight: Sight, goods: Goods, package: Report, memory: Memory, setting: Setting) -> Report:
    """The report of a part, beside its package."""
    whole = sight.sentence.whole
    return replace(
        package,
        id=report_id(setting.source.article, goods, sight, package.donors),
        item=item_reading(sight, goods, memory, permission=False),
        amount=amount_reading(sight, goods),
        package=package.id,
        anew=None,
        due=None,
        evidence=(whole, *(quote for quote in package.evidence[:1] if quote != whole)),
        trace=(*package.trace, f"part of the package in '{package.item.value.name}'"),
    )


def speakers(sight: Sight, trigger: Word) -> tuple[Reading[Speaker], ...]:
    """Who says so, from the one who says it to the one who passes it on."""
    found = []
    for saying in reversed(sight.sayings):
        if saying.speaker and any(first <= trigger.index <= last for first, last in saying.content):
            quote = sight.sentence.quote(*saying.source) if saying.source else None
            found.append(Reading(saying.speaker, quote, saying.rule))
    return tuple(found)
