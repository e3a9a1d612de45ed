"""What the model learns from is what a careful reader wrote down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from training.examples import NEWS, examples

SENTENCE = "Norway was seen parading 14 tents before the cameras of Moldova."
TENTS = {"donor": ["NO"], "recipient": ["MD"], "item": "tent", "item_class": "shelter", "act": "delivered"}
MILLIONS = {"value": 5000000, "low": 5000000, "high": 5000000, "unit": "USD", "qualifier": "exact"}
FOURTEEN = {"value": 14, "low": 14, "high": 14, "unit": "count", "qualifier": "exact"}


def row(*entries: Mapping[str, object], text: str = SENTENCE) -> str:
    lines = [{**entry, "evidence": [text]} for entry in entries]
    article = {"id": "a", "title": "", "outlet": "", "published": "2023-06-17", "text": text, "entries": lines}
    return json.dumps(article) + "\n"


def test_a_thing_that_the_rules_left_is_an_example_of_its_line(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(row({**TENTS, "amount": FOURTEEN}), encoding="utf-8")
    [example] = examples(tmp_path).things
    assert example.act == "delivered"
    assert [(side.gives, side.takes) for side in example.sides] == [(True, False), (False, True)]


def test_a_thing_of_which_nothing_was_written_down_is_an_example_of_none(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(row(), encoding="utf-8")
    [example] = examples(tmp_path).things
    assert example.act is None


def test_a_sum_that_its_words_do_not_place_is_an_example_of_the_class_of_its_line(tmp_path: Path) -> None:
    line = {"donor": ["NO"], "recipient": ["MD"], "item": "aid", "item_class": "medical", "act": "pledged", "amount": MILLIONS}
    text = "Norway will give Moldova $5 million."
    (tmp_path / "news.jsonl").write_text(row(line, text=text), encoding="utf-8")
    [example] = examples(tmp_path).sums
    assert (example.by_rule, example.kind) == ("financial-aid", "medical")
    assert {"class=financial-aid", "here=moldova"} <= set(example.features)


def test_a_sum_whose_words_place_it_teaches_nothing(tmp_path: Path) -> None:
    line = {"donor": ["NO"], "recipient": ["MD"], "item": "food aid", "item_class": "food", "act": "pledged", "amount": MILLIONS}
    (tmp_path / "news.jsonl").write_text(row(line, text="Norway will give Moldova $5 million in food aid."), encoding="utf-8")
    assert examples(tmp_path).sums == ()


def test_every_quote_of_the_training_articles_stands_in_its_text() -> None:
    rows = [json.loads(line) for file in sorted(NEWS.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len({each["id"] for each in rows}) == len(rows)
    assert all(quote in each["text"] for each in rows for entry in each["entries"] for quote in entry["evidence"])
