"""Help that a noun names and a deed tells: "praised Japan's *support* in drafting the law", "asked for *help* with building"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.things.aided import AIDED
from pledgebook.reading.things.founded import kind_of_help
from pledgebook.reading.things.goods import Goods

_LONGEST = 16  # words of a name


def aid_nouns_in(sight: Sight, known: Sequence[Goods]) -> Iterator[Goods]:
    """The help of a sentence that its nouns name together with what it is for, where it tells of no sum."""
    if any(each.value.is_money for each in sight.amounts):
        return
    taken = {index for goods in known for index in range(goods.first, goods.last + 1)}
    for noun in sight.sentence.words:
        if noun.is_noun and noun.lemma.lower() in group("helping by deeds") and noun.index not in taken:
            yield from filter(None, (_help(sight, noun, place, deed) for place, deed in _deeds(sight, noun)))


def _deeds(sight: Sight, noun: Word) -> Iterator[tuple[Word, Word]]:
    """What help is for, by a verb or a noun of progress behind it: "in drafting", "for Chad's efforts to"."""
    for place in sight.sentence.children(noun, "prep"):
        known = group("efforts") if place.lower == "for" else group("deeds of progress") | group("efforts")
        if place.lower in {"in", "with", "for"}:
            targets = sight.sentence.children(place, "pcomp", "pobj")
            yield from ((place, word) for word in targets[:1] if word.lemma.lower() in known)


def _help(sight: Sight, noun: Word, place: Word, deed: Word) -> Goods | None:
    """The help; None of support "for efforts" of which no words tell of what kind they are, since it may be but approval."""
    words = sight.sentence.subtree(deed)
    kind = kind_of_help(words) or (None if place.lower == "for" else ItemClass.DEVELOPMENT_AID)
    if kind is None:
        return None
    last = min(words[-1].index, place.index + _LONGEST)
    item = Item(" ".join(sight.sentence.quote(noun.index, last).words.split()), kind, ("aid-word",))
    return Goods(noun, Mention(item, noun.index, last, AIDED), None)
