"""What is transferred: every item that a sentence names, placed in the catalogue.

A phrase takes its class from its last word ("Leopard ammunition" is ammunition), unless that word only carries
("Patriot *system*", "*package* of weapons"): then from the nearest name that stands with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from pledgebook.language.doc import Mention, Sentence
from pledgebook.language.item_names import Hit, hits, pieces
from pledgebook.language.item_phrases import Phrase, Scene, core_from, open_tail, run_end, shared_head, with_tail, without_leads
from pledgebook.language.item_strings import as_sentence
from pledgebook.lexicon.items import ItemEntry, Role, catalogue, plural
from pledgebook.model.items import Item, ItemClass

Placed = tuple[ItemClass, tuple[str, ...]]
_NAMING = (Role.THING, Role.CARRIER, Role.MODIFIER)


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
        if hit.first <= end or hit.entry.role not in _NAMING:
            continue
        phrase = with_tail(scene, core_from(scene, hit))
        if phrase.first <= end:
            phrase = replace(phrase, first=end + 1)
        placed = place(phrase)
        if placed is None:
            yield from _sharing(scene, hit, end)
            continue
        yield _mention(scene, phrase, placed)
        end = phrase.last


def _mention(scene: Scene, phrase: Phrase, placed: Placed) -> Mention[Item]:
    top = phrase.top
    return Mention(Item(name_of(scene, phrase), *placed), phrase.first, phrase.last, f"item: {top.entry.key if top else 'open'}")


def _sharing(scene: Scene, hit: Hit, end: int) -> Iterator[Mention[Item]]:
    """The item of a modifier whose head stands behind others: "*military* and financial support"."""
    head = shared_head(scene, hit)
    if head is None or hit.first <= end:
        return
    item = item_named(f"{_text(scene, hit.first, hit.last)} {scene.sentence.words[head].text}")
    if item.item_class is hit.entry.item_class:
        yield Mention(item, hit.first, hit.last, "item: shares its head")


def place(phrase: Phrase) -> Placed | None:
    """Class and kinds of a phrase, None when it names no item."""
    top = phrase.top
    if top is None or top.entry.role not in (Role.THING, Role.CARRIER):
        return None
    before = tuple(hit for hit in reversed(phrase.core[:-1]) if _lends(top.entry, hit.entry))
    if top.entry.role is Role.CARRIER and (before or phrase.objects):
        return _carried(top.entry, before) if before else _linked(phrase, top.entry)
    if not (top.entry.alone or before or phrase.objects):
        return None
    entry = _turned(top.entry, phrase.verb)
    partners = phrase.objects or tuple(hit for hit in before if hit.entry.item_class is not entry.item_class)
    if phrase.link == "of" and partners and partners[0].entry.item_class is entry.item_class:
        return entry.item_class, catalogue().kinds(partners[0].entry.key)
    joined = bool(entry.takes or entry.opens or entry.acts)
    return entry.item_class, kinds_for(entry.key, _thing_key(partners) if joined else None)


def _lends(top: ItemEntry, entry: ItemEntry) -> bool:
    """Whether a name before the head may lend it its class."""
    if entry.role not in _NAMING:
        return False
    if top.role is not Role.CARRIER or not top.bears or top.things and entry.role is Role.THING:
        return True
    return (entry.realm or catalogue().realm(entry.item_class)) in top.bears


def _turned(entry: ItemEntry, verb: str) -> ItemEntry:
    """ "approval to export" is an export permission."""
    return catalogue().turns.get((entry.item_class, verb), entry)


def _carried(carrier: ItemEntry, before: tuple[Hit, ...]) -> Placed:
    lender = next((hit.entry for hit in before if hit.entry.role is not Role.CARRIER), before[0].entry)
    if carrier.apart:
        return lender.item_class, _composite(carrier.key, lender)
    own = catalogue().kinds(lender.key)
    if lender.role is Role.MODIFIER and own[0] != lender.item_class.value:
        own = (f"{own[0]}-{carrier.key}", *own[1:])
    return lender.item_class, own


def _linked(phrase: Phrase, carrier: ItemEntry) -> Placed:
    lender = phrase.objects[0].entry
    if phrase.link == "of" and not carrier.apart:
        return lender.item_class, catalogue().kinds(lender.key)
    return lender.item_class, _composite(carrier.key, lender)


def _composite(key: str, lender: ItemEntry) -> tuple[str, ...]:
    return (*(f"{key}-for-{kind}" for kind in catalogue().kinds(lender.key)), lender.item_class.value)


def _thing_key(partners: Iterable[Hit]) -> str | None:
    return next((hit.entry.key for hit in partners if hit.entry.role is Role.THING), None)


@lru_cache(maxsize=4096)
def kinds_for(key: str, partner: str | None) -> tuple[str, ...]:
    """The keys of a thing, those for its partner first: ammunition for HIMARS, for rocket artillery, ammunition."""
    own = catalogue().kinds(key)
    if partner is None:
        return own
    theirs = catalogue().kinds(partner)
    return (*(f"{mine}-for-{kind}" for mine in own for kind in theirs), *own)


def name_of(scene: Scene, phrase: Phrase) -> str:
    """The article's words, the head in the singular; what a dose is "of" goes before it."""
    head = _singular(scene, phrase)
    top = phrase.top
    if top and top.entry.swap and phrase.object_first is not None:
        inner = _bare(scene, phrase.object_first, phrase.last)
        return f"{_text(scene, *inner)} {head}"
    start = scene.sentence.words[phrase.first].start - scene.sentence.start
    begin = scene.sentence.words[phrase.head].start - scene.sentence.start
    end = scene.sentence.words[phrase.head].end - scene.sentence.start
    tail = scene.sentence.text[end : scene.sentence.words[phrase.last].end - scene.sentence.start]
    return " ".join(f"{scene.sentence.text[start:begin]}{head}{tail}".split())


