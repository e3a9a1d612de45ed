"""How far the noun phrase reaches that names a thing: what stands before the name, its head, what is said after it.

The parser often stumbles over names of weapons, so a phrase is grown from the catalogue's names outwards and the
parse is only asked whether a neighbour belongs to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from pledgebook.language.doc import Sentence
from pledgebook.language.item_names import Hit
from pledgebook.lexicon.actors import Form, phrases
from pledgebook.lexicon.items import Role, catalogue

_BEFORE = frozenset({"compound", "amod", "nmod", "npadvmod", "advmod", "punct", "nummod", "quantmod", "dep"})
_BEFORE_TAGS = ("NN", "JJ", "VBN", "VBG", "HYPH", "AFX", "RB", "FW")
_RUN_TAGS = (*_BEFORE_TAGS, "DT", "PRP$", "POS", "CD", "$", "PDT")
_PLACES = ("GPE", "NORP", "LOC")
_JOINS = frozenset({",", "and", "or", "&"})
_WHERE = frozenset({"against", "on", "in", "into", "inside", "with", "deep", "at", "across", "within", "over", "from"})


@dataclass(frozen=True)
class Scene:
    """A sentence with the catalogue's names in it, looked at between the words `low` and `high`."""

    sentence: Sentence
    hits: tuple[Hit, ...]
    low: int
    high: int

    @cached_property
    def at(self) -> dict[int, Hit]:
        return {i: hit for hit in self.hits for i in range(hit.first, hit.last + 1)}

    def tag(self, index: int) -> str:
        return self.sentence.words[index].tag if self.low <= index <= self.high else ""

    def lower(self, index: int) -> str:
        return self.sentence.words[index].text.lower() if self.low <= index <= self.high else ""

    def hits_in(self, first: int, last: int) -> tuple[Hit, ...]:
        """The names within, without those that are half of an adjective ("drone-related")."""
        inside = (hit for hit in self.hits if first <= hit.first and hit.last <= last)
        return tuple(hit for hit in inside if not (self.is_glued(hit.last + 1) and hit.last + 2 not in self.at))

    def is_glued(self, index: int) -> bool:
        """Whether a hyphen stands at `index` with no space around it."""
        words = self.sentence.words
        if not self.low < index < self.high or words[index].text not in "-–—":
            return False
        return words[index - 1].end == words[index].start and words[index].end == words[index + 1].start


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: `first` to `head` is its core, `last` the end of what is said after it.

    `bracket` is the index of the acronym's opening bracket, `objects` the names in what is said after it,
    `links` the words that lead to each, `verb` the infinitive.
    """

    first: int
    head: int
    last: int
    core: tuple[Hit, ...]
    objects: tuple[Hit, ...] = ()
    link: str = ""
    verb: str = ""
    object_first: int | None = None

    @property
    def top(self) -> Hit | None:
        """The name that covers the head word."""
        return self.core[-1] if self.core and self.core[-1].last == self.head else None


def core_from(scene: Scene, hit: Hit) -> Phrase:
    """The phrase in which a name stands, without what is said after it. Its head may be a word that no one knows."""
    head = _climb(scene, hit)
    first = _reach_left(scene, hit.first, head)
    first = without_leads(scene, first, head)
    return Phrase(first, head, head, scene.hits_in(first, head))


def _climb(scene: Scene, hit: Hit) -> int:
    head = hit.last
    while True:
        after = _after_bracket(scene, head)
        following = scene.at.get(after)
        if following and following.first == after and _joins(scene, head, following):
            head = following.last
            continue
        governor = _governor(scene, head)
        if governor is None:
            return head
        head = scene.at[governor].last if governor in scene.at else governor


def _after_bracket(scene: Scene, head: int) -> int:
    """The next word; the one behind an acronym in brackets when a noun follows there: "(TOW) missiles"."""
    if scene.lower(head + 1) == "(" and scene.lower(head + 3) == ")" and head + 4 in scene.at:
        return head + 4
    return head + 1


def _joins(scene: Scene, head: int, following: Hit) -> bool:
    """Whether two names side by side are one phrase: not after a plural, unless the parse says so."""
    if following.entry.role is Role.TRAP:
        return False
    word = scene.sentence.words[head]
    before = scene.at.get(head)
    if before and before.surface.many and word.dep not in _BEFORE:
        return False
    return following.entry.role is not Role.MODIFIER or word.dep in _BEFORE


def _governor(scene: Scene, head: int) -> int | None:
    """The noun on the right to which the parse ties the word, with nothing but parts of names between."""
    words = scene.sentence.words
    above = words[head].head
    if not head < above <= scene.high or words[head].dep not in _BEFORE or words[above].entity in ("DATE", "TIME"):
        return None
    if not words[above].tag.startswith(("NN", "HYPH", "VBN", "VBG", "JJ")):
        return None
    between = range(head + 1, above)
    return above if all(scene.tag(i).startswith(_BEFORE_TAGS) for i in between) else None


def _reach_left(scene: Scene, first: int, head: int) -> int:
    words = scene.sentence.words
    while first > scene.low:
        word = words[first - 1]
        hit = scene.at.get(first - 1)
        if hit and hit.entry.role is Role.TRAP and word.dep not in _BEFORE:
            return first
        if word.tag == "NNS" and hit is None and first - 1 > scene.low and _is_place(scene, first - 2, first - 2):
            return first  # "Havana ships antibiotics": a verb taken for a noun
        glued = scene.is_glued(first - 1) or scene.is_glued(first)
        tied = first <= word.head <= head and word.dep in _BEFORE and word.tag.startswith(_BEFORE_TAGS)
        if not glued and not (tied and word.text[0].isalnum()):
            return first
        first -= 1
    return first


@lru_cache(maxsize=1)
def _leads() -> frozenset[str]:
    return catalogue().words(Role.LEAD)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """The single words that mean a country, its people or its capital."""
    forms = (Form.NAME, Form.ADJECTIVE, Form.PEOPLE, Form.CAPITAL)
    return frozenset(phrase.words[0] for phrase in phrases() if len(phrase.words) == 1 and phrase.form in forms)


def without_leads(scene: Scene, first: int, head: int) -> int:
    """Past dashes, "further", "several" and the country before a name: whose it is, is no part of what it is."""
    words = scene.sentence.words
    while first < head and first not in scene.at and not scene.is_glued(first + 1):
        word = words[first]
        if word.text[0].isalnum() and not (
            word.lower in _leads() or word.entity in _PLACES or word.text in _countries() or word.tag.startswith("RB")
        ):
            break
        first += 1
    return first


def with_tail(scene: Scene, phrase: Phrase) -> Phrase:
    """The phrase with its acronym in brackets and with the objects that its head takes."""
    phrase = replace(phrase, last=_bracket_end(scene, phrase.head))
    top = phrase.top
    while top is not None:
        longer = _with_object(scene, phrase, top) or (_with_act(scene, phrase) if top.entry.acts else None)
        if longer is None:
            break
        phrase = longer
    return phrase


def _bracket_end(scene: Scene, head: int) -> int:
    if scene.lower(head + 1) == "(" and scene.lower(head + 3) == ")" and scene.sentence.words[head + 2].text[:1].isupper():
        return head + 3
    return head


def _with_object(scene: Scene, phrase: Phrase, top: Hit) -> Phrase | None:
    link = scene.lower(phrase.last + 1)
    if link not in top.entry.takes and link not in top.entry.opens:
        return None
    last = run_end(scene, phrase.last + 2)
    if last is None:
        return None
    found = _named(scene.hits_in(phrase.last + 2, last))
    does = top.entry.acts and link == "for" and scene.lower(last + 1) == "to"  # "permission for Poland to send"
    if not (found or does or (link in top.entry.opens and not _is_place(scene, phrase.last + 2, last))):
        return None
    first = phrase.object_first if phrase.object_first is not None else phrase.last + 2
    return replace(phrase, last=last, objects=phrase.objects + found, link=phrase.link or link, object_first=first)


def _with_act(scene: Scene, phrase: Phrase) -> Phrase | None:
    """With an infinitive, its object and where to: "permission to use long-range missiles against targets in Russia"."""
    verb = phrase.last + 2
    if scene.lower(phrase.last + 1) != "to" or phrase.verb or not _is_infinitive(scene, verb):
        return None
    last, found = verb, phrase.objects
    while (end := run_end(scene, last + 1)) is not None or (end := _place_end(scene, last + 1)) is not None:
        found += _named(scene.hits_in(last + 1, end))
        last = end
    return replace(phrase, last=last, objects=found, verb=scene.sentence.words[verb].lemma.lower())


def _is_infinitive(scene: Scene, index: int) -> bool:
    """Whether the word behind "to" is a verb; those that lead to an entry count however they are tagged."""
    known = any(verb == scene.lower(index) for _, verb in catalogue().turns)
    return known or (scene.tag(index).startswith("VB") and scene.lower(index) not in ("be", "have"))


def _place_end(scene: Scene, index: int) -> int | None:
    start = index
    while scene.lower(index) in _WHERE:
        index += 1
    return run_end(scene, index) if index > start else None


def run_end(scene: Scene, first: int) -> int | None:
    """The last word of the noun phrase that begins at `first`, None when none does."""
    last, index = None, first
    while scene.low <= index <= scene.high and (index in scene.at or scene.tag(index).startswith(_RUN_TAGS)):
        hit = scene.at.get(index)
        index = hit.last if hit else index
        if hit or scene.tag(index).startswith(("NN", "CD", "VBG")):
            last = index
            if hit and hit.surface.many and not _goes_on(scene, index):
                break
        index += 1
    return None if last is None else _bracket_end(scene, last)


def _goes_on(scene: Scene, index: int) -> bool:
    return scene.sentence.words[index].dep in _BEFORE


def open_tail(scene: Scene, head: int) -> int:
    """The end of "of ..." or "for ..." after the head of a phrase that the catalogue does not know."""
    if scene.lower(head + 1) not in ("of", "for"):
        return head
    last = run_end(scene, head + 2)
    return head if last is None or _is_place(scene, head + 2, last) else last


def _named(found: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The names that say what a phrase is for: no carrier that says nothing alone."""
    roles = (Role.THING, Role.MODIFIER)
    return tuple(hit for hit in found if hit.entry.role in roles or (hit.entry.role is Role.CARRIER and hit.entry.alone))


def _is_place(scene: Scene, first: int, last: int) -> bool:
    """Whether a run is only a country, a person or a people: who gets it, not what it is."""
    words = scene.sentence.words[first : last + 1]
    return all(
        word.entity in (*_PLACES, "PERSON") or word.text in _countries() or word.tag in ("DT", "PRP$", "POS") for word in words
    )


def shared_head(scene: Scene, hit: Hit) -> int | None:
    """The head that a modifier shares with those behind it: "military, financial and humanitarian *support*"."""
    index, between = hit.last + 1, 0
    if hit.entry.role is not Role.MODIFIER or scene.lower(index) not in _JOINS:
        return None
    while scene.lower(index) in _JOINS or scene.tag(index).startswith("JJ") or _is_modifier(scene, index):
        between += scene.lower(index) not in _JOINS
        index += 1
    found = scene.at.get(index)
    return found.last if found and (between or found.first < found.last) else None


def _is_modifier(scene: Scene, index: int) -> bool:
    found = scene.at.get(index)
    return found is not None and found.entry.role is Role.MODIFIER
