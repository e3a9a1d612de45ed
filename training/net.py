"""The network behind the learnt part of the reader, as it is trained: an encoder of pieces and what is asked of its vectors.

The encoder is BERT (Devlin et al. 2019) in the small shape of MiniLM (Wang et al. 2020), 384 numbers for each piece. It starts
from the weights of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), of whose six layers it takes the first three.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

import torch
from torch import Tensor, nn

from pledgebook.reading.learnt.scene import Scene, Span

SIZE, LAYERS, HEADS, INNER, PIECES, PLACES = 384, 3, 12, 1536, 30522, 512
_ASKED = 256
_PADDING = 0


class Layer(nn.Module):
    """One layer: every piece takes from the others what it attends to, then is worked over by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.attended = nn.Linear(SIZE, 3 * SIZE)  # query, key and value of each piece, in one
        self.mixed, self.mixed_norm = nn.Linear(SIZE, SIZE), nn.LayerNorm(SIZE, eps=1e-12)
        self.inner, self.outer, self.outer_norm = nn.Linear(SIZE, INNER), nn.Linear(INNER, SIZE), nn.LayerNorm(SIZE, eps=1e-12)

    def forward(self, vectors: Tensor, hidden: Tensor) -> Tensor:
        query, key, value = (self._by_head(part) for part in self.attended(vectors).split(SIZE, -1))
        attention = (query @ key.transpose(-1, -2) / sqrt(SIZE // HEADS) + hidden).softmax(-1)
        mixed = (attention @ value).transpose(1, 2).reshape(vectors.shape)
        vectors = self.mixed_norm(vectors + self.mixed(mixed))
        made: Tensor = self.outer_norm(vectors + self.outer(nn.functional.gelu(self.inner(vectors))))
        return made

    def _by_head(self, vectors: Tensor) -> Tensor:
        return vectors.view(vectors.shape[0], vectors.shape[1], HEADS, SIZE // HEADS).transpose(1, 2)


class Encoder(nn.Module):
    """Numbers of pieces (scenes × pieces) to vectors (scenes × pieces × 384)."""

    def __init__(self) -> None:
        super().__init__()
        self.piece, self.place, self.part = nn.Embedding(PIECES, SIZE), nn.Embedding(PLACES, SIZE), nn.Embedding(2, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces: Tensor, parts: Tensor, hidden: Tensor) -> Tensor:
        vectors: Tensor = self.norm(self.piece(pieces) + self.place.weight[: pieces.shape[1]] + self.part(parts))
        for layer in self.layers:
            vectors = layer(vectors, hidden)
        return vectors


class Network(nn.Module):
    """The encoder, and two rows of sums over its vectors: of each thing, and of each thing beside each side."""

    def __init__(self, acts: int, kinds: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.of_thing = nn.Sequential(nn.Linear(3 * SIZE, _ASKED), nn.ReLU(), nn.Dropout(0.1))
        self.of_pair = nn.Sequential(nn.Linear(4 * SIZE, _ASKED), nn.ReLU(), nn.Dropout(0.1))
        self.given, self.act, self.kind = nn.Linear(_ASKED, 1), nn.Linear(_ASKED, acts), nn.Linear(_ASKED, kinds)
        self.sides = nn.Linear(_ASKED, 2)

    def asked(self, whole: Tensor, own: Tensor, scene: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors of things, of their own words and of their scenes (things × 384) to whether given, which act, which class."""
        made = self.of_thing(torch.cat([whole, own, scene], 1))
        return self.given(made)[:, 0], self.act(made), self.kind(made)

    def paired(self, whole: Tensor, own: Tensor, side: Tensor) -> Tensor:
        """Vectors of pairs (pairs × 384) to whether the side gives, and takes, the thing (pairs × 2)."""
        made: Tensor = self.sides(self.of_pair(torch.cat([whole, own, side, whole * side], 1)))
        return made


class Exported(nn.Module):
    """The network over one scene, as the reader runs it: spans come as rows of shares of its pieces (things × pieces)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, parts: Tensor, things: Tensor, words: Tensor, sides: Tensor) -> tuple[Tensor, ...]:
        vectors = self.network.encoder(pieces[None], parts[None], torch.zeros(1, 1, 1, 1))[0]
        whole, own, beside = things @ vectors, words @ vectors, sides @ vectors
        count, many = whole.shape[0], beside.shape[0]
        given, act, kind = self.network.asked(whole, own, vectors[:1].expand(count, SIZE))
        left, word = (each[:, None].expand(count, many, SIZE).reshape(-1, SIZE) for each in (whole, own))
        right = beside[None].expand(count, many, SIZE).reshape(-1, SIZE)
        return given, act, kind, self.network.paired(left, word, right).reshape(count, many, 2)


class Batch:
    """Scenes padded to one length, and the places of their spans in the flat row of all vectors."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self.length = max(len(scene.pieces) for scene in scenes)
        self.pieces = torch.tensor([[*scene.pieces, *self._padding(scene)] for scene in scenes])
        self.parts = torch.tensor([[number >= scene.opens for number in range(self.length)] for scene in scenes]).long()
        self.scenes = scenes

    def _padding(self, scene: Scene) -> list[int]:
        return [_PADDING] * (self.length - len(scene.pieces))

    def encoded(self, network: Network) -> Tensor:
        """Running sums of the vectors (scenes × (pieces + 1) × 384), so that a span is the difference of two of them."""
        hidden = (self.pieces == _PADDING)[:, None, None, :] * -1e4
        with torch.autocast("cpu", torch.bfloat16):
            vectors = network.encoder(self.pieces, self.parts, hidden.bfloat16())
        return torch.nn.functional.pad(vectors.float().cumsum(1), (0, 0, 1, 0))

    def means(self, sums: Tensor, spans: Sequence[tuple[int, Span]]) -> Tensor:
        """The mean vectors of spans, each with the number of its scene (spans × 384)."""
        flat = sums.reshape(-1, SIZE)
        first = torch.tensor([scene * (self.length + 1) + start for scene, (start, _) in spans])
        behind = torch.tensor([scene * (self.length + 1) + end for scene, (_, end) in spans])
        return (flat[behind] - flat[first]) / (behind - first)[:, None]

    def judged(self, network: Network) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Given (things), acts (things × acts), classes (things × classes), sides (pairs × 2), in the order of the scenes."""
        sums = self.encoded(network)
        things = [(number, thing) for number, scene in enumerate(self.scenes) for thing in scene.things]
        sides = [(number, side) for number, scene in enumerate(self.scenes) for side in scene.sides]
        whole, own = (self.means(sums, [(number, thing[which]) for number, thing in things]) for which in (0, 1))
        opening = self.means(sums, [(number, (0, 1)) for number, _ in things])
        pairs = self._pairs()
        of_side = self.means(sums, sides) if sides else sums.new_zeros(0, SIZE)
        left, right = torch.tensor([pair[0] for pair in pairs]).long(), torch.tensor([pair[1] for pair in pairs]).long()
        return (*network.asked(whole, own, opening), network.paired(whole[left], own[left], of_side[right]))

    def _pairs(self) -> list[tuple[int, int]]:
        """Each thing with each side of its scene, by their numbers in the batch."""
        pairs: list[tuple[int, int]] = []
        thing = side = 0
        for scene in self.scenes:
            pairs += [(thing + i, side + j) for i in range(len(scene.things)) for j in range(len(scene.sides))]
            thing, side = thing + len(scene.things), side + len(scene.sides)
        return pairs


_NAMES = {
    "mixed": "attention.output.dense",
    "mixed_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "outer_norm": "output.LayerNorm",
}


def start_from(encoder: Encoder, weights: Mapping[str, Tensor]) -> None:
    """Give an encoder the weights of the first layers of a BERT model, under the names that they have in its published file."""
    tables = {"piece": "word_embeddings", "place": "position_embeddings", "part": "token_type_embeddings"}
    own = {f"{ours}.weight": weights[f"embeddings.{theirs}.weight"] for ours, theirs in tables.items()}
    for kind in ("weight", "bias"):
        own[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for number in range(LAYERS):
            theirs = f"encoder.layer.{number}"
            of_attention = [weights[f"{theirs}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            own[f"layers.{number}.attended.{kind}"] = torch.cat(of_attention)
            own |= {f"layers.{number}.{ours}.{kind}": weights[f"{theirs}.{name}.{kind}"] for ours, name in _NAMES.items()}
    encoder.load_state_dict({name: table.float() for name, table in own.items()})