def _singular(scene: Scene, phrase: Phrase) -> str:
    """The head word in the singular, in the article's letters where they allow it."""
    word, top = scene.sentence.words[phrase.head], phrase.top
    if top is not None:
        return singular_of(word.text, top.surface.singular) if top.surface.many else word.text
    return word.lemma if word.tag == "NNS" and word.lemma else word.text


def singular_of(text: str, name: str) -> str:
    """The word whose regular plural `text` is, as the last word of `name` has it."""
    ends = pieces(name)
    for one in (text[:-3] + "y", text[:-2], text[:-1]):
        if one and plural(one) == text and ends[-len(pieces(one)) :] == pieces(one):
            return one
    return name.split()[-1]


def _text(scene: Scene, first: int, last: int) -> str:
    words, start = scene.sentence.words, scene.sentence.start
    return " ".join(scene.sentence.text[words[first].start - start : words[last].end - start].split())


def _bare(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """A run without the determiner, possessive or number that it begins with."""
    while first < last and first not in scene.at and scene.tag(first) in ("DT", "PRP$", "CD", "PDT", "POS", "$"):
        first += 1
    return first, last


def item_of_phrase(sentence: Sentence, first: int, last: int) -> Item:
    """The item that the words `first` to `last`, both included, name.

    From the catalogue when some part of the phrase is known; else in the article's words and of the class OTHER.
    What measures the thing ("a company of", "4,000 tonnes of") is no part of it.
    """
    scene = Scene(sentence, hits(sentence), first, last)
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
    return _bare(scene, low, scene.high)[0]


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
    """An item that the catalogue does not know: its words, and the class of what colours it."""
    head = _head(scene)
    first = without_leads(scene, min(_bare(scene, scene.low, head)[0], head), head)
    phrase = Phrase(first, head, open_tail(scene, head), ())
    colours = [hit for hit in scene.hits_in(phrase.first, phrase.last) if hit.entry.role in _NAMING]
    before = [hit for hit in colours if hit.last < head] or [hit for hit in colours if hit.last == head]
    colour = before[-1] if before else colours[0] if colours else None
    return Item(name_of(scene, phrase), colour.entry.item_class if colour else ItemClass.OTHER)


def item_named(name: str) -> Item:
    """The item of a name that comes without its text; the name is kept as it is."""
    sentence = as_sentence(name)
    if not sentence.words:
        return Item(name, ItemClass.OTHER)
    return replace(item_of_phrase(sentence, 0, len(sentence.words) - 1), name=name)


def same_kind(a: Item, b: Item) -> bool:
    """Whether one is the other, or a broader or narrower name of it. Unknown things are told apart by their words."""
    if a.kinds and b.kinds:
        return a.kinds[0] in b.kinds or b.kinds[0] in a.kinds
    return not a.kinds and not b.kinds and pieces(a.name) == pieces(b.name)


_VAGUE = frozenset({"aid", "support", "aid-package", "fund", "equipment", "effort", "expert-team", "grant", "foreign-aid"})


def item_in_company(item: Item, others: Iterable[Item]) -> Item:
    """An item that is only "aid", "funding" or "equipment", placed by the other items of its article.

    Unspecified aid among arms is military aid, among relief goods humanitarian aid; where neither has more than half
    the say, the item stays as it is.
    """
    if not item.kinds or item.kinds[0] not in _VAGUE:
        return item
    say = Counter(catalogue().realm(other.item_class) for other in others if other.kinds and other.kinds[0] not in _VAGUE)
    if not say:
        return item
    realm, votes = min(say.items(), key=lambda pair: (-pair[1], pair[0]))
    item_class = _COMMON.get(realm) if 2 * votes > say.total() else None
    return item if item_class is None else replace(item, item_class=item_class, kinds=(item.kinds[0], item_class.value))


_COMMON = {
    "arms": ItemClass.MILITARY_AID,
    "relief": ItemClass.HUMANITARIAN_AID,
    "money": ItemClass.FINANCIAL_AID,
    "climate": ItemClass.CLIMATE_FINANCE,
}
