"""Reports about things that no rule made anything of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from math import sqrt

from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import Missing
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report
from pledgebook.reading.drafts import Draft
from pledgebook.reading.goods import Goods, heads_of
from pledgebook.reading.hanging import is_whole_of_share
from pledgebook.reading.learnt.features import of_sentence, of_side, of_thing
from pledgebook.reading.learnt.model import Model
from pledgebook.reading.learnt.polarity import may_be
from pledgebook.reading.learnt.sides import Side, sides, together
from pledgebook.reading.memory import Memory
from pledgebook.reading.naming import item_reading
from pledgebook.reading.objections import Sides
from pledgebook.reading.parties import Party
from pledgebook.reading.setting import Setting
from pledgebook.reading.sight import Sight, verb_over
from pledgebook.reading.stack import stack_over
from pledgebook.reading.written import Found, written

LEARNT = "learnt"
"""The rule of an act that the model told."""
_SURE = 0.5  # an act less likely than that is not told
_VERBAL = frozenset({"VERB", "AUX"})
_MODIFIER = frozenset({"compound", "amod", "nmod", "npadvmod"})
Beside = tuple[tuple[Side, tuple[str, ...]], ...]
"""Sides that stand beside a thing, each with its features."""


@dataclass(frozen=True, slots=True)
class Left:
    """A thing that the rules left, with its features and the sides that could give or take it."""

    goods: Goods
    features: tuple[str, ...]
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    act: Act
    sides: Sides
    trace: tuple[str, ...]


def with_features(sight: Sight, thing: Left, memory: Memory) -> Beside:
    """The sides that could give or take a thing, each with its features."""
    return tuple((side, of_side(sight, thing.goods, side, memory, thing.features)) for side in thing.sides)


def learnt_reports(
    sight: Sight, things: Iterable[Left], memory: Memory, setting: Setting, told: tuple[Report, ...], model: Model
) -> tuple[Report, ...]:
    """What the model makes of the things that the rules left in a sentence, but for what `told`, or another of them, tells."""
    if sight.sentence.text.rstrip().endswith("?"):
        return ()
    found: tuple[Report, ...] = ()
    for thing in things:
        made = _made(sight, thing, memory, setting, model)
        if made and not any(_repeats(made, report) for report in told + found):
            found += (made,)
    return found


def _repeats(made: Report, report: Report) -> bool:
    """Whether a report tells of the same giver and kind of thing, with the same amount, or with any where `made` has none."""
    same_giver = {side.value for side in made.donors} & {side.value for side in report.donors}
    if not same_giver or made.item.value.item_class is not report.item.value.item_class:
        return False
    if isinstance(made.amount, Missing) or isinstance(report.amount, Missing):
        return isinstance(made.amount, Missing)
    return made.amount.value.meets(report.amount.value)


def left(sight: Sight, things: Sequence[Goods], drafts: Sequence[Draft], memory: Memory) -> Iterator[Left]:
    """The things of a sentence that stand in no report of it, where somebody could have given them."""
    reports = [draft.report for draft in drafts if draft.report]
    told = [span for report in reports for span in _spans(report)]
    near = sides(sight, memory)
    around: tuple[str, ...] = ()
    for goods in things if near else ():
        start, end = sight.sentence.words[goods.first].start, sight.sentence.words[goods.last].end
        if any(first < end and start < last for first, last in told) or _is_whole(sight, goods) or _says_how(sight, goods, told):
            continue
        why_not = next((each.why_not for each in drafts if _same(each.goods, goods)), "none")
        around = around or of_sentence(sight, memory)
        yield Left(goods, of_thing(sight, goods, memory, around, why_not, len(reports)), near)


def _is_whole(sight: Sight, goods: Goods) -> bool:
    links = pairwise(sight.sentence.above(goods.head))
    return any(is_whole_of_share(sight.sentence, word, up) for word, up in links)


def _says_how(sight: Sight, goods: Goods, told: Sequence[tuple[int, int]]) -> bool:
    """Whether a thing without an amount only says more of another: "*tank* ammunition", "protects against *helicopters*",
    "paid under its *loan facility*", "a *contribution* of 5 million in food aid".
    """
    if goods.amount is not None:
        return False
    up_to_verb = takewhile(lambda word: word.pos not in _VERBAL, sight.sentence.above(goods.head))
    holds = any(first <= word.start < last for word in sight.sentence.subtree(goods.head) for first, last in told)
    return holds or goods.head.dep in _MODIFIER or any(word.lower in group("no way to things") for word in up_to_verb)


def _same(goods: Goods, other: Goods) -> bool:
    return (goods.first, goods.last) == (other.first, other.last)


def _spans(report: Report) -> Iterator[tuple[int, int]]:
    amount = None if isinstance(report.amount, Missing) else report.amount.quote
    yield from ((quote.start, quote.end) for quote in (report.item.quote, amount) if quote)


def _made(sight: Sight, thing: Left, memory: Memory, setting: Setting, model: Model) -> Report | None:
    judged = _judged(sight, thing, memory, model)
    if judged is None:
        return None
    own = heads_of(sight, thing.goods)[-1]
    word = verb_over(sight.sentence, own) or own
    stack = stack_over(sight.sentence, word, frozenset({thing.goods.head.index}))
    if stack.supposed or stack.only_if or word.lemma.lower() in group("keeping"):
        return None
    cell = Reading(judged.act, sight.sentence.quote(word.index, word.index), LEARNT)
    found = Found(thing.goods, cell, judged.sides, item_reading(sight, thing.goods, memory, False))
    return written(sight, found, stack, setting, judged.trace)


def _judged(sight: Sight, thing: Left, memory: Memory, model: Model) -> _Judged | None:
    """What the model says of a thing; None where it is not sure enough, or may not say it."""
    given = model.thing.chance(thing.features)
    if given < model.enough**2:  # no giver can make up for it
        return None
    beside = with_features(sight, thing, memory)
    sure, giver, own = max(((model.giver.chance(own), side, own) for side, own in beside), key=lambda each: each[0])
    act, likely = model.act(thing.features)
    chance = sqrt(given * sure)
    if chance < model.enough or likely < _SURE or not may_be(act, thing.features):
        return None
    given_by = together(sight, giver)
    taken_by = _taker(sight, beside, given_by, model)
    trace = tuple(_told(thing, own, giver, act, chance, model))
    return _Judged(act, (given_by, taken_by), trace) if taken_by else None


def _taker(sight: Sight, beside: Beside, given_by: tuple[Party, ...], model: Model) -> tuple[Party, ...]:
    givers = {party.value for party in given_by}
    others = [(side, model.taker.chance(own)) for side, own in beside if side.actor not in givers]
    taker = max(others, key=lambda pair: pair[1], default=None)
    return tuple(party for party in together(sight, taker[0]) if party.value not in givers) if taker else ()


def _told(thing: Left, own: tuple[str, ...], giver: Side, act: Act, chance: float, model: Model) -> Iterator[str]:
    yield f"no rule reads it; learnt from other articles: {chance:.0%} likely given, by {giver.actor.id} -> {act.value}"
    yield f"for it speak: {'; '.join(model.thing.strongest(thing.features))}"
    yield f"for {giver.actor.id} speak: {'; '.join(model.giver.strongest(own))}"
