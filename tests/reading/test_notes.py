"""A side's own table or list says what it gives without a verb; in anybody else's words the same line says nothing."""

from __future__ import annotations

import pytest

from pledgebook.model.articles import Article
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report
from pledgebook.reading.builtin import Builtin

HEADING = "Norway: humanitarian aid to Chad\n\n"


def _reports(text: str, outlet: str = "Government of Norway") -> tuple[Report, ...]:
    return Builtin().read(Article("a", HEADING + text, outlet=outlet)).reports


@pytest.mark.parametrize(
    "note",
    [
        "A grant of $5 million for the purchase of medical supplies.",
        "$5 million in food aid for refugees.",
        "Second tranche of aid amounting to USD 5 million, paid through the World Bank.",
        "Third drawdown amounting to $5 million for the purchase of tents.",
        "$5 million to the Chad Flood Fund",
        "This entry records $5 million in technical assistance.",
        "We report here the $5 million to UNICEF.",
        "The assistance amounts to $5 million.",
    ],
)
def test_a_sum_in_the_givers_own_note_is_promised(note: str) -> None:
    report, *_ = _reports(note)
    assert report.act.value is Act.PLEDGED
    assert ([d.value.id for d in report.donors], [r.value.id for r in report.recipients]) == (["NO"], ["TD"])
    assert isinstance(report.amount, Reading)
    assert int(report.amount.value.value or 0) == 5_000_000


def test_so_many_things_in_a_note_are_promised() -> None:
    (report,) = _reports("4,000 blankets and a water truck.")[:1]
    assert (report.item.value.name, report.act.value) == ("blanket", Act.PLEDGED)


@pytest.mark.parametrize(
    "note", ["Damage of $5 million to roads.", "No further information.", "The aid was sent by a company worth $5 million."]
)
def test_not_every_line_of_a_note_gives(note: str) -> None:
    assert not [report for report in _reports(note) if isinstance(report.amount, Reading)]


def test_in_a_newspaper_a_line_without_a_verb_tells_of_nothing_given() -> None:
    assert not _reports("$5 million in food aid for refugees.", outlet="Daily Sun")
