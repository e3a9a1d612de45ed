"""What a thing in a list is but for: "12 drones *to support artillery*", "spares *to mend 100 tanks*"."""

from __future__ import annotations

from pledgebook.language.doc import Mention, Word
from pledgebook.model.items import Item
from pledgebook.reading.grammar.sight import Sight, has_to
from pledgebook.reading.grammar.triggers import frame_at
from pledgebook.reading.things.goods import MONEY, Goods

_GIVING = frozenset({"give", "buy", "receive"})


def is_aim_of_another(sight: Sight, goods: Goods) -> bool:
    """Whether a verb with "to" that hangs on another thing is done to it; what a sum is to buy is a part of the sum."""
    verbs = (up for up in sight.sentence.above(goods.head) if up.is_verb)
    verb = next(verbs, None)
    if verb is None or not has_to(sight.sentence, verb) or _gives(sight, verb):
        return False
    held = sight.item_at(verb.head) or _within(sight, verb)
    return held is not None and held.last < verb.index < goods.head.index and held.value.item_class not in MONEY


def _within(sight: Sight, verb: Word) -> Mention[Item] | None:
    """The thing that so many, or a set, of it hang on the verb's noun: "a set of *spares* to mend 90 tanks"."""
    of = next((each for each in sight.sentence.children(sight.sentence.words[verb.head], "prep") if each.lower == "of"), None)
    what = sight.sentence.child(of, "pobj") if of else None
    return sight.item_at(what.index) if what else None


def _gives(sight: Sight, verb: Word) -> bool:
    frame = frame_at(sight.sentence, verb)
    return frame is not None and frame.name in _GIVING
