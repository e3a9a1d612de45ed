"""Reports of what is given without a verb that says so: notes, labelled lines, sums that are called somebody's own."""

from __future__ import annotations

from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report
from pledgebook.reading.grammar.parties import Sides
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.reports.bodies import of_body
from pledgebook.reading.reports.naming import amount_reading, item_reading, report_id
from pledgebook.reading.things.goods import Goods


def verbless(
    sight: Sight,
    goods: Goods,
    memory: Memory,
    setting: Setting,
    sides: Sides,
    act: tuple[Act, str],
    act_date: Reading[PartialDate] | None,
    trace: str,
) -> Report:
    """The report of a thing whose act, with its rule, follows from where it stands. `sides` are the givers and the takers."""
    given_by, taken_by = sides
    told, rule = act
    return Report(
        id=report_id(setting.source.article, goods, sight, given_by),
        source=setting.source,
        act=Reading(told, sight.sentence.quote(goods.first, goods.last), rule),
        donors=given_by,
        recipients=taken_by,
        item=of_body(item_reading(sight, goods, memory, permission=False), sides),
        amount=amount_reading(sight, goods),
        act_date=act_date,
        evidence=(sight.sentence.whole,),
        trace=(trace,),
    )
