"""What is built or mended for others: words so everyday that they are things only under one of building or paying for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.language.items.finder import item_of_phrase
from pledgebook.lexicon.groups import group
from pledgebook.model.items import ItemClass
from pledgebook.reading.grammar.sight import Sight, conjoined
from pledgebook.reading.grammar.triggers import frames_at
from pledgebook.reading.things.counts import amount_of
from pledgebook.reading.things.goods import Goods, can_be_thing, core, is_everyday

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "advcl"})


def buildings_in(sight: Sight, known: Sequence[Goods]) -> Iterator[Goods]:
    """What a sentence tells is built, mended or paid for and no catalogue names: "built 14 *schools* in Nepal"."""
    taken = {goods.head.index for goods in known}
    for verb in sight.sentence.words:
        frames = frames_at(sight.sentence, verb) if verb.is_verb else ()
        if any(frame.item == "placed" for frame in frames) and _is_built_by_a_side(sight, verb):
            yield from (_building(sight, verb, word) for word in _objects(sight, verb) if word.index not in taken)


def _is_built_by_a_side(sight: Sight, verb: Word) -> bool:
    """Whether somebody named builds; not people "paid to dig wells", nor a sum given "to build schools", which is the thing."""
    sentence, up = sight.sentence, sight.sentence.words[verb.head]
    doers = sentence.children(verb, "nsubj")
    theirs = [each for doer in doers for each in (doer, *sentence.children(doer, "amod", "compound", "poss"))]
    named = not doers or any(sight.actor_at(each.index) for each in theirs)
    is_purpose = verb.dep == "pcomp" or (verb.dep in _COMPLEMENTS and bool(sentence.children(up, "dobj", "nsubjpass")))
    return named and not is_purpose


def _objects(sight: Sight, verb: Word) -> Iterator[Word]:
    """What is built, with what stands in one row with it, also behind the "for" of "paid for"."""
    direct = sight.sentence.children(verb, "dobj", "nsubjpass")
    direct += [target for place in sight.sentence.children(verb, "prep") for target in sight.sentence.children(place, "pobj")]
    for word in direct:
        led = sight.sentence.words[word.head]
        if led.index == verb.index or led.lower == "for":
            yield from (each for each in conjoined(sight.sentence, word) if is_everyday(each) and can_be_thing(sight, each))


def _building(sight: Sight, verb: Word, word: Word) -> Goods:
    first, last = core(sight, word)
    item = item_of_phrase(sight.sentence, first, last)
    if verb.lemma.lower() in group("mending") and item.item_class is not ItemClass.WATER_SANITATION:
        item = replace(item, item_class=ItemClass.RECONSTRUCTION, kinds=(word.lemma.lower(),))
    mention = Mention(item, first, last, "item.built")
    return Goods(word, mention, amount_of(sight, mention, set()))
