"""What help is that nothing else specifies: its sentence's topic, else the article's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pledgebook.language.doc import Mention
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.items import catalogue
from pledgebook.lexicon.topics import Topic, topics, topics_by_word
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.sight import Sight

_UNSPECIFIED = frozenset({"aid", "aid-package", "fund", "grant", "aid-word", "financial-aid"})
_OPEN = frozenset({ItemClass.FINANCIAL_AID, ItemClass.HUMANITARIAN_AID, ItemClass.OTHER})
_ANYBODYS = frozenset({ItemClass.OTHER_MILITARY, ItemClass.MILITARY_AID, ItemClass.OTHER})
_RELIEF = frozenset(
    {ItemClass.PERSONNEL_RESCUE, ItemClass.MEDICAL, ItemClass.FOOD, ItemClass.SHELTER, ItemClass.WATER_SANITATION}
)


@dataclass(frozen=True, slots=True)
class Topics:
    """How often each topic's words stand in the article, the commonest first."""

    counts: tuple[tuple[Topic, int], ...] = ()

    @property
    def main(self) -> Topic | None:
        """The topic of at least two in five of all topic words, if there is one."""
        total = sum(count for _, count in self.counts)
        return self.counts[0][0] if self.counts and self.counts[0][1] * 5 >= total * 2 and total >= 3 else None


NO_TOPICS = Topics()


def topics_of(sights: Iterable[Sight]) -> Topics:
    counts: Counter[str] = Counter()
    known = topics_by_word()
    for sight in sights:
        if not known.keys().isdisjoint(sight.sentence.forms):
            counts.update(name for word in sight.sentence.words for name in known.get(word.lemma.lower(), ()))
    found = [(topic, counts[topic.name]) for topic in topics() if counts[topic.name]]
    return Topics(tuple(sorted(found, key=lambda pair: -pair[1])))


def specified(item: Item, sight: Sight, about: Topics) -> Item:
    """The item, with the class of the topic when its words leave open what kind of help it is."""
    if item.item_class is ItemClass.FINANCIAL_AID and {*item.name.lower().split()} & group("relief words"):
        return replace(item, item_class=ItemClass.HUMANITARIAN_AID)
    if _is_among_relief(item, sight):
        return replace(item, item_class=ItemClass.HUMANITARIAN_AID)
    if not _is_open(item):
        return item
    topic = _of_body(sight) or _of_sentence(sight) or about.main
    return replace(item, item_class=topic.item_class) if topic else item


def _is_among_relief(item: Item, sight: Sight) -> bool:
    """Whether what could be anybody's, "equipment" or "essentials", is told of beside what is for people in need alone."""
    vague = item.item_class in _ANYBODYS and item.name.lower().split()[-1] in group("vague goods")
    others = {each.value.item_class for each in sight.items if each.value.name != item.name and not _is_bringer(sight, each)}
    return vague and bool(others & _RELIEF) and not any(catalogue().realm(other) == "arms" for other in others)


def says_no_kind(item: Item) -> bool:
    """Whether the words for a thing leave open what kind of help it is: "aid", "a package", "funds"."""
    told = set(item.name.lower().split()) & (group("kinds of help") | group("relief words"))
    return not told and (not item.kinds or item.kinds[0] in _UNSPECIFIED)


def _is_open(item: Item) -> bool:
    return item.item_class in _OPEN and says_no_kind(item)


def _is_bringer(sight: Sight, mention: Mention[Item]) -> bool:
    """Whether a vehicle may but bring what is given: "five trucks of aid"."""
    return sight.sentence.words[mention.last].lemma.lower() in group("bringers")


def _of_body(sight: Sight) -> Topic | None:
    """The topic of the fund or agency that the sentence names, when it names one that works for nothing else."""
    named = {mention.value.id for mention in sight.named.actors}
    return next((topic for topic in topics() if topic.bodies & named), None)


def _of_sentence(sight: Sight) -> Topic | None:
    """The one topic that the sentence itself names, by a word or by the class of a thing; None when it names none or several."""
    classes = {
        mention.value.item_class for mention in sight.items if not (_is_open(mention.value) or _is_bringer(sight, mention))
    }
    arms = any(catalogue().realm(item_class) == "arms" for item_class in classes)
    named = [
        topic
        for topic in topics()
        if any(word.lemma.lower() in topic.words for word in sight.sentence.words)
        or (arms and topic.item_class is ItemClass.MILITARY_AID)
    ]
    return named[0] if len(named) == 1 else None
