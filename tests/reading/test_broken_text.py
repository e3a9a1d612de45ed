"""The reader never raises on any text: the examples and every word file's sentences, broken at random (`make fuzz` goes on)."""

from __future__ import annotations

from pathlib import Path

from breakage import broken
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.lexicon.frames import examples
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.reading.builtin import Builtin

DISPATCHES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in DISPATCHES] + [example.text for _, example in examples()]
PUBLISHED = Reading(PartialDate("2026-06-17"), None, "test")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 255), min_size=6, max_size=40), st.sampled_from([None, PUBLISHED]))
def test_broken_text_is_read_and_what_is_read_stands_in_it(numbers: list[int], published: Reading[PartialDate] | None) -> None:
    text = broken(TEXTS, numbers)
    for report in Builtin().read(Article("odd", text, published=published)).reports:
        assert all(text[quote.start : quote.end] == quote.words for quote in report.evidence)


def test_half_a_character_is_read_around() -> None:
    reports = (
        Builtin().read(Article("odd", "Norway sent 12 tents to Mol\ud800dova. Norway sent 30 generators to Albania.")).reports
    )
    assert [donor.value.id for donor in reports[-1].donors] == ["NO"]
