"""Passages of our own react as `reactions.yaml` says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from pledgebook.model.articles import Article
from pledgebook.reading.builtin import Builtin


@dataclass(frozen=True)
class Exercise:
    say: str
    reacts: tuple[str, ...]


BOOK = Path(__file__).with_name("reactions.yaml")
DONE = [
    Exercise(entry["say"], tuple(entry["reacts"]))
    for entry in yaml.safe_load(BOOK.read_text(encoding="utf-8"))
    if not entry.get("not_yet")
]


def reacts(text: str) -> list[str]:
    """Actor and stance of every reaction to a passage, as the rules read it."""
    found = Builtin(learnt=False).read(Article("exercise", text)).reactions
    return [f"{one.actor.value.id if one.actor else '?'} {one.stance.value.value}" for one in found]


@pytest.mark.parametrize("exercise", DONE, ids=[each.say[:60] for each in DONE])
def test_a_passage_reacts_as_the_book_says(exercise: Exercise) -> None:
    assert sorted(reacts(exercise.say)) == sorted(exercise.reacts)
