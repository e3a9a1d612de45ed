"""The example sentences of the word files say what must be read from them, and it is read."""

import pytest

from pledgebook.lexicon.frames import Example, examples
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Report
from pledgebook.reading.builtin import Builtin


def line_of(report: Report) -> str:
    """A report in the notation of the word files: GIVER -> TAKER: ACT THING."""
    donors = "+".join(reading.value.id for reading in report.donors) or "?"
    recipients = "+".join(reading.value.id for reading in report.recipients) or "?"
    return f"{donors} -> {recipients}: {report.act.value} {report.item.value.name}"


@pytest.mark.parametrize(("entry", "example"), examples(), ids=lambda value: value if isinstance(value, str) else value.text[:40])
def test_every_example_of_a_frame_or_operator_is_read_as_it_says(entry: str, example: Example) -> None:
    article = Article("example", example.text, published=Reading(PartialDate("2026-06-17"), None, "test"))
    read = [line_of(report) for report in Builtin().read(article).reports]
    assert read == list(example.reads), f"{entry}: {example.text}"
