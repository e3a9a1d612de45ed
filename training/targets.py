"""What the network is to say of a thing: its label, or that softened by what a network thinks that had not seen its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act
from pledgebook.reading.learnt.scene import Scene
from training.scenes import Example, Thing

ACTS, KINDS = tuple(Act), tuple(ItemClass)
_SMOOTH = 0.05  # no label is quite certain
_HALF = 0.5  # of a softened label, the share that is not the label's
_Chances = tuple[float, ...]


class Target(NamedTuple):
    """Chances between 0 and 1 that a thing is given, of each act and class, and of each side that it gives and that it takes;
    None where nothing is known, or nothing asked.
    """

    given: float | None
    acts: _Chances | None
    kinds: _Chances | None
    sides: tuple[_Chances, ...] | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A scene, and what is to be said of its things."""

    article: str
    scene: Scene
    targets: tuple[Target, ...]


def lesson(example: Example) -> Lesson:
    return Lesson(example.article, example.scene, tuple(map(target, example.things)))


def target(thing: Thing) -> Target:
    """What the label of a thing says. Of one that is not given, nobody is asked who gives it."""
    given = thing.act is not None
    return Target(
        _sure(given) if thing.sure else None,
        _one_of(thing.act, [act.value for act in ACTS]),
        _one_of(thing.kind, [kind.value for kind in KINDS]),
        tuple((_sure(gives), _sure(takes)) for gives, takes in zip(thing.gives, thing.takes, strict=True)) if given else None,
    )


def _sure(said: bool) -> float:
    return said * (1 - _SMOOTH) + _SMOOTH / 2


def _one_of(name: str | None, names: Sequence[str]) -> _Chances | None:
    return tuple((each == name) * (1 - _SMOOTH) + _SMOOTH / len(names) for each in names) if name is not None else None


def softened(said: Lesson, thought: Sequence[Target]) -> Lesson:
    """A lesson half of whose chances are what somebody thinks. Where nothing is known of a thing, it is all what they think."""
    return Lesson(said.article, said.scene, tuple(map(_softened, said.targets, thought)))


def _softened(said: Target, thought: Target) -> Target:
    return Target(
        thought.given if said.given is None or thought.given is None else _between(said.given, thought.given),
        _all_between(said.acts, thought.acts),
        _all_between(said.kinds, thought.kinds),
        said.sides and thought.sides and tuple(map(_pairs_between, said.sides, thought.sides)),
    )


def _between(said: float, thought: float) -> float:
    return (1 - _HALF) * said + _HALF * thought


def _pairs_between(said: _Chances, thought: _Chances) -> _Chances:
    return tuple(map(_between, said, thought))


def _all_between(said: _Chances | None, thought: _Chances | None) -> _Chances | None:
    return _pairs_between(said, thought) if said is not None and thought is not None else said
