"""Things that a giver is called by: "Chad's main *arms* supplier", "the biggest *weapons* exporter to Mali"."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Mention, Word
from pledgebook.language.items.finder import item_of_phrase
from pledgebook.model.items import ItemClass
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import frame_at
from pledgebook.reading.things.goods import Goods

SUPPLIED = "item.of-supplier"
"""The rule of a thing that only the name of who supplies it tells."""


def things_supplied(sight: Sight) -> Iterator[Goods]:
    """The things before the nouns of those who supply them."""
    for noun in sight.sentence.words:
        frame = frame_at(sight.sentence, noun) if noun.pos == "NOUN" else None
        if frame is None or frame.name != "supplier" or sight.sentence.words[noun.head].tag == "VB":
            continue  # "wants to *be* its arms supplier"
        for thing in sight.sentence.children(noun, "compound"):
            if made := _thing(sight, thing):
                yield made


def _thing(sight: Sight, word: Word) -> Goods | None:
    if sight.item_at(word.index) or sight.actor_at(word.index):
        return None
    item = item_of_phrase(sight.sentence, word.index, word.index)
    known = item.item_class is not ItemClass.OTHER
    return Goods(word, Mention(item, word.index, word.index, SUPPLIED), None) if known else None
