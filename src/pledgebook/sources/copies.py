"""Copies: texts that are one story, however outlets cut, retouch and sign it.

What is quoted is left out of the comparison: two reporters at one press conference write the same quotes, and a
translated quote is another one in each outlet. Candidates are found by traits, MinHash bands (Broder, "On the resemblance
and containment of documents", 1997, by datasketch) for stories that were retouched throughout, whole clauses for
stories that were cut; a pair then counts by how much of the shorter text's word runs the longer one holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

SCHEME = "1"
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
PERMUTATIONS, ROWS = 126, 3
"""MinHash: of pairs that share half of all their runs 42 bands of 3 rows miss four in a thousand; of unrelated pairs, which
share one run in fifty, they compare three in ten thousand.
"""

_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{1,600}[”\"»]")
_CLAUSE_END = re.compile(r"[.!?;:,–—-]+\s+|\s+[–—-]\s+|\n+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Story:
    """A text as it is compared with others; `agency` is the one that it credits."""

    text: str
    agency: str | None = None

    @cached_property
    def runs(self) -> frozenset[int]:
        """All runs of words outside quotes, as numbers."""
        return frozenset(map(_number, _runs(_words(self._unquoted))))

    @cached_property
    def traits(self) -> tuple[str, ...]:
        """Two texts that share none of these are no copies, so far as can be told; none at all for short texts."""
        return () if len(self.runs) < FEWEST else (*self._bands(), *self._clauses())

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
        return list(dict.fromkeys(f"c.{_digest(words)}" for words in found if words.count(" ") >= CLAUSE - 1))


def copied(one: Story, other: Story) -> bool:
    """Whether two texts are one story. The order makes no difference."""
    shorter = min(len(one.runs), len(other.runs))
    if shorter < FEWEST:
        return False
    signed = one.agency is not None and one.agency == other.agency
    return len(one.runs & other.runs) >= (ALIKE_SIGNED if signed else ALIKE) * shorter


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: list[str]) -> list[str]:
    return [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]


def _number(run: str) -> int:
    """32 bits, as MinHash takes them."""
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
