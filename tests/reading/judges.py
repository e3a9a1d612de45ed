"""A judge that is sure of itself, in place of what was learnt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act
from pledgebook.reading.learnt.judge import Verdict
from pledgebook.reading.learnt.scene import Scene


@dataclass
class Sure:
    """It believes every thing to be given, with a chance, by the first side of its sentence to any other, by one act."""

    act: Act = Act.DELIVERED
    given: float = 0.99
    taken: float = 0.99
    kinds: Mapping[ItemClass, float] = field(default_factory=lambda: {ItemClass.OTHER: 1.0})

    def judged(self, scene: Scene) -> tuple[Verdict, ...]:
        first = tuple(0.99 if number == 0 else 0.01 for number in range(len(scene.sides)))
        others = tuple(0.01 if number == 0 else self.taken for number in range(len(scene.sides)))
        return tuple(Verdict(self.given, {self.act: 1.0}, self.kinds, first, others) for _ in scene.things)
