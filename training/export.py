"""A fitted network as a file that ONNX Runtime reads, its large tables as whole numbers of eight bits."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.net import Exported, Network

_INPUTS = ("pieces", "parts", "things", "words", "sides")
_OUTPUTS = ("given", "acts", "kinds", "sides of things")
_SHAPES = {
    "pieces": {0: "pieces"},
    "parts": {0: "pieces"},
    "things": {0: "things", 1: "pieces"},
    "words": {0: "things", 1: "pieces"},
    "sides": {0: "sides", 1: "pieces"},
}


def export(network: Network, to: Path, acts: Sequence[StrEnum], kinds: Sequence[StrEnum]) -> None:
    """Write a network for one scene at a time, with the names of its acts and classes in their order.

    Weights have seven of eight bits, so that processors without the newer instructions add them up without overflow.
    """
    with TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        scene = (torch.ones(9).long(), torch.ones(9).long(), torch.ones(2, 9), torch.ones(2, 9), torch.ones(3, 9))
        torch.onnx.export(
            Exported(network).eval(),
            scene,
            str(whole),
            input_names=_INPUTS,
            output_names=_OUTPUTS,
            dynamic_axes=_SHAPES,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            small,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            reduce_range=True,
        )
        made = onnx.load(small)
    names = {"acts": " ".join(acts), "kinds": " ".join(kinds)}
    onnx.helper.set_model_props(made, names)
    to.write_bytes(made.SerializeToString(deterministic=True))
