"""Whether what was learnt only says again what a rule read."""

from __future__ import annotations

from pledgebook.language.items.finder import ONE_OF_SORTS, same_kind
from pledgebook.model.amounts import Missing
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.parties import IN_ROW
from pledgebook.reading.things.goods import MONEY

_OFTEN_RENAMED = MONEY | {ItemClass.GUARANTEE, ItemClass.DEBT_RELIEF, ItemClass.PERMISSION, ItemClass.TRAINING, ItemClass.OTHER}


def repeats(made: Report, report: Report) -> bool:
    """Whether a report tells of the same giver and sum, or of the same giver and kind of thing: with the same amount, or where
    `made` has none, with any amount of what is named alike.
    """
    if not {side.value for side in made.donors} & {side.value for side in report.donors}:
        return False
    takers = {side.value for side in made.recipients}
    if all(side.rule == IN_ROW for side in made.recipients) and takers != {side.value for side in report.recipients}:
        return False  # as much again for another
    if _are_sorts(made.item, report.item):
        return False
    alike = made.item.value.item_class is report.item.value.item_class
    if isinstance(made.amount, Missing) or isinstance(report.amount, Missing):
        return alike and isinstance(made.amount, Missing) and _named_alike(made.item.value, report.item.value)
    return (alike or made.amount.value.is_money) and made.amount.value.meets(report.amount.value)


def _named_alike(one: Item, other: Item) -> bool:
    """Whether two things of one class have a word in common, or the class is one of which names tell little: "aid", "support"."""
    return one.item_class in _OFTEN_RENAMED or bool(_words(one.name) & _words(other.name))


def _are_sorts(one: Reading[Item], other: Reading[Item]) -> bool:
    """Whether two things are sorts told apart by their words: "*conventional* and long-range rockets"."""
    return ONE_OF_SORTS in {one.rule, other.rule} and not same_kind(one.value, other.value)


def _words(name: str) -> set[str]:
    return {word.rstrip("s") for word in name.lower().split()}
