"""What is thought of each thing by a network that was fitted on other articles than its own (cross-fitting).

Half of what a network is then taught is what such a network thinks of the same thing, which takes the edge off labels that are
wrong ("born-again networks", Furlanello et al. 2018).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha1
from itertools import islice
from typing import Any

import torch
from torch import Tensor

from training.net import Batch, Network
from training.targets import Lesson, Target, softened

_PARTS, _BATCH = 3, 32
Fit = Callable[[Sequence[Lesson]], Network]


def crossed(lessons: Sequence[Lesson], fit: Fit) -> list[Lesson]:
    """The lessons, softened by what networks think that were fitted on the articles of the other parts."""
    made: list[Lesson] = []
    for part in range(_PARTS):
        network = fit([each for each in lessons if _part(each) != part])
        own = [each for each in lessons if _part(each) == part]
        made += (softened(each, thought) for each, thought in zip(own, _thoughts(own, network), strict=True))
    return sorted(made, key=lambda each: each.article)


def _part(lesson: Lesson) -> int:
    return int(sha1(lesson.article.encode(), usedforsecurity=False).hexdigest(), 16) % _PARTS


def _thoughts(lessons: Sequence[Lesson], network: Network) -> Iterator[tuple[Target, ...]]:
    """What a network thinks of the things of each lesson, in the order of the lessons."""
    for at in range(0, len(lessons), _BATCH):
        batch = lessons[at : at + _BATCH]
        with torch.no_grad():
            given, acts, kinds, sides = Batch([each.scene for each in batch]).judged(network)
        things = zip(_rows(given.sigmoid()), _rows(acts.softmax(-1)), _rows(kinds.softmax(-1)), strict=True)
        pairs = iter(_rows(sides.sigmoid()))
        for each in batch:
            yield tuple(_thought(*next(things), tuple(islice(pairs, len(each.scene.sides)))) for _ in each.targets)


def _thought(given: float, acts: list[float], kinds: list[float], sides: tuple[list[float], ...]) -> Target:
    return Target(given, tuple(acts), tuple(kinds), tuple(map(tuple, sides)))


def _rows(chances: Tensor) -> list[Any]:
    """Numbers, or lists of numbers."""
    return list(chances.tolist())
