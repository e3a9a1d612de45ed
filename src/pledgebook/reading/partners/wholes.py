"""Whose a sum, a load or a consignment is that is but told as a part of what was given before: "another 5 million will fund"."""

from __future__ import annotations

from pledgebook.model.amounts import Amount
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report
from pledgebook.reading.acts.doing import means_of
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import is_passive
from pledgebook.reading.grammar.sight import Sight, is_definite
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.things.money import is_less

_GIVEN = frozenset({Act.PLEDGED, Act.DELIVERED})


def of_whole_before(sight: Sight, goods: Goods, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Whose the money is that "goes to" somebody or "will be given", and whose the load that was sent on."""
    if goods.amount is None:
        return ()
    known = _sum_before(sight, goods, base, memory) if goods.amount.value.is_money else _load_before(sight, goods, base, memory)
    return tuple(memory.cited(party, "donor.of-sum-before") for party in known.donors) if known else ()


def of_means_before(sight: Sight, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Whose "this consignment" is, where nothing was read of its giving: the country's that acted last, if it helps another."""
    means = means_of(sight, base)
    if memory.package or memory.main is None or means is None or not is_definite(sight.sentence, means):
        return ()
    helped = {memory.main.value, *(party.value for party in memory.beside)}
    acted = memory.states if all(party.value not in helped for party in memory.states) else ()
    return tuple(memory.cited(party, "donor.of-means-before") for party in acted)


def _sum_before(sight: Sight, goods: Goods, base: Base, memory: Memory) -> Report | None:
    """The sum told before, under words that take it as given: "goes to", "will support", "will be given"."""
    known, frame = _sum_over(goods, memory) or memory.package, base.frame
    if known is None or (frame is None and not (base.sense.name == "allot" and is_less(goods, known))):
        return None
    less = frame is not None and (frame.name == "receive" or frame.item == "summed") and is_less(goods, known)
    told = (
        less or (frame is not None and frame.name == "go") or (base.trigger.is_verb and is_passive(sight.sentence, base.trigger))
    )
    return known if told else None


def _sum_over(goods: Goods, memory: Memory) -> Report | None:
    """The sum given last that this one can be taken from."""
    sums = (report for report in reversed(memory.reports) if report.package is None and is_less(goods, report))
    return next(sums, None) if memory.package else None


def _load_before(sight: Sight, goods: Goods, base: Base, memory: Memory) -> Report | None:
    """What was given before, of which a smaller number is told to be sent or gone: "4,000 tons of the rice were sent to Mali"."""
    passive = base.trigger.is_verb and is_passive(sight.sentence, base.trigger)
    moves = base.frame is not None and (base.frame.name in {"go", "serve"} or (passive and base.frame.name == "give"))
    near = memory.package if moves else None
    return near if near and near.act.value in _GIVEN and _is_some_of(goods, near) else None


def _is_some_of(goods: Goods, whole: Report) -> bool:
    """Whether goods are fewer of the same."""
    if goods.item is None or goods.amount is None or not isinstance(whole.amount, Reading):
        return False
    some, all_ = goods.amount.value, whole.amount.value
    same = goods.item.value.item_class is whole.item.value.item_class and some.unit == all_.unit
    return same and _is_fewer(some, all_)


def _is_fewer(some: Amount, whole: Amount) -> bool:
    return some.value is not None and whole.value is not None and some.value < whole.value
