"""What kind of help a sum of money is: told by the words of its sentence and of its article, where rules can only guess.

"Italy will contribute 40 million euros" is humanitarian aid in one article, budget support in another, and a vaccine fund's
money in a third. The rules choose by the commonest topic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pledgebook.model.amounts import Missing
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Report
from pledgebook.reading.reports.bodies import OF_BODY
from pledgebook.reading.reports.naming import AIM
from pledgebook.reading.things.goods import MONEY
from pledgebook.reading.things.topic import says_no_kind

LEARNT_KIND = "item.learnt-kind"
"""The rule of an item whose class the model told."""
KINDS = MONEY | {
    ItemClass.MEDICAL,
    ItemClass.VACCINE,
    ItemClass.FOOD,
    ItemClass.SHELTER,
    ItemClass.WATER_SANITATION,
    ItemClass.ENERGY,
    ItemClass.MINE_CLEARANCE,
    ItemClass.RECONSTRUCTION,
    ItemClass.REFUGEES_HOSTING,
    ItemClass.GUARANTEE,
    ItemClass.DEBT_RELIEF,
}
"""What a bare sum can be: help in money, never things."""
_SURE = 0.7  # a class less likely than that is left as the rules guessed it
_LIKELY = 0.5  # the same where they had nothing to go by: "financial aid" is what they call any sum
_GUESSED = MONEY - {ItemClass.LOAN} | {ItemClass.MEDICAL, ItemClass.VACCINE, ItemClass.FOOD}


def is_open(item: Reading[Item]) -> bool:
    """Whether the words leave open what kind of help an item is, so that the rules could only guess it."""
    return item.rule not in {AIM, OF_BODY} and item.value.item_class in _GUESSED and says_no_kind(item.value)


def with_kind(report: Report, kinds: Mapping[ItemClass, float]) -> Report:
    """A report, with the likeliest of `kinds` where it is about a sum of money that no words place."""
    item = report.item.value
    if isinstance(report.amount, Missing) or not report.amount.value.is_money or not is_open(report.item):
        return report
    kind, chance = max(kinds.items(), key=lambda pair: (pair[1], pair[0].value))
    enough = _LIKELY if item.item_class is ItemClass.FINANCIAL_AID else _SURE
    if kind is item.item_class or kind not in KINDS or chance < enough:
        return report
    told = replace(report.item, value=replace(item, item_class=kind), rule=LEARNT_KIND)
    rather = f"{kind.value} rather than {item.item_class.value}"
    why = f"no words tell what kind of help: {rather}; learnt from other articles: {chance:.0%} likely"
    return replace(report, item=told, trace=(*report.trace, why))
