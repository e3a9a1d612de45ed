"""What was learnt, asked of a scene: a network that ONNX Runtime runs on the processor, one scene at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act
from pledgebook.reading.learnt.scene import NOWHERE, Scene, Span

_Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of a thing, in chances between 0 and 1: that it is given, by which act, that it is a sum of which class;
    of each side of the scene that it gives it and that it takes it.
    """

    given: float
    acts: Mapping[Act, float]
    kinds: Mapping[ItemClass, float]
    gives: tuple[float, ...]
    takes: tuple[float, ...]

    def given_by(self, giver: float) -> float:
        """The chance that it is given, and by a side that gives it with the chance `giver`: their geometric mean."""
        return sqrt(self.given * giver)


class Judge(Protocol):
    """Who answers what is asked of a scene."""

    def judged(self, scene: Scene) -> tuple[Verdict, ...]:
        """A verdict on each thing of a scene, in their order."""


@cache
def judge() -> Judge:
    """The judge that comes with the package."""
    return Network(files("pledgebook.reading.learnt").joinpath("network.onnx").read_bytes())


class Network:
    """A judge from a network that `training/train.py` wrote, which names its acts and classes itself."""

    def __init__(self, network: bytes) -> None:
        import onnxruntime  # half a second that commands which read nothing do not pay

        onnxruntime.disable_telemetry_events()  # on where its wheels are made for Windows
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        slower = ["SkipLayerNormFusion"]  # by a sixth, on processors
        self._session = onnxruntime.InferenceSession(network, options, ["CPUExecutionProvider"], disabled_optimizers=slower)
        named = self._session.get_modelmeta().custom_metadata_map
        self._acts = tuple(Act(name) for name in named["acts"].split())
        self._kinds = tuple(ItemClass(name) for name in named["kinds"].split())

    def judged(self, scene: Scene) -> tuple[Verdict, ...]:
        if not scene.things:
            return ()
        given, acts, kinds, sides = self._session.run(None, _asked(scene))
        chances = _sigmoid(sides)[:, : len(scene.sides)]
        rows = zip(_sigmoid(given), _softmax(acts), _softmax(kinds), chances, strict=True)
        return tuple(
            Verdict(
                float(each),
                dict(zip(self._acts, map(float, act), strict=True)),
                dict(zip(self._kinds, map(float, kind), strict=True)),
                tuple(map(float, beside[:, 0])),
                tuple(map(float, beside[:, 1])),
            )
            for each, act, kind, beside in rows
        )


def _asked(scene: Scene) -> dict[str, NDArray[Any]]:
    length = len(scene.pieces)
    return {
        "pieces": np.array(scene.pieces, dtype=np.int64),
        "parts": (np.arange(length) >= scene.opens).astype(np.int64),
        "things": _shares([whole for whole, _ in scene.things], length),
        "words": _shares([word for _, word in scene.things], length),
        "sides": _shares(scene.sides or (NOWHERE,), length),  # the network wants one at least
    }


def _shares(spans: Sequence[Span], length: int) -> _Floats:
    """Spans as rows by which their vectors' mean is taken (spans × pieces)."""
    rows = np.zeros((len(spans), length), dtype=np.float32)
    for row, (start, end) in zip(rows, spans, strict=True):
        row[start:end] = 1 / (end - start)
    return rows


def _sigmoid(totals: _Floats) -> _Floats:
    made: _Floats = (1 / (1 + np.exp(-np.clip(totals, -30, 30)))).astype(np.float32)
    return made


def _softmax(totals: _Floats) -> _Floats:
    powers = np.exp(totals - totals.max(-1, keepdims=True))
    made: _Floats = powers / powers.sum(-1, keepdims=True)
    return made
