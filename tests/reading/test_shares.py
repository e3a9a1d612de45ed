"""A share of a sum is a part of it: nothing is counted twice."""

from __future__ import annotations

import pytest

from pledgebook.model.articles import Article
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Report
from pledgebook.reading.builtin import Builtin


def _reports(text: str) -> tuple[Report, ...]:
    return Builtin().read(Article("a", text)).reports


@pytest.mark.parametrize(
    "told",
    [
        ", of which $4 million will go to UNICEF.",
        ". Of this amount, $4 million is for blankets.",
        ". Of these funds, $4 million will be food aid.",
        ". $4 million of the money will go to UNICEF.",
    ],
)
def test_a_share_is_a_part_of_the_sum_told_before(told: str) -> None:
    whole, share = _reports("Norway gave Chad $10 million in aid" + told)
    assert share.package == whole.id
    assert isinstance(share.amount, Reading)
    assert int(share.amount.value.value or 0) == 4_000_000


@pytest.mark.parametrize(
    "told",
    [
        " Norway will give Chad another $4 million in June.",
        " Of this amount, $40 million is for blankets.",
        " Sweden gave $4 million of the money that Chad asked for.",
    ],
)
def test_another_sum_is_no_share(told: str) -> None:
    assert not [report for report in _reports("Norway gave Chad $10 million in aid." + told) if report.package]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya announced a new package for Chad with a total amount of 110 million dollars.",
        "Kenya gave aid to Chad to the value of 110 million dollars.",
    ],
)
def test_a_value_may_be_announced_as_one(text: str) -> None:
    (report,) = _reports(text)
    assert isinstance(report.amount, Reading)
    assert int(report.amount.value.value or 0) == 110_000_000
