"""What is set up for others, and that no catalogue names: funds, centres, programmes, partnerships, packages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.language.items.finder import item_of_phrase
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.topics import topics
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.hanging import is_founded_thing
from pledgebook.reading.grammar.sight import Sight, conjoined
from pledgebook.reading.grammar.triggers import frames_at
from pledgebook.reading.things.counts import amount_of
from pledgebook.reading.things.goods import Goods, core

FOUNDED = "item.founded"
_KINDS_OF_HELP = frozenset(
    {ItemClass.ENERGY, ItemClass.CLIMATE_FINANCE, ItemClass.DEVELOPMENT_AID, ItemClass.MEDICAL, ItemClass.HUMANITARIAN_AID}
)


def founded_in(sight: Sight, known: Sequence[Goods]) -> Iterator[Goods]:
    """What a sentence tells is set up: "will establish a *Green Fund* for Moldova"."""
    taken = {goods.head.index for goods in known}
    for verb in sight.sentence.words:
        if verb.is_verb and any(frame.item == "founded" for frame in frames_at(sight.sentence, verb)):
            things = (
                word for word in _objects(sight, verb) if word.index not in taken and is_founded_thing(sight.sentence, word)
            )
            yield from filter(None, (_founded(sight, verb, word) for word in things))


def _objects(sight: Sight, verb: Word) -> Iterator[Word]:
    """What is set up, with what stands in a row with it, and what the parser hangs on the particle: "set up a fund"."""
    for word in sight.sentence.children(verb, "dobj", "nsubjpass"):
        yield from conjoined(sight.sentence, word)


def _founded(sight: Sight, verb: Word, word: Word) -> Goods | None:
    """The thing; None of a bare "programme" or "plan" of which no words tell what kind of help it is."""
    first, last = core(sight, word)
    item = item_of_phrase(sight.sentence, first, last)
    kind = _kind(sight, verb, word, item)
    if kind is None and first == last:
        return None
    funds = word.lemma.lower() in group("money pots")
    item = replace(item, item_class=kind or (ItemClass.FINANCIAL_AID if funds else ItemClass.DEVELOPMENT_AID))
    mention = Mention(item, first, last, FOUNDED)
    return Goods(word, mention, amount_of(sight, mention, set()))


def _kind(sight: Sight, verb: Word, word: Word, item: Item) -> ItemClass | None:
    """The kind of help: by its own name, else by what it is for."""
    if item.item_class not in {ItemClass.OTHER, ItemClass.FINANCIAL_AID}:
        return item.item_class
    return kind_of_help(sight.sentence.subtree(word)) or kind_of_help(sight.sentence.subtree(verb))


def kind_of_help(words: Sequence[Word]) -> ItemClass | None:
    """The kind of help that words are about, where it is one of those that programmes are for: the first that they name most."""
    lemmas = [word.lemma.lower() for word in words if word.lemma.lower() not in group("words of any help")]
    counts = {topic.item_class: sum(lemma in topic.words for lemma in lemmas) for topic in topics()}
    told = {kind: count for kind, count in counts.items() if count and kind in _KINDS_OF_HELP}
    return max(told, key=lambda kind: (told[kind], -list(told).index(kind))) if told else None
