"""Where the catalogue's names stand in a sentence, longest name first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook.language.doc import Sentence, Word
from pledgebook.language.items.rows import words_before
from pledgebook.language.items.surfaces import END, Surface, index, pieces, surface_of
from pledgebook.lexicon.items import Catalogue, Demand, ItemEntry, Role, catalogue

_VARIANT = re.compile(r"\d[A-Z]{1,3}\d?[A-Z]?$")  # "Mi-24*P*", "T-72*B3*", "Su-30*MKM*"
_JOINTS = frozenset("-–—/'’&\"“”‘")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the catalogue from word `first` to word `last`, `pieces` long."""

    first: int
    last: int
    surface: Surface
    pieces: int

    @property
    def entry(self) -> ItemEntry:
        return self.surface.entry


def hits(sentence: Sentence, *, alone: bool = True) -> tuple[Hit, ...]:
    """The names of the catalogue in text order, none inside another, each fit to be a noun where it stands.

    `alone` says that nothing but the sentence vouches for a weak name such as "Patriot"; what is known to be the
    name of an item needs no company.
    """
    found = [hit for hit in _candidates(sentence) if _fits(sentence, hit)]
    if not found:
        return ()
    known = catalogue()
    realms = {_realm(known, hit) for hit in found if hit.surface.demand is not Demand.COMPANY}
    kept = _longest([hit for hit in found if _counts(known, hit, realms, alone)])
    return tuple(sorted((*kept, *_sharing(sentence, kept)), key=lambda hit: hit.first))


def _sharing(sentence: Sentence, kept: Sequence[Hit]) -> Iterator[Hit]:
    """The names of which only the last in the row has its noun: "*Spike* and Mistral missiles"."""
    taken = {index for hit in kept for index in range(hit.first, hit.last + 1)}
    for hit in kept:
        if hit.first == hit.last:
            continue
        for word in words_before(sentence, hit.first, taken):
            surface = surface_of((*pieces(word.text), *pieces(sentence.words[hit.last].lemma)))
            if surface and surface.entry.role is Role.THING:
                yield Hit(word.index, word.index, surface, 1)


def _counts(known: Catalogue, hit: Hit, realms: set[str], alone: bool) -> bool:
    if hit.entry.role is Role.COMPANY:
        return False
    return not alone or hit.surface.demand is not Demand.COMPANY or _realm(known, hit) in realms


def _realm(known: Catalogue, hit: Hit) -> str:
    return hit.entry.realm or known.realm(hit.entry.item_class)


def _candidates(sentence: Sentence) -> Iterator[Hit]:
    root, words = index(), sentence.words
    for first, word in enumerate(words):
        own = pieces(word.text)
        if own and own[0] in root:
            yield from _from(root, words, first)


def _from(node: dict[str, Any], words: Sequence[Word], first: int) -> Iterator[Hit]:
    count = 0
    for last in range(first, len(words)):
        own = pieces(words[last].text)
        for number, piece in enumerate(own):
            if piece not in node:
                if number and own[number - 1].isdigit() and END in node and _VARIANT.search(words[last].text):
                    yield from (Hit(first, last, surface, count + len(own)) for surface in node[END])
                return
            node = node[piece]
        if not own and words[last].text not in _JOINTS:
            return
        count += len(own)
        if own and END in node:
            yield from (Hit(first, last, surface, count) for surface in node[END])


def _fits(sentence: Sentence, hit: Hit) -> bool:
    surface, words = hit.surface, sentence.words[hit.first : hit.last + 1]
    if any("$" in word.text for word in words):
        return False  # "A$10 million" is no A-10
    if surface.tight and words[-1].end - words[0].start > sum(len(word.text) for word in words):
        return False
    if surface.demand is not Demand.NONE and not words[0].text[:1].isupper():
        return False
    if surface.shout and not words[0].text[: surface.shout].isupper():
        return False
    if _is_of_person(sentence, hit):
        return False
    return len(words) > 1 or surface.entry.role in (Role.TRAP, Role.COMPANY) or _is_noun(words[0], surface)


def _is_noun(word: Word, surface: Surface) -> bool:
    """Whether a single word stands as a noun (a modifier also as an adjective); a capital letter saves a wrong tag."""
    if word.tag.startswith("NN") or (word.text[:1].isupper() and word.tag not in ("VB", "VBP")):
        return True
    if word.tag.startswith("VB"):
        return word.dep in ("amod", "compound") and word.tag in ("VBG", "VBN")
    return word.tag.startswith("JJ") or any(map(str.isdigit, word.text)) or surface.entry.role is Role.MODIFIER


def _is_of_person(sentence: Sentence, hit: Hit) -> bool:
    """Whether a name is a person's: a weak one beside another word of the person, or a thing's: "*Rice* flew home"."""
    word = sentence.words[hit.first]
    if hit.surface.many or word.entity != "PERSON":
        return False
    if hit.surface.demand is Demand.COMPANY:
        beside = (hit.first - 1, hit.last + 1)
        return any(0 <= i < len(sentence.words) and sentence.words[i].entity == "PERSON" for i in beside)
    alone = hit.first == hit.last and hit.entry.role is Role.THING and hit.surface.singular.islower()
    return alone and word.tag == "NNP" and word.text.istitle()


def _longest(found: list[Hit]) -> tuple[Hit, ...]:
    """The longest names, from the right where equal, since English compounds end in their head; none across another."""
    taken: dict[int, Hit] = {}
    for hit in sorted(
        found,
        key=lambda hit: (
            -hit.pieces,
            -hit.first,
            hit.entry.role is Role.TRAP,
            hit.surface.demand is not Demand.NONE,
            hit.surface.many,
        ),
    ):
        if not any(i in taken for i in range(hit.first, hit.last + 1)):
            taken.update(dict.fromkeys(range(hit.first, hit.last + 1), hit))
    kept = {hit.first: hit for hit in taken.values()}
    return tuple(kept[first] for first in sorted(kept))
