"""From reasons to a verdict. The only thresholds of the program stand here."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import fields
from functools import lru_cache
from typing import NamedTuple

from pledgebook.ledger.bars import BARS, BARS_OF_PARTIES, RARE_BARS
from pledgebook.ledger.bars_within import BARS_WITHIN
from pledgebook.ledger.features import FEATURES, OF_ACTS, OF_CONTENT, OF_DAYS, OF_PARTIES, SELDOM
from pledgebook.ledger.gist import ASKING
from pledgebook.ledger.strand import Parties, Strand
from pledgebook.model.ledgers import Reason
from pledgebook.model.reports import Act

Said = tuple[float, ...]
"""What features add to a score, one after the other."""

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


_NEEDED = DOUBT - OF_DAYS.weight - 1e-9
"""What all but the days has to come to for a pair that any days may bring to a doubt; sums of floats are not exact."""


def barred(new: Strand, old: Strand) -> bool:
    """Whether something keeps apart the lines of two articles."""
    if _parted(new.parties, old.parties):
        return True
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
    return _verdict(new, old, _before_days(new, old), _after_days(new, old))


def fit(new: Strand, old: Strand) -> Verdict | None:
    """The same for the lines of two articles, where nothing keeps them apart and it comes to a doubt at least.

    Neither the days nor the bars are looked at where no days could bring it there: that is so for most pairs.
    """
    before, after = _before_days(new, old), _after_days(new, old)
    if sum(before) + sum(after) < _NEEDED or barred(new, old):
        return None
    verdict = _verdict(new, old, before, after)
    return verdict if verdict.score >= DOUBT else None


def _verdict(new: Strand, old: Strand, before: Said, after: Said) -> Verdict:
    said = (*before, OF_DAYS.compare(new, old) * OF_DAYS.weight, *after)
    return Verdict(sum(said), said)


def _before_days(new: Strand, old: Strand) -> Said:
    thing, figure, alone = OF_CONTENT
    return (
        *_of_parties(new.parties, old.parties),
        thing.compare(new, old) * thing.weight,
        figure.compare(new, old) * figure.weight,
        alone.compare(new, old) * alone.weight,
    )


def _after_days(new: Strand, old: Strand) -> Said:
    if new.package is None and not new.restates:
        return _acts_alone(new.acts, old.acts)
    return (*[each.compare(new, old) * each.weight for each in SELDOM], *_of_acts(new.acts, old.acts))


@lru_cache(maxsize=65536)
def _parted(new: Parties, old: Parties) -> bool:
    """Whether who gives and who gets keeps two strands apart, asked once for each pair of those."""
    return any(bar(_of(new), _of(old)) for bar in BARS_OF_PARTIES)


@lru_cache(maxsize=65536)
def _of_parties(new: Parties, old: Parties) -> Said:
    """What who gives and who gets has to say."""
    return tuple(each.compare(_of(new), _of(old)) * each.weight for each in OF_PARTIES)


def _of(who: Parties) -> Strand:
    return Strand(**{cell.name: getattr(who, cell.name) for cell in fields(who)})


@lru_cache(maxsize=65536)
def _of_acts(acts: frozenset[Act], then: frozenset[Act]) -> Said:
    """What the acts alone have to say, asked once for each pair of them."""
    new, old = Strand(acts=acts), Strand(acts=then)
    return tuple(each.compare(new, old) * each.weight for each in OF_ACTS)


@lru_cache(maxsize=65536)
def _acts_alone(acts: frozenset[Act], then: frozenset[Act]) -> Said:
    """The same where the features before them have nothing to say."""
    return (*(0.0 for _ in SELDOM), *_of_acts(acts, then))


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
