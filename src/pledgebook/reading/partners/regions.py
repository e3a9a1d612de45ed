"""For whom it is what goes to a region: "will send ships to the Middle East *to help defend Jordan*"."""

from __future__ import annotations

from collections.abc import Sequence

from pledgebook.language.doc import Word
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.partners.purposes import of_purpose
from pledgebook.reading.things.goods import Goods


def meant_in_region(
    sight: Sight, goods: Goods, base: Base, chain: Sequence[Word], takers: tuple[Party, ...], givers: set[Actor]
) -> tuple[Party, ...]:
    """The countries that a clause of purpose names, where the takers are groups only; else the takers as they are.

    `chain` are the words over the base.
    """
    if any(party.value.kind is not ActorKind.GROUP for party in takers):
        return takers
    aimed = of_purpose(sight, (goods.head, base.trigger, *chain), givers)
    return tuple(party for party in aimed if party.value.kind is ActorKind.COUNTRY) or takers
