"""A sentence as it lies before the readers of quantities: its atoms, and which of its words are already taken."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pledgebook.language.amounts.atoms import Atom, atoms
from pledgebook.language.doc import Sentence
from pledgebook.lexicon import quantities

_LONGEST = len("U.S. $")


class Sign(NamedTuple):
    """A currency and what a number beside its sign is multiplied by."""

    code: str
    factor: int


@dataclass(frozen=True)
class Strip:
    """A sentence cut into atoms. `taken` are indices of words that name something or date it, `dollar` the meaning of "$", and
    `around` the text in which it stands.
    """

    sentence: Sentence
    atoms: tuple[Atom, ...]
    taken: frozenset[int]
    dollar: str
    around: str = ""

    def lower(self, at: int) -> str:
        """The atom `at` in small letters, "" beyond the ends."""
        return self.atoms[at].lower if 0 <= at < len(self.atoms) else ""

    def tag(self, at: int) -> str:
        """The part of speech of the word in which atom `at` stands, "" beyond the ends."""
        return self.sentence.words[self.atoms[at].word].tag if 0 <= at < len(self.atoms) else ""

    def gap(self, at: int) -> int:
        """How many characters stand between atom `at` and the one before it."""
        return self.atoms[at].start - self.atoms[at - 1].end if 0 < at < len(self.atoms) else 1

    def phrase(self, at: int, length: int) -> tuple[str, ...]:
        """`length` atoms from `at` on, in small letters; cut short at the ends."""
        return tuple(atom.lower for atom in self.atoms[max(at, 0) : at + length])

    def sign_before(self, start: int) -> tuple[int, Sign] | None:
        """The currency sign that ends before the character `start`, blanks between them left out: its start and meaning."""
        text = self.sentence.text
        end = len(text[:start].rstrip())
        for begin in range(max(0, end - _LONGEST), end):
            if (sign := _sign(text, begin, end)) is not None:
                return begin, self._meant(sign)
        return None

    def sign_at(self, begin: int) -> tuple[int, Sign] | None:
        """The currency sign that starts at the character `begin`: its end and meaning."""
        text = self.sentence.text
        for end in range(min(len(text), begin + _LONGEST), begin, -1):
            if (sign := _sign(text, begin, end)) is not None:
                return end, self._meant(sign)
        return None

    def _meant(self, sign: Sign) -> Sign:
        return sign if sign.code else sign._replace(code=self.dollar)


def strip(sentence: Sentence, taken: frozenset[int], dollar: str, around: str = "") -> Strip:
    """The sentence made ready."""
    return Strip(sentence, atoms(sentence.text, sentence.words, sentence.start), taken, dollar, around)


def _sign(text: str, begin: int, end: int) -> Sign | None:
    """What `text[begin:end]` means as a currency sign. Letters must not run on into a word, digits may ("USD300")."""
    sign = _signs().get(text[begin:end])
    if sign is None and text[end - 1] == "$":
        letters = text[begin : end - 1].rstrip().upper()
        whole = len(letters) > 1 and letters[0].isalpha() and len(letters.split()) == 1  # "a US$" is no "AUS$"
        sign = _signs().get(f"{letters}$") if whole else None
    if sign is None or (text[begin].isalpha() and text[begin - 1 : begin].isalpha()):
        return None
    return None if text[end - 1].isalpha() and text[end : end + 1].isalpha() else sign


@lru_cache(maxsize=1)
def _signs() -> dict[str, Sign]:
    """Signs and codes with their meanings; "MUSD" are millions of them, "$" is whatever dollar the article speaks of."""
    known = quantities.currencies().signs
    millions = {f"M{code}": Sign(code, 1_000_000) for code in known.values()}
    return {"$": Sign("", 1)} | millions | {sign: Sign(code, 1) for sign, code in known.items()}
