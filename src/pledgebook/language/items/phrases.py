"""How far the noun phrase reaches that names a thing: what stands before the name, its head, what is said after it.

The parser often stumbles over names of weapons, so a phrase is grown from the catalogue's names outwards and the
parse is only asked whether a neighbour belongs to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pledgebook.language.doc import Sentence
from pledgebook.language.items.names import Hit
from pledgebook.lexicon.actors import Form, phrases
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.items import Role, catalogue

BEFORE = frozenset({"compound", "amod", "nmod", "npadvmod", "advmod", "punct", "nummod", "quantmod", "dep"})
BEFORE_TAGS = ("NN", "JJ", "VBN", "VBG", "HYPH", "AFX", "RB", "FW")
_DRIVE = re.compile(r"\d{1,2}[x×]\d{1,2}")
PLACES = ("GPE", "NORP", "LOC")


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
        after = _past_variant(scene, _after_bracket(scene, head))
        following = scene.at.get(after)
        if following and following.first == after and _joins(scene, head, following):
            head = following.last
            continue
        governor = _governor(scene, head)
        if governor is None:
            return head
        head = scene.at[governor].last if governor in scene.at else governor


def _past_variant(scene: Scene, after: int) -> int:
    """The name behind what only says which variant it is: "FA-50 *Block 20* jets", "Boxer *8x8* vehicles"."""
    index = after
    while _DRIVE.fullmatch(scene.lower(index)) or scene.lower(index) in group("variants"):
        index += 1 if _DRIVE.fullmatch(scene.lower(index)) else 2
    return index if index in scene.at else after


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
    if before and before.surface.many and word.dep not in BEFORE:
        return False
    return following.entry.role is not Role.MODIFIER or word.dep in BEFORE


def _governor(scene: Scene, head: int) -> int | None:
    """The noun on the right to which the parse ties the word, with nothing but parts of names between."""
    words = scene.sentence.words
    above = words[head].head
    if not head < above <= scene.high or words[head].dep not in BEFORE or words[above].entity in ("DATE", "TIME"):
        return None
    if not words[above].tag.startswith(("NN", "HYPH", "VBN", "VBG", "JJ")):
        return None
    between = range(head + 1, above)
    return above if all(scene.tag(i).startswith(BEFORE_TAGS) for i in between) else None


def _reach_left(scene: Scene, first: int, head: int) -> int:
    words = scene.sentence.words
    while first > scene.low:
        word = words[first - 1]
        hit = scene.at.get(first - 1)
        if hit and hit.entry.role is Role.TRAP and word.dep not in BEFORE:
            return first
        if word.tag == "NNS" and hit is None and first - 1 > scene.low and is_place(scene, first - 2, first - 2):
            return first  # "Havana ships antibiotics": a verb taken for a noun
        if word.text[0].isdigit() and scene.tag(first - 2) == "$":
            return first  # "$1bn arms sale"
        glued = scene.is_glued(first - 1) or scene.is_glued(first)
        drawn = _DRIVE.fullmatch(word.text) is not None  # "36 *8x8* vehicles": no number
        tied = drawn or (first <= word.head <= head and word.dep in BEFORE and word.tag.startswith(BEFORE_TAGS))
        if not glued and not (tied and word.text[0].isalnum()):
            return first
        first -= 1
    return first


@lru_cache(maxsize=1)
def _leads() -> frozenset[str]:
    return catalogue().words(Role.LEAD)


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """The single words that mean a country, its people or its capital."""
    forms = (Form.NAME, Form.ADJECTIVE, Form.PEOPLE, Form.CAPITAL)
    return frozenset(phrase.words[0] for phrase in phrases() if len(phrase.words) == 1 and phrase.form in forms)


def without_leads(scene: Scene, first: int, head: int) -> int:
    """Past dashes, "further", "several" and the country before a name: whose it is, is no part of what it is."""
    words = scene.sentence.words
    while first < head and first not in scene.at and not scene.is_glued(first + 1):
        word = words[first]
        if word.text[0].isalnum() and not (
            word.lower in _leads() or word.entity in PLACES or word.text in countries() or word.tag.startswith("RB")
        ):
            break
        first += 1
    return first


def is_place(scene: Scene, first: int, last: int) -> bool:
    """Whether a run is only a country, a person or a people: who gets it, not what it is."""
    words = scene.sentence.words[first : last + 1]
    return all(
        word.entity in (*PLACES, "PERSON") or word.text in countries() or word.tag in ("DT", "PRP$", "POS") for word in words
    )
