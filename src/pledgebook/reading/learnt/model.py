"""The weights that were learnt, and what they say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any, TypeVar

from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: what it says of nothing, and what each feature adds."""

    bias: float
    of: Mapping[str, float]

    def total(self, features: Iterable[str]) -> float:
        return self.bias + sum(self.of.get(feature, 0.0) for feature in features)

    def chance(self, features: Iterable[str]) -> float:
        """Between 0 and 1."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.total(features)))))

    def strongest(self, features: Iterable[str], count: int = 3) -> tuple[str, ...]:
        """The features that spoke most for it, the strongest first."""
        ranked = sorted(((self.of.get(feature, 0.0), feature) for feature in features), key=lambda pair: (-pair[0], pair[1]))
        return tuple(feature for weight, feature in ranked[:count] if weight > 0)


Name = TypeVar("Name", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Model:
    """Whether a thing is given, by whom, to whom, and by what act; and of what kind a sum is.

    Below the chance `enough` no thing is said to be given.
    """

    thing: Weights
    giver: Weights
    taker: Weights
    acts: Mapping[Act, Weights]
    enough: float
    kinds: Mapping[ItemClass, Weights]

    def act(self, features: tuple[str, ...]) -> tuple[Act, float]:
        """The likeliest act and its chance among all."""
        return _likeliest(self.acts, features)

    def kind(self, features: tuple[str, ...]) -> tuple[ItemClass, float]:
        """The likeliest class of a sum of money and its chance among all."""
        return _likeliest(self.kinds, features)


def _likeliest(each: Mapping[Name, Weights], features: tuple[str, ...]) -> tuple[Name, float]:
    """The name whose weights say most, and its chance among all (softmax)."""
    totals = {name: exp(max(-30.0, min(30.0, weights.total(features)))) for name, weights in each.items()}
    best = max(totals, key=lambda name: (totals[name], name.value))
    return best, totals[best] / sum(totals.values())


@cache
def model() -> Model:
    """The model that comes with the package."""
    return read(json.loads(files("pledgebook.reading.learnt").joinpath("weights.json").read_text(encoding="utf-8")))


def read(raw: dict[str, Any]) -> Model:
    """A model from the object that `training/train.py` writes."""
    acts = {Act(name): _weights(each) for name, each in raw["acts"].items()}
    kinds = {ItemClass(name): _weights(each) for name, each in raw["kinds"].items()}
    return Model(_weights(raw["thing"]), _weights(raw["giver"]), _weights(raw["taker"]), acts, raw["enough"], kinds)


def _weights(raw: dict[str, Any]) -> Weights:
    return Weights(raw["bias"], raw["of"])
