"""Fit the weights: `make train` writes `src/pledgebook/reading/learnt/weights.json`.

Logistic regression with an L2 penalty (scikit-learn's lbfgs, which has no randomness: there is no seed to set). What is
measured while fitting, by leaving out a fifth of the articles at a time, is printed; nothing outside `training/news` is read.
"""

from __future__ import annotations

import importlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from math import sqrt
from pathlib import Path
from typing import Any

from pledgebook.reading.learnt.model import Model, read
from training.examples import Example, examples

WEIGHTS = Path(__file__).parent.parent / "src" / "pledgebook" / "reading" / "learnt" / "weights.json"
ENOUGH = 0.76
_SEEN = 3  # a feature must have been seen so often
_HEARD = 0.02  # smaller weights are left out
_FOLDS = 5
_STRENGTH = {"thing": 0.1, "giver": 0.3, "taker": 0.3, "act": 0.1}  # the inverse of the penalty; larger fits closer
_LIMITS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
Rows = Sequence[tuple[str, ...]]


def main() -> None:
    found = list(examples())
    print(f"{len(found)} things that no rule read, {sum(each.act is not None for each in found)} of them lines")
    for line in measured(found):
        print(line)
    text = json.dumps(fitted(found), ensure_ascii=False, indent=0, sort_keys=True)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")
    print(f"{WEIGHTS.name}: {len(text) // 1024} kB")


def fitted(found: Sequence[Example]) -> dict[str, Any]:
    """The object that `pledgebook.reading.learnt.model.read` takes."""
    lines = [each for each in found if each.act is not None]
    beside = [side for each in lines for side in each.sides]
    rows = [side.features for side in beside]
    return {
        "enough": ENOUGH,
        "thing": _fit("thing", [each.features for each in found], [each.act is not None for each in found])[True],
        "giver": _fit("giver", rows, [side.gives for side in beside])[True],
        "taker": _fit("taker", rows, [side.takes for side in beside])[True],
        "acts": _fit("act", [each.features for each in lines], [str(each.act) for each in lines]),
    }


def _fit(name: str, rows: Rows, labels: Sequence[Any]) -> dict[Any, dict[str, Any]]:
    """Weights by label; of two labels only those of the second."""
    counts = Counter(feature for row in rows for feature in row)
    names = sorted(feature for feature, count in counts.items() if count >= _SEEN)
    place = {feature: number for number, feature in enumerate(names)}
    sparse, linear = importlib.import_module("scipy.sparse"), importlib.import_module("sklearn.linear_model")
    cells = [(number, place[feature]) for number, row in enumerate(rows) for feature in row if feature in place]
    down, across = zip(*cells, strict=True)
    matrix = sparse.csr_matrix(([1.0] * len(cells), (down, across)), shape=(len(rows), len(names)))
    made = linear.LogisticRegression(C=_STRENGTH[name], max_iter=3000).fit(matrix, labels)
    kept = made.classes_ if len(made.classes_) > 2 else made.classes_[1:]
    parts = zip(kept, made.coef_, made.intercept_, strict=True)
    return {label.item() if hasattr(label, "item") else label: _weights(names, row, bias) for label, row, bias in parts}


def _weights(names: Sequence[str], row: Iterable[float], bias: float) -> dict[str, Any]:
    kept = {name: round(float(weight), 2) for name, weight in zip(names, row, strict=True) if abs(weight) >= _HEARD}
    return {"bias": round(float(bias), 3), "of": kept}


def measured(found: Sequence[Example]) -> Iterable[str]:
    """What a model that has not seen an article says of it, over all articles: right and wrong lines by limit."""
    judged: list[tuple[float, bool, bool]] = []
    for fold in range(_FOLDS):
        inside = [each for each in found if _fold(each.article) != fold]
        model = read(fitted(inside))
        judged += [_judged(model, each) for each in found if _fold(each.article) == fold and each.sides]
    for limit in _LIMITS:
        said = [each for each in judged if each[0] >= limit]
        right, act = sum(each[1] for each in said), sum(each[1] and each[2] for each in said)
        yield f"chance ≥ {limit}: {len(said)} said, {right / max(len(said), 1):.2f} right, act of these {act / max(right, 1):.2f}"


def _fold(article: str) -> int:
    return int(sha256(article.encode()).hexdigest(), 16) % _FOLDS


def _judged(model: Model, example: Example) -> tuple[float, bool, bool]:
    """The chance, whether it is a line by that giver, and whether the act is right."""
    sure, giver = max(((model.giver.chance(side.features), side) for side in example.sides), key=lambda pair: pair[0])
    given = sqrt(model.thing.chance(example.features) * sure)
    return given, example.act is not None and giver.gives, model.act(example.features)[0].value == example.act


if __name__ == "__main__":
    main()
