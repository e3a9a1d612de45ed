"""Numbers that are told with whom they came from: "got 40 ambulances, 30 of them from India and ten from Japan"."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Mention
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.reading.acts.fold import fold
from pledgebook.reading.acts.stack import stack_over
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import NOT_PARTIES, Sight, head_of
from pledgebook.reading.lists.verbless import verbless
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.objections import NO_GIVER
from pledgebook.reading.partners.takers import recipients
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.things.counts import in_unit
from pledgebook.reading.things.goods import Goods

_FRAMES = frozenset({"receive", "arrive", "total"})
_SIDES = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION})


def sourced(sight: Sight, whole: Draft, memory: Memory, setting: Setting) -> list[Draft]:
    """The drafts of the shares of a thing of which no one giver is named; none where no share says whom it is from."""
    base, amount = whole.base, whole.goods.amount
    if whole.why_not != NO_GIVER or base is None or base.frame is None or base.frame.name not in _FRAMES or amount is None:
        return []
    stack = stack_over(sight.sentence, base.trigger, frozenset())
    act = fold(base, stack, official=False).act
    shares = tuple(_shares(sight, whole.goods, amount)) if act else ()
    givers = [giver.reading(sight.sentence) for _, giver in shares]
    taken_by = recipients(sight, whole.goods, base, stack, memory, givers) if act and shares else ()
    if act is None or not taken_by:
        return []
    told, trace = (act, "sourced"), "a share of what was told, with whom it came from"
    goods_and_givers = zip((goods for goods, _ in shares), givers, strict=True)
    return [
        Draft(goods, base, verbless(sight, goods, memory, setting, ((giver,), taken_by), told, None, trace))
        for goods, giver in goods_and_givers
    ]


def is_counted_before(thing: Goods, told: list[Draft]) -> bool:
    """Whether a pronoun only stands behind its number, which was told with its giver: "30 of *them* from India"."""
    return thing.meant is not None and any(draft.goods.last + 2 == thing.first for draft in told if draft.report)


def _shares(sight: Sight, whole: Goods, of: Mention[Amount]) -> Iterator[tuple[Goods, Mention[Actor]]]:
    """The amounts behind the whole that say whom they came from, each as so much of the same."""
    for amount in sight.amounts:
        alike = amount.value.is_money == of.value.is_money and amount.value.unit in {COUNT, of.value.unit}
        giver = _source(sight, amount) if amount.first > whole.last and alike else None
        if giver:
            known = of.value.unit
            own = in_unit(amount, known) if amount.value.unit == COUNT and known != COUNT else amount
            item = Mention(whole.item.value, amount.first, amount.last, whole.item.rule) if whole.item else None
            yield Goods(head_of(sight.sentence, amount.first, amount.last), item, own), giver


def _source(sight: Sight, amount: Mention[Amount]) -> Mention[Actor] | None:
    """Whom an amount came from: the side behind a "from" or "by" that only a few small words part from it."""
    words = sight.sentence.words
    for word in words[amount.last + 1 :]:
        if word.lower in {"from", "by"}:
            behind = next((each for each in words[word.index + 1 :] if each.pos != "DET"), None)
            found = sight.actor_at(behind.index) if behind else None
            return found if found and found.value.kind in _SIDES and found.rule not in NOT_PARTIES else None
        if word.lower not in group("before a source"):
            return None
    return None
