"""What is transferred: every item that a sentence names, placed in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pledgebook.language.doc import Mention, Sentence
from pledgebook.language.items.kinds import NAMING, Placed, item_in_company, place, same_kind
from pledgebook.language.items.names import Hit, hits
from pledgebook.language.items.phrases import Phrase, Scene, core_from, without_leads
from pledgebook.language.items.sorts import Sort, sorts_before
from pledgebook.language.items.strings import as_sentence
from pledgebook.language.items.surfaces import pieces
from pledgebook.language.items.tails import next_object, open_tail, run_end, shared_head, with_tail
from pledgebook.language.items.wording import bare, name_of, name_sharing, text_of
from pledgebook.lexicon.items import Role, catalogue
from pledgebook.model.items import Item, ItemClass

__all__ = ["find_items", "item_in_company", "item_named", "item_of_phrase", "same_kind"]


_OPEN = frozenset({ItemClass.OTHER, ItemClass.OTHER_MILITARY, ItemClass.MILITARY_AID})
ONE_OF_SORTS = "item: one of its sorts"
SHARES_HEAD = "item: shares its head"
SORTS = frozenset({ONE_OF_SORTS, SHARES_HEAD})
"""The rules of a thing whose noun stands behind other sorts of it."""


def find_items(sentence: Sentence) -> tuple[Mention[Item], ...]:
    """Every item that the sentence names, in text order, none inside another.

    A mention spans the words that name the thing, without number, determiner, possessive and recipient.
    The modifiers before a shared head ("military and financial support") are mentions of their own, with the rule
    "item: shares its head".
    """
    found = hits(sentence)
    return tuple(_mentions(Scene(sentence, found, 0, len(sentence.words) - 1))) if found else ()


def _mentions(scene: Scene) -> Iterator[Mention[Item]]:
    end = -1
    for hit in scene.hits:
        if hit.first <= end or hit.entry.role not in NAMING:
            continue
        phrase = with_tail(scene, core_from(scene, hit))
        if phrase.first <= end:
            phrase = replace(phrase, first=end + 1)
        placed = place(phrase)
        if placed is None:
            for shared in _sharing(scene, hit, end):
                end = shared.last
                yield shared
            continue
        others = tuple(sorts_before(scene, phrase, end + 1))
        yield from (_of_sort(sort, placed) for sort in others)
        own = _mention(scene, phrase, placed)
        yield replace(own, value=_set_apart(own.value)) if others else own
        end = phrase.last
        while found := next_object(scene, phrase, end):
            yield _further(scene, phrase, *found)
            end = found[1]


def _mention(scene: Scene, phrase: Phrase, placed: Placed) -> Mention[Item]:
    top = phrase.top
    return Mention(Item(name_of(scene, phrase), *placed), phrase.first, phrase.last, f"item: {top.entry.key if top else 'open'}")


def _of_sort(sort: Sort, placed: Placed) -> Mention[Item]:
    """The item of another sort: of the class that its own name has, else of that of the sort beside it."""
    first, last, name = sort
    item = item_named(name)
    known = item if item.item_class not in _OPEN else Item(name, *placed)
    return Mention(_set_apart(known), first, last, ONE_OF_SORTS)


def _set_apart(item: Item) -> Item:
    """The item as a kind of its own: one sort is not a narrower name of the other."""
    return replace(item, kinds=("-".join(item.name.lower().split()), *item.kinds)) if item.kinds else item


def _further(scene: Scene, phrase: Phrase, first: int, last: int) -> Mention[Item]:
    """The item of a further object: "ammunition for HIMARS and *155mm howitzers*"."""
    name = f"{name_of(scene, replace(phrase, last=phrase.head, object_first=None))} {phrase.link} {text_of(scene, first, last)}"
    return Mention(item_named(name), first, last, SHARES_HEAD)


def _sharing(scene: Scene, hit: Hit, end: int) -> Iterator[Mention[Item]]:
    """The item of a modifier whose head stands behind others: "*military* and financial support"."""
    head = shared_head(scene, hit)
    if head is None or hit.first <= end:
        return
    name = name_sharing(scene, hit, head)
    item = item_named(name)
    if len(set(pieces(name))) == len(pieces(name)) and item.item_class in (hit.entry.item_class, scene.at[head].entry.item_class):
        yield Mention(item, hit.first, hit.last, SHARES_HEAD)


def item_of_phrase(sentence: Sentence, first: int, last: int) -> Item:
    """The item that the words `first` to `last`, both included, name.

    From the catalogue when some part of the phrase is known; else in the article's words and of the class OTHER.
    What measures the thing ("a company of", "4,000 tonnes of") is no part of it.
    """
    return _item_in(Scene(sentence, hits(sentence), first, last))


def item_named(name: str) -> Item:
    """The item of a name that comes without its text; the name is kept as it is."""
    sentence = as_sentence(name)
    if not sentence.words:
        return Item(name, ItemClass.OTHER)
    scene = Scene(sentence, hits(sentence, alone=False), 0, len(sentence.words) - 1)
    return replace(_item_in(scene), name=name)


def _item_in(scene: Scene) -> Item:
    scene = replace(scene, low=_past_measures(scene))
    if mention := _best_mention(scene):
        return mention.value
    return _open_item(scene)


def _past_measures(scene: Scene) -> int:
    """The index behind the last "battalion of", "dozens of", "14 of its" that the phrase begins with."""
    low = scene.low
    for index in range(scene.low + 1, scene.high):
        if scene.lower(index) == "of" and _measures(scene, index - 1):
            low = index + 1
        elif scene.tag(index) in ("IN", "TO", ","):
            break
    return bare(scene, low, scene.high)[0]


def _measures(scene: Scene, index: int) -> bool:
    return scene.tag(index) == "CD" or scene.lower(index) in _containers()


@lru_cache(maxsize=1)
def _containers() -> frozenset[str]:
    return catalogue().words(Role.CONTAINER)


def _best_mention(scene: Scene) -> Mention[Item] | None:
    """The mention that holds the phrase's head."""
    head = _head(scene)
    inside = replace(scene, hits=scene.hits_in(scene.low, scene.high))
    return next((mention for mention in _mentions(inside) if mention.holds(head) or mention.first <= head <= mention.last), None)


