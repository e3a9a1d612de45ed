"""What the model learns from is what a careful reader wrote down."""

from __future__ import annotations

import json
from pathlib import Path

from training.examples import NEWS, examples

SENTENCE = "Norway was seen parading 14 tents before the cameras of Moldova."
TENTS = {"donor": ["NO"], "recipient": ["MD"], "item": "tent", "item_class": "shelter", "act": "delivered"}
FOURTEEN = {"value": 14, "low": 14, "high": 14, "unit": "count", "qualifier": "exact"}


def row(*entries: dict[str, object]) -> str:
    lines = [{**entry, "evidence": [SENTENCE]} for entry in entries]
    article = {"id": "a", "title": "", "outlet": "", "published": "2023-06-17", "text": SENTENCE, "entries": lines}
    return json.dumps(article) + "\n"


def test_a_thing_that_the_rules_left_is_an_example_of_its_line(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(row({**TENTS, "amount": FOURTEEN}), encoding="utf-8")
    [example] = examples(tmp_path)
    assert example.act == "delivered"
    assert [(side.gives, side.takes) for side in example.sides] == [(True, False), (False, True)]


def test_a_thing_of_which_nothing_was_written_down_is_an_example_of_none(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(row(), encoding="utf-8")
    [example] = examples(tmp_path)
    assert example.act is None


def test_every_quote_of_the_training_articles_stands_in_its_text() -> None:
    rows = [json.loads(line) for file in sorted(NEWS.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len({each["id"] for each in rows}) == len(rows)
    assert all(quote in each["text"] for each in rows for entry in each["entries"] for quote in entry["evidence"])
