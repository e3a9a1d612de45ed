"""What help is that a fund or agency gives or gets which works for one thing alone: "pledged 5 million to *Gavi*"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pledgebook.lexicon.topics import topics
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.reports.naming import AIM
from pledgebook.reading.things.topic import says_no_kind

OF_BODY = "item.of-body"
"""The rule of an item whose class is that of such a body."""
_GUESSED = frozenset(
    {
        ItemClass.FINANCIAL_AID,
        ItemClass.HUMANITARIAN_AID,
        ItemClass.CLIMATE_FINANCE,
        ItemClass.DEVELOPMENT_AID,
        ItemClass.MEDICAL,
        ItemClass.VACCINE,
    }
)
"""What the rules call a sum of which no words say the kind."""


def of_body(item: Reading[Item], sides: Iterable[tuple[Party, ...]]) -> Reading[Item]:
    """The item, in the class of the one that gives or takes it alone and works for nothing else, where no words say its kind."""
    alone = {parties[0].value.id for parties in sides if len(parties) == 1}
    topic = next((topic for topic in topics() if topic.bodies & alone), None)
    if topic is None or item.value.item_class not in _GUESSED or not says_no_kind(item.value):
        return item
    if item.rule == AIM and item.value.item_class is not ItemClass.FINANCIAL_AID:
        return item  # "gave UNICEF 5 million for schools"
    return replace(item, value=replace(item.value, item_class=topic.item_class), rule=OF_BODY)
