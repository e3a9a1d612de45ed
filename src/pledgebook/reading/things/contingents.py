"""Men under arms who are sent or promised to a mission: "will send 850 soldiers to the peace mission in Somalia".

Soldiers who go anywhere else are given to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.language.items.finder import item_named
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.sight import Sight, conjoined
from pledgebook.reading.grammar.triggers import frames_at, operator_at
from pledgebook.reading.things.counts import amount_of
from pledgebook.reading.things.doings import of_persons
from pledgebook.reading.things.goods import Goods

_KIND = "peacekeeper"
_BEFORE = ("amod", "compound", "nmod")
_OFFERS = frozenset({"pledge", "allot", "request", "refuse", "consider"})


def contingents_in(sight: Sight, known: Sequence[Goods]) -> Iterator[Goods]:
    """The men under arms of a sentence that tells of a mission, each under a verb of giving or offering."""
    words = sight.sentence.words
    if not any(_is_mission(sight, word) for word in words if word.lemma.lower() in group("missions")):
        return
    taken = {index for goods in known for index in range(goods.first, goods.last + 1)}
    for verb in words:
        if verb.is_verb and _gives(sight, verb) and not _invades(sight, verb):
            found = (_contingent(sight, word) for word in _objects(sight, verb))
            yield from (goods for goods in found if taken.isdisjoint(range(goods.first, goods.last + 1)))


def _is_mission(sight: Sight, word: Word) -> bool:
    """Whether a word means a mission for peace; "force" does only where many make it up: "the multinational force"."""
    before = {child.lower for child in sight.sentence.children(word, "amod", "compound", "nmod")}
    if before & group("other missions"):
        return False
    return word.lemma.lower() not in {"force", "operation"} or bool(before & group("of many nations"))


def _gives(sight: Sight, verb: Word) -> bool:
    operator = operator_at(sight.sentence, verb)
    opens = any(frame.item == "open" for frame in frames_at(sight.sentence, verb))
    return opens or (operator is not None and operator.name in _OFFERS)


def _invades(sight: Sight, verb: Word) -> bool:
    return any(place.lower == "into" for place in sight.sentence.children(verb, "prep"))


def _objects(sight: Sight, verb: Word) -> Iterator[Word]:
    for word in sight.sentence.children(verb, "dobj", "nsubjpass"):
        yield from (each for each in conjoined(sight.sentence, word) if each.lemma.lower() in group("men under arms"))


def _opening(sight: Sight, word: Word) -> int:
    """The first word of the name: of "24 *military* and police officers", too, of which the men share the end."""
    said = (each for child in sight.sentence.children(word, *_BEFORE) for each in sight.sentence.subtree(child))
    return min(
        (each.index for each in said if each.pos in {"ADJ", "NOUN", "PROPN"} and not sight.actor_at(each.index)),
        default=word.index,
    )


def _contingent(sight: Sight, word: Word) -> Goods:
    first, last = _opening(sight, word), word.index
    name = " ".join((*(each.text for each in sight.sentence.words[first:last]), word.lemma))
    mention = Mention(replace(item_named(_KIND), name=name), first, last, "item.contingent")
    return Goods(word, mention, of_persons(amount_of(sight, mention, set())))
