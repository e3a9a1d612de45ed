"""The example sentences of the word files say what must be read from them, and it is read."""

import pytest
from judges import Sure

from pledgebook.lexicon.frames import Example, examples
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report
from pledgebook.reading.builtin import Builtin, read_from
from pledgebook.reading.learnt.lines import LEARNT
from pledgebook.reading.seen import seen

FIRM = (Act.PLEDGED, Act.PLANNED, Act.ORDERED, Act.DELIVERED, Act.PERMITTED)


def _is_firm(example: Example) -> bool:
    return any(f": {act.value} " in read for act in FIRM for read in example.reads)


def line_of(report: Report) -> str:
    """A report in the notation of the word files: GIVER -> TAKER: ACT THING."""
    donors = "+".join(reading.value.id for reading in report.donors) or "?"
    recipients = "+".join(reading.value.id for reading in report.recipients) or "?"
    return f"{donors} -> {recipients}: {report.act.value} {report.item.value.name}"


@pytest.mark.parametrize(("entry", "example"), examples(), ids=lambda value: value if isinstance(value, str) else value.text[:40])
def test_every_example_of_a_frame_or_operator_is_read_as_it_says(entry: str, example: Example) -> None:
    article = Article("example", example.text, published=Reading(PartialDate("2026-06-17"), None, "test"))
    read = [line_of(report) for report in Builtin(learnt=False).read(article).reports]
    assert read == list(example.reads), f"{entry}: {example.text}"


@pytest.mark.parametrize(
    "example", [each for _, each in examples() if each.reads and not _is_firm(each)], ids=lambda each: each.text[:40]
)
@pytest.mark.parametrize("act", FIRM)
def test_what_is_refused_asked_weighed_or_withdrawn_is_never_learnt_to_be_given(example: Example, act: Act) -> None:
    """Even by a judge that believes everything to be given."""
    article = Article("example", example.text, published=Reading(PartialDate("2026-06-17"), None, "test"))
    found = read_from(seen(article), Sure(act)).reports
    assert not any(report.act.value in FIRM for report in found if report.act.rule == LEARNT)
