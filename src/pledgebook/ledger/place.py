"""From reasons to a verdict. The only thresholds of the program stand here."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.ledger.bars import BARS, one_article
from pledgebook.ledger.features import FEATURES
from pledgebook.ledger.strand import Strand
from pledgebook.model.ledgers import Reason

JOIN = 3.6
"""From this score on two strands are one commitment."""
DOUBT = 3.2
"""From this score on a person is asked."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much speaks for two strands being one, and what does."""

    score: float
    reasons: tuple[Reason, ...]


def weigh(new: Strand, old: Strand, *, within: bool = False) -> Verdict | None:
    """The verdict on a pair, None where a bar keeps it apart. `within` one article its own lines may be one."""
    for bar in BARS:
        if not (within and bar is one_article) and bar(new, old):
            return None
    reasons = []
    score = 0.0
    for feature in FEATURES:
        said = feature.compare(new, old)
        if said:
            score += said * feature.weight
            reasons.append(Reason(feature.name, round(said * feature.weight, 2), feature.text))
    return Verdict(score, tuple(reasons))
