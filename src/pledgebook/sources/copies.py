"""Copies: texts that are one story, however outlets cut, retouch and sign it.

What is quoted is left out of the comparison: two reporters at one press conference write the same quotes, and a
translated quote is another one in each outlet. Candidates are found by traits, MinHash bands (Broder, "On the resemblance
and containment of documents", 1997, by datasketch) for stories that were retouched throughout, whole clauses for
stories that were cut; a pair then counts by how much of the shorter text's word runs the longer one holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Protocol

from pledgebook.sources.origin import origin

SCHEME = "2"
"""Changes whenever the traits of some text would: all texts are then looked at again."""

RUN = 4
"""Words in a run. Shorter ones are common phrases, longer ones die with every retouched word."""
FEWEST = 25
"""Runs below which a text proves nothing."""
ALIKE = 0.5
"""The least share of the shorter text's runs that a copy has in common with the other."""
ALIKE_SIGNED = 0.4
"""The same where both texts credit one agency."""
CLAUSE = 7
"""Words from which on a clause is a trait."""
BRIEF = 5
"""Clauses up to which a text is brief: one that it shares may be all that was left of it. Of two longer texts, one clause is
what an outlet prints under thousands.
"""
PERMUTATIONS, ROWS = 126, 3
"""MinHash: of pairs that share half of all their runs 42 bands of 3 rows miss four in a thousand; of unrelated pairs, which
share one run in fifty, they compare three in ten thousand.
"""

_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{1,600}[”\"»]")
_CLAUSE_END = re.compile(r"[.!?;:,–—-]+\s+|\s+[–—-]\s+|\n+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Story:
    """A text that an outlet printed, as it is compared with others."""

    text: str
    outlet: str | None = None

    @cached_property
    def agency(self) -> str | None:
        """Whoever wrote it, as it says itself."""
        return origin(self.text, self.outlet)

    @cached_property
    def runs(self) -> frozenset[int]:
        """All runs of words outside quotes, as numbers."""
        return frozenset(map(_number, _runs(_words(self._unquoted))))

    @cached_property
    def traits(self) -> tuple[str, ...]:
        """What others may find it by; none at all for short texts."""
        if len(self.runs) < FEWEST:
            return ()
        clauses = self._clauses()
        of_brief = [f"s.{clause}" for clause in clauses] if len(clauses) <= BRIEF else []
        return (*self._bands(), *(f"c.{clause}" for clause in clauses), *of_brief)

    @property
    def sought(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The traits of which one is enough that another text may be a copy, and those of which it takes two.

        Texts that do not find each other are no copies, so far as can be told.
        """
        clauses = tuple(trait for trait in self.traits if trait.startswith("c."))
        bands = tuple(trait for trait in self.traits if not trait.startswith(("c.", "s.")))
        if len(clauses) <= BRIEF:
            return (*bands, *clauses), ()
        return (*bands, *(f"s.{trait[2:]}" for trait in clauses)), clauses

    @cached_property
    def _unquoted(self) -> str:
        return _QUOTED.sub(" ", self.text)

    def _bands(self) -> list[str]:
        from datasketch import MinHash

        sketch = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=lambda number: number)
        sketch.update_batch(sorted(self.runs))
        values = [int(value) for value in sketch.hashvalues]
        bands = (values[start : start + ROWS] for start in range(0, PERMUTATIONS, ROWS))
        return [f"{place:x}.{_digest(str(band))}" for place, band in enumerate(bands)]

    def _clauses(self) -> list[str]:
        found = (" ".join(_words(clause)) for clause in _CLAUSE_END.split(self._unquoted))
        return list(dict.fromkeys(_digest(words) for words in found if words.count(" ") >= CLAUSE - 1))


def told_by_words(runs: frozenset[int], others: Collection[int]) -> bool | None:
    """Whether two texts with these runs are one story; None where that hangs on who signs them. The order makes no difference."""
    shorter = min(len(runs), len(others))
    if shorter < FEWEST:
        return False
    shared = len(runs.intersection(others))
    if shared >= ALIKE * shorter:
        return True
    return None if shared >= ALIKE_SIGNED * shorter else False


class Told(Protocol):
    """What tells whether a text is a copy: its runs of words and, where they leave it open, who signs it."""

    @property
    def runs(self) -> Collection[int]: ...

    @property
    def agency(self) -> str | None: ...


def copied(one: Story, other: Told) -> bool:
    """Whether two texts are one story. The order makes no difference."""
    told = told_by_words(one.runs, other.runs)
    return told if told is not None else one.agency is not None and one.agency == other.agency


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: list[str]) -> list[str]:
    return [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]


def _number(run: str) -> int:
    """32 bits, as MinHash takes them."""
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
