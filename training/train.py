"""Fit the weights: `make train` writes `src/pledgebook/reading/learnt/weights.json`.

Logistic regression with an L2 penalty (scikit-learn's lbfgs, which has no randomness: there is no seed to set). What is
measured while fitting, by leaving out a fifth of the articles at a time, is printed; nothing outside `training/news` is read.
"""

from __future__ import annotations

import importlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from pathlib import Path
from typing import Any

from pledgebook.reading.learnt.kinds import KINDS
from pledgebook.reading.learnt.model import Model, read
from training.examples import Example, Examples, SumExample, examples

WEIGHTS = Path(__file__).parent.parent / "src" / "pledgebook" / "reading" / "learnt" / "weights.json"
ENOUGH = 0.8
_KIND_SEEN = 12  # a class of sums must have been seen so often
_FOLDS = 5
_NONE: dict[str, Any] = {"bias": 0.0, "of": {}}
_NOTHING: dict[str, Any] = {"enough": ENOUGH, "thing": _NONE, "giver": _NONE, "taker": _NONE, "acts": {}, "kinds": {}}
_LIMITS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
Rows = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Fit:
    """How closely weights follow the examples: `strength` is the inverse of the penalty; features seen less often than `seen` and
    weights smaller than `heard` are left out.
    """

    strength: float
    seen: int = 3
    heard: float = 0.02


_LIKELY, _SIDE, _KIND = Fit(0.1), Fit(0.3), Fit(0.1, seen=8, heard=0.04)


def main() -> None:
    found = examples()
    lines = sum(each.act is not None for each in found.things)
    print(f"{len(found.things)} things that no rule read, {lines} of them lines; {len(found.sums)} sums of money")
    for line in (*measured(found.things), *measured_kinds(found.sums)):
        print(line)
    text = json.dumps(fitted(found), ensure_ascii=False, indent=0, sort_keys=True)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")
    print(f"{WEIGHTS.name}: {len(text) // 1024} kB")


def fitted(found: Examples) -> dict[str, Any]:
    """The object that `pledgebook.reading.learnt.model.read` takes."""
    return {"enough": ENOUGH, **_of_things(found.things), "kinds": _of_sums(found.sums)}


def _of_things(found: Sequence[Example]) -> dict[str, Any]:
    lines = [each for each in found if each.act is not None]
    beside = [side for each in lines for side in each.sides]
    rows = [side.features for side in beside]
    return {
        "thing": _fit(_LIKELY, [each.features for each in found], [each.act is not None for each in found])[True],
        "giver": _fit(_SIDE, rows, [side.gives for side in beside])[True],
        "taker": _fit(_SIDE, rows, [side.takes for side in beside])[True],
        "acts": _fit(_LIKELY, [each.features for each in lines], [str(each.act) for each in lines]),
    }


def _of_sums(found: Sequence[SumExample]) -> dict[str, Any]:
    kinds = {kind.value for kind in KINDS}
    often = {kind for kind, count in Counter(each.kind for each in found).items() if count >= _KIND_SEEN}
    kept = [each for each in found if each.kind in often & kinds]
    return _fit(_KIND, [each.features for each in kept], [each.kind for each in kept])


def _fit(by: Fit, rows: Rows, labels: Sequence[Any]) -> dict[Any, dict[str, Any]]:
    """Weights by label; of two labels only those of the second."""
    counts = Counter(feature for row in rows for feature in row)
    names = sorted(feature for feature, count in counts.items() if count >= by.seen)
    place = {feature: number for number, feature in enumerate(names)}
    sparse, linear = importlib.import_module("scipy.sparse"), importlib.import_module("sklearn.linear_model")
    cells = [(number, place[feature]) for number, row in enumerate(rows) for feature in row if feature in place]
    down, across = zip(*cells, strict=True)
    matrix = sparse.csr_matrix(([1.0] * len(cells), (down, across)), shape=(len(rows), len(names)))
    made = linear.LogisticRegression(C=by.strength, max_iter=3000).fit(matrix, labels)
    kept = made.classes_ if len(made.classes_) > 2 else made.classes_[1:]
    parts = zip(kept, made.coef_, made.intercept_, strict=True)
    return {label.item() if hasattr(label, "item") else label: _weights(names, row, bias, by.heard) for label, row, bias in parts}


def _weights(names: Sequence[str], row: Iterable[float], bias: float, heard: float) -> dict[str, Any]:
    kept = {name: round(float(weight), 2) for name, weight in zip(names, row, strict=True) if abs(weight) >= heard}
    return {"bias": round(float(bias), 3), "of": kept}


def measured(found: Sequence[Example]) -> Iterable[str]:
    """What a model that has not seen an article says of it, over all articles: right and wrong lines by limit."""
    judged: list[tuple[float, bool, bool]] = []
    for fold in range(_FOLDS):
        model = read({**_NOTHING, **_of_things([each for each in found if _fold(each.article) != fold])})
        judged += [_judged(model, each) for each in found if _fold(each.article) == fold and each.sides]
    for limit in _LIMITS:
        said = [each for each in judged if each[0] >= limit]
        right, act = sum(each[1] for each in said), sum(each[1] and each[2] for each in said)
        yield f"chance ≥ {limit}: {len(said)} said, {right / max(len(said), 1):.2f} right, act of these {act / max(right, 1):.2f}"


def measured_kinds(found: Sequence[SumExample]) -> Iterable[str]:
    """How many sums a model that has not seen their article gives the right class, and how many the rules alone."""
    right = 0
    for fold in range(_FOLDS):
        model = read({**_NOTHING, "kinds": _of_sums([each for each in found if _fold(each.article) != fold])})
        right += sum(model.kind(each.features)[0].value == each.kind for each in found if _fold(each.article) == fold)
    by_rule = sum(each.by_rule == each.kind for each in found)
    yield f"class of sums: {right / max(len(found), 1):.2f} right, by rules {by_rule / max(len(found), 1):.2f}"


def _fold(article: str) -> int:
    return int(sha256(article.encode()).hexdigest(), 16) % _FOLDS


def _judged(model: Model, example: Example) -> tuple[float, bool, bool]:
    """The chance, whether it is a line by that giver, and whether the act is right."""
    sure, giver = max(((model.giver.chance(side.features), side) for side in example.sides), key=lambda pair: pair[0])
    given = sqrt(model.thing.chance(example.features) * sure)
    return given, example.act is not None and giver.gives, model.act(example.features)[0].value == example.act


if __name__ == "__main__":
    main()
