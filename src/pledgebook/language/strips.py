"""A sentence as it lies before the readers of quantities: its atoms, and which of its words are already taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pledgebook.language.atoms import Atom, atoms
from pledgebook.language.doc import Sentence
from pledgebook.lexicon import quantities


@dataclass(frozen=True)
class Strip:
    """A sentence cut into atoms. `taken` are indices of words that name something or date it, `dollar` the meaning of "$"."""

    sentence: Sentence
    atoms: tuple[Atom, ...]
    taken: frozenset[int]
    dollar: str

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

    @cached_property
    def signs(self) -> tuple[tuple[int, int, str, int], ...]:
        """Currency signs and codes: start, end, code, what they multiply by; "$" alone has the strip's own meaning."""
        return tuple(self._sign(found) for found in _signs().finditer(self.sentence.text))

    def _sign(self, found: re.Match[str]) -> tuple[int, int, str, int]:
        codes, written = quantities.currencies().signs, re.sub(r"\s", "", found.group())
        millions = written not in codes and written[1:] in codes
        code = codes.get(written[1:] if millions else written) or codes.get(written.upper(), self.dollar)
        return found.start(), found.end(), code, 1_000_000 if millions else 1


def strip(sentence: Sentence, taken: frozenset[int], dollar: str) -> Strip:
    """The sentence made ready."""
    return Strip(sentence, atoms(sentence.text, sentence.words, sentence.start), taken, dollar)


@lru_cache(maxsize=1)
def _signs() -> re.Pattern[str]:
    """Every sign. Letters must not run on into a word, digits may ("USD300", "115USD"); "MUSD" are millions of them."""
    signs = quantities.currencies().signs
    millions = [f"M{code}" for code in set(signs.values())]
    written = (_written(sign) for sign in sorted([*signs, *millions], key=lambda sign: (-len(sign), sign)))
    return re.compile("|".join([*written, r"\$"]))


def _written(sign: str) -> str:
    form = re.escape(sign)
    if sign.endswith("$") and len(sign) > len("A$"):
        form = f"(?i:{form[:-2]})" + r"\s?\$"
    opened = rf"(?<![^\W\d_]){form}" if sign[0].isalpha() else form
    return rf"{opened}(?![^\W\d_])" if sign[-1].isalpha() else opened
