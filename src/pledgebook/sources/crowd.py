"""Texts of which very many have a phrase in common, and which of them may be copies of another text all the same.

A phrase that outlets print under everything makes each of its texts a neighbour of each. Such texts are looked up by their
runs of words instead, but for the commonest: what shares too few of the others with a text, even if it shared all of these, is no
copy of it (after the prefix filter of set joins: Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity
joins in data cleaning", 2006). No copy is left out, in whatever order texts are added.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from pledgebook.sources.copies import ALIKE_SIGNED

T = TypeVar("T", bound=Hashable)
Runs = NDArray[np.uint32]
Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

LOOSE = 32
"""Texts that stand for themselves until they are put in order together."""
RARE = 32
"""Holders up to which a run is rare; in a large layer one in that many of its texts."""
PASSED_OVER = 0.2
"""The share of a text's runs that are not looked up, where they are common."""


class Crowd(Generic[T]):
    """Texts by whatever they are called, each with its runs of words."""

    def __init__(self) -> None:
        self._layers: list[_Layer] = []
        self._loose: list[Runs] = []
        self._names: set[T] = set()
        self._by_number: list[T] = []

    def __contains__(self, name: T) -> bool:
        return name in self._names

    def admit(self, name: T, runs: Callable[[T], Collection[int]]) -> None:
        """Take in a text unless it is in already."""
        if name in self._names:
            return
        self._names.add(name)
        self._by_number.append(name)
        self._loose.append(_sorted(runs(name)))
        if len(self._loose) == LOOSE:
            self._put_in_order()

    def like(self, runs: Collection[int]) -> list[T]:
        """All texts that are copies of one with these runs, and few others, in the order in which they came."""
        wanted = _sorted(runs)
        found = [number for layer in self._layers for number in layer.like(wanted)]
        loose = range(len(self._by_number) - len(self._loose), len(self._by_number))
        return [self._by_number[number] for number in (*found, *loose)]

    def _put_in_order(self) -> None:
        layers = self._layers
        layers.append(_layer(len(self._by_number) - LOOSE, self._loose))
        self._loose = []
        while len(layers) > 1 and len(layers[-2].sizes) <= len(layers[-1].sizes):
            later, earlier = layers.pop(), layers.pop()
            layers.append(_joined(earlier, later))


@dataclass(frozen=True, slots=True)
class _Layer:
    """Texts from number `first` on: each run with each of its holders, by run; of each text how many runs it has, and how many of
    these are common here. The number of a holder is counted from the first.
    """

    first: int
    runs: Runs
    holders: Counts
    sizes: Counts
    common: Counts

    def like(self, wanted: Runs) -> list[int]:
        start = np.searchsorted(self.runs, wanted, "left")
        count = np.searchsorted(self.runs, wanted, "right") - start
        passed = _passed_over(count, _rare(len(self.sizes)))
        shared = np.bincount(self.holders[_spans(start[~passed], count[~passed])], minlength=len(self.sizes))
        at_most = shared + np.minimum(self.common, np.count_nonzero(passed))
        alike = at_most >= ALIKE_SIGNED * np.minimum(self.sizes, len(wanted))
        return [self.first + int(number) for number in np.flatnonzero(alike)]


def _passed_over(count: Counts, rare: int) -> Flags:
    """Which of a text's runs need not be looked up: the commonest, and so few of them that the others tell enough."""
    passed = np.zeros(len(count), np.bool_)
    passed[np.argsort(-count, kind="stable")[: int(len(count) * PASSED_OVER)]] = True
    return passed & (count > rare)


def _sorted(runs: Collection[int]) -> Runs:
    return np.sort(np.fromiter(runs, np.uint32, len(runs)))


def _layer(first: int, texts: list[Runs]) -> _Layer:
    sizes = np.array([len(each) for each in texts])
    return _ordered(first, np.concatenate(texts), np.repeat(np.arange(len(texts)), sizes), sizes)


def _joined(one: _Layer, other: _Layer) -> _Layer:
    holders = np.concatenate((one.holders, other.holders + len(one.sizes)))
    return _ordered(one.first, np.concatenate((one.runs, other.runs)), holders, np.concatenate((one.sizes, other.sizes)))


def _ordered(first: int, runs: Runs, holders: Counts, sizes: Counts) -> _Layer:
    order = np.argsort(runs, kind="stable")
    runs, holders = runs[order], holders[order]
    _, place, count = np.unique(runs, return_inverse=True, return_counts=True)
    common = np.bincount(holders[count[place] > _rare(len(sizes))], minlength=len(sizes))
    return _Layer(first, runs, holders, sizes, common)


def _rare(texts: int) -> int:
    return max(RARE, texts // RARE)


def _spans(start: Counts, count: Counts) -> Counts:
    """The places from each start on, as many as its count, one after the other."""
    before = np.cumsum(count) - count
    return np.repeat(start - before, count) + np.arange(int(count.sum()))
