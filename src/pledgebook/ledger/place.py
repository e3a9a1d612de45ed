"""From reasons to a verdict. The only thresholds of the program stand here."""

from __future__ import annotations

from collections.abc import Sized
from functools import lru_cache
from typing import NamedTuple

from pledgebook.ledger.bars import BARS, RARE_BARS
from pledgebook.ledger.bars_within import BARS_WITHIN
from pledgebook.ledger.features import ALWAYS, FEATURES, OF_ACTS, SELDOM
from pledgebook.ledger.gist import ASKING
from pledgebook.ledger.strand import Strand
from pledgebook.model.ledgers import Reason
from pledgebook.model.reports import Act

JOIN = 2.85
"""From this score on two strands are one commitment."""
JOIN_WITHIN = 2.0
"""The same for two reports of one article, where the bars are higher."""
DOUBT = 2.5
"""From this score on a person is asked."""
MARGIN = 0.2
"""Two commitments that fit a new line almost equally well leave it in doubt between them."""


class Verdict(NamedTuple):
    """The score of a pair and what each feature adds to it."""

    score: float
    said: tuple[float, ...]


_ALWAYS = tuple((feature.compare, feature.weight) for feature in ALWAYS)


def barred(new: Strand, old: Strand) -> bool:
    """Whether something keeps apart the lines of two articles."""
    for bar in BARS:  # plain loops here and below: they run for every pair
        if bar(new, old):
            return True
    if not (new.unusual or old.unusual or new.package is not None):
        return False
    return any(bar(new, old) for bar in RARE_BARS)


def barred_within(new: Strand, old: Strand) -> bool:
    """Whether something keeps apart two reports of one article."""
    return any(bar(new, old) for bar in BARS_WITHIN)


def weigh(new: Strand, old: Strand) -> Verdict:
    """How much speaks for the two being one."""
    said = (
        *[compare(new, old) * weight for compare, weight in _ALWAYS],
        *(_NOTHING if new.package is None and not new.restates else [each.compare(new, old) * each.weight for each in SELDOM]),
        *_of_acts(new.acts, old.acts),
    )
    return Verdict(sum(said), said)


_NOTHING = (0.0,) * len(SELDOM)


@lru_cache(maxsize=65536)
def _of_acts(acts: frozenset[Act], then: frozenset[Act]) -> tuple[float, ...]:
    """What the acts alone have to say, asked once for each pair of them."""
    new, old = Strand(acts=acts), Strand(acts=then)
    return tuple(each.compare(new, old) * each.weight for each in OF_ACTS)


def reasons(verdict: Verdict) -> tuple[Reason, ...]:
    """What the score is made of, for `explain`."""
    return tuple([_reason(place, weight) for place, weight in enumerate(verdict.said) if weight])


@lru_cache(maxsize=4096)
def _reason(place: int, weight: float) -> Reason:
    feature = FEATURES[place]
    return Reason(feature.name, round(weight, 2), feature.text)


def waits(strand: Strand, rivals: Sized, confirmed: frozenset[str]) -> bool:
    """Whether it is for a person to say that this is a commitment of its own: something that binds, no total, and too like
    another to be taken for new.
    """
    if not rivals or strand.cumulative or strand.acts <= ASKING:
        return False
    return not any(gist.report.id in confirmed for gist in strand.gists)
