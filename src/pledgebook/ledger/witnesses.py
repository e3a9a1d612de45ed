"""Who independently says so: a wire story in ten outlets is one witness, and so are ten outlets with one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pledgebook.model.reports import Report

_WORD = re.compile(r"\w+")
FEWEST = 6
"""Sentences of fewer words prove nothing."""
ALIKE = 0.9
"""Share of common words from which on two sentences count as one."""


MOST = 50
"""With how many sentences a new one is compared."""


def witnesses(reports: Iterable[Report]) -> tuple[str, ...]:
    """The names of the independent witnesses, sorted; of several with one sentence the first in the order given stays."""
    reports = tuple(reports)
    if len(reports) == 1:
        return (reports[0].source.witness,)
    names: set[str] = set()
    sentences: dict[frozenset[str], None] = {}
    for report in reports:
        sentence = _sentence(report.evidence[0].words) if report.evidence else frozenset()
        if report.source.witness not in names:
            if sentence in sentences or any(_alike(sentence, known) for known in sentences):
                continue
            names.add(report.source.witness)
        if len(sentence) >= FEWEST and len(sentences) < MOST:
            sentences.setdefault(sentence)
    return tuple(sorted(names))


@lru_cache(maxsize=4096)
def _sentence(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one) >= FEWEST and len(one & other) >= ALIKE * len(one | other)
