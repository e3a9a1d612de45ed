"""Where the catalogue's names stand in a sentence: one index over word pieces, longest name first.

A name and a text are compared piece by piece, a piece being a run of letters or of digits in small letters
and British spelling. So "Leopard 2A6", "Leopard-2 A6" and "leopard 2 a6" are one name, and a model number
can never be half of a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.items import Catalogue, Demand, ItemEntry, Role, catalogue, spellings
from pledgebook.model.errors import BadLexicon

_PIECE = re.compile(r"[a-z]+|\d+|,")
_TIGHT = re.compile(r"[A-Za-z]{1,3}-?\d+\w*")
_JOINTS = frozenset("-–—/'’&\"“”‘")
_END = ""  # no piece is empty: the key under which a node keeps the names that end there


@dataclass(frozen=True, slots=True)
class Surface:
    """One written form of an entry. `tight` forms such as "AT-4" must stand without a space: "at 4" is a time.
    `shout`: how many letters must be capitals: "HARM" is no harm, while "Himars" is written so by some.
    """

    entry: ItemEntry
    singular: str
    many: bool
    demand: Demand
    tight: bool
    shout: int


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


@lru_cache(maxsize=65536)
def pieces(text: str) -> tuple[str, ...]:
    """The pieces of a word or name, accents and case folded, in British spelling."""
    folded = text if text.isascii() else normalize("NFKD", text).encode("ascii", "ignore").decode()
    known = spellings()
    return tuple(known.get(piece, piece) for piece in _PIECE.findall(folded.lower()))


@lru_cache(maxsize=1)
def _index() -> dict[str, Any]:
    return index_of(catalogue())


def index_of(known: Catalogue) -> dict[str, Any]:
    """Nested dictionaries from piece to piece; under "" the surfaces of the names that end there.

    Raises BadLexicon when two entries share a name; words that only keep company may name things too.
    """
    root: dict[str, Any] = {}
    for entry in known.entries:
        if entry.role not in (Role.LEAD, Role.CONTAINER, Role.EVERYDAY):
            for form, singular, demand in entry.surfaces():
                many, tight = form != singular, bool(_TIGHT.fullmatch(form))
                _enter(root, form, Surface(entry, singular, many, demand, tight, _shout(singular)))
    return root


def _enter(root: dict[str, Any], form: str, surface: Surface) -> None:
    node = root
    for piece in pieces(form):
        node = node.setdefault(piece, {})
    here: list[Surface] = node.setdefault(_END, [])
    for other in here:
        if other.entry is not surface.entry and Role.COMPANY not in (other.entry.role, surface.entry.role):
            raise BadLexicon("items", f"gives the name '{form}' to two entries, '{other.entry.key}' and '{surface.entry.key}'")
    here.append(surface)


def _shout(name: str) -> int:
    if not (name.isalpha() and name.isupper()):
        return 0
    return len(name) if len(name) < 5 else 1


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
    return _longest([hit for hit in found if _counts(known, hit, realms, alone)])


def _counts(known: Catalogue, hit: Hit, realms: set[str], alone: bool) -> bool:
    if hit.entry.role is Role.COMPANY:
        return False
    return not alone or hit.surface.demand is not Demand.COMPANY or _realm(known, hit) in realms


def _realm(known: Catalogue, hit: Hit) -> str:
    return hit.entry.realm or known.realm(hit.entry.item_class)


def _candidates(sentence: Sentence) -> Iterator[Hit]:
    root, words = _index(), sentence.words
    for first, word in enumerate(words):
        own = pieces(word.text)
        if own and own[0] in root:
            yield from _from(root, words, first)


def _from(node: dict[str, Any], words: Sequence[Word], first: int) -> Iterator[Hit]:
    count = 0
    for last in range(first, len(words)):
        own = pieces(words[last].text)
        for piece in own:
            if piece not in node:
                return
            node = node[piece]
        if not own and words[last].text not in _JOINTS:
            return
        count += len(own)
        if own and _END in node:
            yield from (Hit(first, last, surface, count) for surface in node[_END])


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
    if surface.demand is Demand.COMPANY and _is_person(sentence, hit):
        return False
    return len(words) > 1 or surface.entry.role in (Role.TRAP, Role.COMPANY) or _is_noun(words[0], surface)


def _is_noun(word: Word, surface: Surface) -> bool:
    """Whether a single word stands as a noun (a modifier also as an adjective); a capital letter saves a wrong tag."""
    if word.tag.startswith("NN") or (word.text[:1].isupper() and word.tag not in ("VB", "VBP")):
        return True
    if word.tag.startswith("VB"):
        return word.dep in ("amod", "compound") and word.tag in ("VBG", "VBN")
    return word.tag.startswith("JJ") or any(map(str.isdigit, word.text)) or surface.entry.role is Role.MODIFIER


def _is_person(sentence: Sentence, hit: Hit) -> bool:
    """Whether a weak name is half of a person's name: beside it stands another word of the same person."""
    if hit.surface.many or sentence.words[hit.first].entity != "PERSON":
        return False
    beside = (hit.first - 1, hit.last + 1)
    return any(0 <= i < len(sentence.words) and sentence.words[i].entity == "PERSON" for i in beside)


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
