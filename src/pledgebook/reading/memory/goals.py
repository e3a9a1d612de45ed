"""Climate goals: sums a year that rich countries are to give poor ones, told without either of them being named beside the sum.

Who gives and who takes are then the groups that the article itself names; where it names none, nobody does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.model.items import ItemClass
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.things.topic import Topics

_REACH = 5  # words from a sum to what says that it is for each year: "$300 billion in climate finance per year"


@dataclass(frozen=True, slots=True)
class Blocs:
    """The rich countries and the poor ones as an article first names them."""

    rich: Party | None = None
    poor: Party | None = None


NO_BLOCS = Blocs()


def blocs_of(sights: Iterable[Sight]) -> Blocs:
    """The first group of rich and the first of poor countries that the sentences name."""
    rich: Party | None = None
    poor: Party | None = None
    for sight in sights:
        for mention in sight.named.actors:
            if mention.value.kind is not ActorKind.GROUP:
                continue
            words = set(mention.value.id.lower().replace("-", " ").split())
            rich = rich or (mention.reading(sight.sentence) if words & group("rich blocs") else None)
            poor = poor or (mention.reading(sight.sentence) if words & group("poor blocs") else None)
    return Blocs(rich, poor)


def is_goal(sight: Sight, goods: Goods, topics: Topics) -> bool:
    """Whether a sum is a goal of climate finance: one for each year, or called a goal, in a text or sentence on the climate."""
    if goods.amount is None or not goods.amount.value.is_money:
        return False
    classes = (goods.item.value.item_class if goods.item else None, topics.main.item_class if topics.main else None)
    return ItemClass.CLIMATE_FINANCE in classes and (_is_yearly(sight, goods) or _is_called_goal(sight, goods.head))


def _is_yearly(sight: Sight, goods: Goods) -> bool:
    words = sight.sentence.words[goods.first : goods.last + _REACH + 1]
    pairs = {f"{word.lower} {after.lower}" for word, after in pairwise(words)}
    return any(word.lower in {"annually", "annual", "yearly"} for word in words) or bool(
        pairs & {"a year", "per year", "each year"}
    )


def _is_called_goal(sight: Sight, head: Word) -> bool:
    nouns = (word for word in (head, *sight.sentence.above(head)) if word.pos == "NOUN")
    return any(word.lemma.lower() in group("goals") for word in nouns)
