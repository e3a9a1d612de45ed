"""What the network learns from is what a careful reader wrote down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from training.scenes import NEWS, Example, Thing, examples
from training.targets import ACTS, Target, lesson, softened, target

SENTENCE = "Norway was seen parading 14 tents before the cameras of Moldova."
TENTS = {"donor": ["NO"], "recipient": ["MD"], "item": "tent", "item_class": "shelter", "act": "delivered"}
MILLIONS = {"value": 5000000, "low": 5000000, "high": 5000000, "unit": "USD", "qualifier": "exact"}
FOURTEEN = {"value": 14, "low": 14, "high": 14, "unit": "count", "qualifier": "exact"}


def of(folder: Path, *entries: Mapping[str, object], text: str = SENTENCE) -> tuple[Example, ...]:
    lines = [{**entry, "evidence": [text]} for entry in entries]
    article = {"id": "a", "title": "", "outlet": "", "published": "2023-06-17", "text": text, "entries": lines}
    (folder / "news.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    return tuple(examples([folder / "news.jsonl"]))


def test_a_thing_that_the_rules_left_is_an_example_of_its_line(tmp_path: Path) -> None:
    [example] = of(tmp_path, {**TENTS, "amount": FOURTEEN})
    [thing] = example.things
    assert thing.act == "delivered"
    assert (thing.gives, thing.takes) == ((True, False), (False, True))


def test_a_thing_of_which_nothing_was_written_down_is_an_example_of_none(tmp_path: Path) -> None:
    [example] = of(tmp_path)
    assert [thing.act for thing in example.things] == [None]


def test_a_thing_that_the_rules_read_is_an_example_too(tmp_path: Path) -> None:
    """So that the network learns where they are wrong."""
    [example] = of(tmp_path, text="Norway will send 14 tents to Moldova.")
    assert [thing.act for thing in example.things] == [None]


def test_a_sum_is_an_example_of_the_class_of_its_line(tmp_path: Path) -> None:
    line = {"donor": ["NO"], "recipient": ["MD"], "item": "aid", "item_class": "medical", "act": "pledged", "amount": MILLIONS}
    [example] = of(tmp_path, line, text="Norway will give Moldova $5 million.")
    assert [thing.kind for thing in example.things] == ["medical"]


def test_a_sum_is_an_example_of_its_line_whatever_its_reader_called_it(tmp_path: Path) -> None:
    line = {"donor": ["NO"], "recipient": ["MD"], "item": "mending of roads", "item_class": "reconstruction", "act": "pledged"}
    [example] = of(tmp_path, {**line, "amount": MILLIONS}, text="Norway will give Moldova $5 million.")
    assert [(thing.act, thing.sure) for thing in example.things] == [("pledged", True)]


def test_a_thing_that_its_line_may_only_name_otherwise_teaches_nothing(tmp_path: Path) -> None:
    line = {**TENTS, "item": "winter tents and stoves for schools", "item_class": "humanitarian-aid", "amount": None}
    [example] = of(tmp_path, line)
    assert [(thing.act, thing.sure) for thing in example.things] == [(None, False)]


def test_a_thing_that_is_told_of_in_another_sentence_too_teaches_nothing_there(tmp_path: Path) -> None:
    """Readers quote the sentence that tells it best, and not each that tells it again."""
    told = "Norway will send 14 tents to Moldova."
    article = {"id": "a", "title": "", "outlet": "", "published": "2023-06-17", "text": f"{told} {SENTENCE}"}
    (tmp_path / "news.jsonl").write_text(json.dumps({**article, "entries": [{**TENTS, "amount": FOURTEEN, "evidence": [told]}]}))
    first, again = examples([tmp_path / "news.jsonl"])
    assert [(thing.act, thing.sure) for thing in first.things] == [("delivered", True)]
    assert [(thing.act, thing.sure) for thing in again.things] == [(None, False)]


def test_what_is_to_be_said_of_a_given_thing_is_its_label_and_of_any_other_nobody_is_asked_who_gives_it() -> None:
    given, left, unsure = (target(Thing(act, None, (True, False), (False, True), sure)) for act, sure in GIVEN_LEFT_UNSURE)
    assert given.acts is not None
    assert given.sides is not None
    assert given.given is not None
    assert max(zip(given.acts, ACTS, strict=True))[1].value == "delivered"
    assert given.given > 0.9
    assert given.sides[0] == tuple(reversed(given.sides[1]))
    assert left.given is not None
    assert left.given < 0.1
    assert left.acts is None
    assert left.sides is None
    assert unsure.given is None


GIVEN_LEFT_UNSURE = (("delivered", True), (None, True), (None, False))


def test_what_others_think_softens_a_label_by_half_and_stands_alone_where_there_is_none(tmp_path: Path) -> None:
    [example] = of(tmp_path, {**TENTS, "amount": FOURTEEN})
    said = lesson(example)
    thought = Target(0.1, (0.0,) * len(ACTS), (), ((0.5, 0.5), (0.5, 0.5)))
    [soft] = softened(said, [thought]).targets
    [hard] = said.targets
    assert hard.given is not None
    assert hard.sides is not None
    assert soft.given == (hard.given + 0.1) / 2
    assert soft.sides is not None
    assert soft.sides[0][0] == (hard.sides[0][0] + 0.5) / 2
    alone = replace(said, targets=(hard._replace(given=None),))
    assert softened(alone, [thought]).targets[0].given == 0.1


def test_every_quote_of_the_training_articles_stands_in_its_text() -> None:
    rows = [json.loads(line) for file in sorted(NEWS.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len({each["id"] for each in rows}) == len(rows)
    assert all(quote in each["text"] for each in rows for entry in each["entries"] for quote in entry["evidence"])
