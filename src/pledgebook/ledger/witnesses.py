"""Who independently says so: a wire story in ten outlets is one witness, and so are ten outlets with one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pledgebook.ledger.wording import words
from pledgebook.model.reports import Report

ALIKE = 0.9
"""Share of common words from which on two sentences count as one."""


def witnesses(reports: Iterable[Report]) -> tuple[str, ...]:
    """The names of the independent witnesses, sorted; of several with one sentence the first in the order given stays."""
    kept: list[tuple[str, frozenset[str]]] = []
    for report in reports:
        sentence = _sentence(report.evidence[0].words) if report.evidence else frozenset()
        if not any(report.source.witness == name or _alike(sentence, known) for name, known in kept):
            kept.append((report.source.witness, sentence))
    return tuple(sorted({name for name, _ in kept}))


@lru_cache(maxsize=65536)
def _sentence(text: str) -> frozenset[str]:
    return words(text)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Near-identical, by the share of common words; sentences of under six words prove nothing."""
    if min(len(one), len(other)) < 6:
        return False
    return len(one & other) >= ALIKE * len(one | other)