def _head(scene: Scene) -> int:
    """The word whose governor lies outside the phrase; the last one of the noun run where that is no noun."""
    words = scene.sentence.words
    outside = (i for i in range(scene.low, scene.high + 1) if not scene.low <= words[i].head <= scene.high or words[i].head == i)
    head = next(outside, scene.high)
    if scene.tag(head).startswith("NN"):
        return head
    end = run_end(scene, scene.low)
    return scene.high if end is None else end


def _open_item(scene: Scene) -> Item:
    """An item that the catalogue does not know, or knows as an everyday word: its words, and the class of what colours it."""
    head = _head(scene)
    first = without_leads(scene, min(bare(scene, scene.low, head)[0], head), head)
    phrase = Phrase(first, head, open_tail(scene, head), ())
    colours = [hit for hit in scene.hits_in(phrase.first, phrase.last) if hit.entry.role in NAMING]
    before = [hit for hit in colours if hit.last < head] or [hit for hit in colours if hit.last == head]
    colour = before[-1] if before else colours[0] if colours else None
    if colour is None:
        return _everyday_item(scene, phrase)
    known = colour.last == head and colour.entry.role is not Role.MODIFIER
    return Item(name_of(scene, phrase), colour.entry.item_class, catalogue().kinds(colour.entry.key) if known else ())


def _everyday_item(scene: Scene, phrase: Phrase) -> Item:
    """An item of which no name in the catalogue says anything: of the class of its head where that is an everyday word."""
    lemma = scene.sentence.words[phrase.head].lemma.lower()
    item_class = catalogue().everyday.get(lemma)
    if item_class is None:
        return Item(name_of(scene, phrase), ItemClass.OTHER)
    return Item(name_of(scene, phrase), item_class, tuple(dict.fromkeys((lemma, item_class.value))))
