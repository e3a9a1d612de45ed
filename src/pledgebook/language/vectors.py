"""The vectors of words among their neighbours, as spaCy's convolutional networks make them, by a shorter way.

What such a network (`MultiHashEmbed`, then `MaxoutWindowEncoder`) says of a word alone follows from a few of its features: the
network is asked once for each kind of word, and its answer kept. What it says of a word among its neighbours is worked out
here by the same steps, without what is only needed for training.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEPT = 20_000
"""Kinds of word whose vectors are kept; beyond these they are asked for again."""
_EMBEDDING = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
_LAYER = ["expand_window", "maxout", "layernorm", "dropout"]
_TINY = 1e-08
Kind = tuple[int, ...]


def vectors(model: Any, docs: Sequence[Doc]) -> list[Any] | None:
    """A matrix for each text with a row for each word; None where the network is of another make."""
    network = _network(model)
    return network.of(docs) if network else None


def forget_vectors() -> None:
    """Let go of the networks and of what they said."""
    _network.cache_clear()


@lru_cache(maxsize=4)
def _network(model: Any) -> _Network | None:
    return _Network(*model.layers) if _is_known(model) else None


def _is_known(model: Any) -> bool:
    """Whether the network is made of the layers that are followed here."""
    if [len(part.layers) for part in model.layers] != [5, 1]:
        return False
    embedding, encoder = model.layers
    names = [part.name.partition("(")[0] for part in embedding.layers]
    return names == _EMBEDDING and all(
        each.name == f"residual({'>>'.join(_LAYER)})" and each.layers[0].layers[0].attrs["window_size"] == 1
        for each in encoder.layers[0].layers
    )


@dataclass(frozen=True, slots=True)
class _Layer:
    """What one layer weighs a word and its two neighbours with: for each of three tries, all outputs; the largest counts."""

    weights: Any
    bias: Any
    gain: Any
    shift: Any

    @classmethod
    def of(cls, residual: Any) -> _Layer:
        maxout, norm = residual.layers[0].layers[1].layers[0].layers
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        by_try = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).copy()
        return cls(by_try, bias.T.reshape(-1).copy(), norm.get_param("G"), norm.get_param("b"))

    def added_to(self, rows: Any, ops: Any) -> Any:
        """The rows with what the layer makes of each and its neighbours."""
        width = rows.shape[1]
        beside = ops.alloc2f(len(rows), 3 * width)
        beside[1:, :width], beside[:, width : 2 * width], beside[:-1, 2 * width :] = rows[:-1], rows, rows[1:]
        tried = ops.gemm(beside, self.weights, trans2=True)
        tried += self.bias
        best = tried[:, :width].copy()
        for start in range(width, tried.shape[1], width):
            ops.xp.maximum(best, tried[:, start : start + width], out=best)
        return rows + self._evened(best)

    def _evened(self, rows: Any) -> Any:
        """Each row with mean 0 and spread 1, then stretched and shifted."""
        rows -= rows.mean(axis=1, keepdims=True)
        spread = (rows * rows).sum(axis=1, keepdims=True) / rows.dtype.type(rows.shape[1]) + rows.dtype.type(_TINY)
        rows *= spread**-0.5
        rows *= self.gain
        rows += self.shift
        return rows


class _Network:
    """The layers of a network, and what it says of each kind of word that it met."""

    def __init__(self, embedding: Any, encoder: Any) -> None:
        features, _, tables, mixed, _ = embedding.layers
        self._columns = features.attrs["columns"]
        self._tables, self._mixed = tables.layers[0], mixed.layers[0]
        self._layers = [_Layer.of(each) for each in encoder.layers[0].layers]
        self._pad: int = encoder.attrs["pad"]
        self._ops = encoder.ops
        self._rows: dict[Kind, int] = {}
        self._known = self._ops.alloc2f(KEPT + 1, encoder.get_dim("nO"))

    def of(self, docs: Sequence[Doc]) -> list[Any]:
        kinds = [self._kinds(doc) for doc in docs]
        self._ask_for({kind for own in kinds for kind in own})
        rows = [[self._rows[kind] for kind in own] for own in kinds]
        found = self._known[self._laid_out(rows)]
        for layer in self._layers:
            found = layer.added_to(found, self._ops)
        return [found[start : start + len(own)] for start, own in zip(self._starts(rows), rows, strict=True)]

    def _kinds(self, doc: Doc) -> list[Kind]:
        return list(map(tuple, doc.to_array(self._columns).tolist()))

    def _laid_out(self, rows: Sequence[Sequence[int]]) -> list[int]:
        """The texts one after the other, with so many empty rows (the 0th) between them that none sees the next."""
        empty = [0] * self._pad
        return [*empty, *(row for own in rows for row in (*own, *empty))]

    def _starts(self, rows: Sequence[Sequence[int]]) -> Iterator[int]:
        return accumulate((len(own) + self._pad for own in rows[:-1]), initial=self._pad)

    def _ask_for(self, kinds: set[Kind]) -> None:
        new = sorted(kinds - self._rows.keys())
        if len(self._rows) + len(new) > KEPT:
            self._rows.clear()
            new = sorted(kinds)
        if len(new) > KEPT:
            self._known = self._ops.alloc2f(len(new) + 1, self._known.shape[1])
        if new:
            first = len(self._rows) + 1
            said = self._mixed.predict(self._tables.predict(self._ops.xp.asarray(new, dtype="uint64")))
            self._known[first : first + len(new)] = said
            self._rows.update((kind, first + number) for number, kind in enumerate(new))
