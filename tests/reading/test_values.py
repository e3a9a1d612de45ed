"""What a package is worth may be told in a sentence of its own; it is then the amount of that package."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pledgebook.model.amounts import Missing
from pledgebook.model.articles import Article
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Report
from pledgebook.reading.builtin import Builtin

PACKAGE = "Slovakia approved another package of military aid for Moldova. "


def _reports(text: str) -> tuple[Report, ...]:
    return Builtin().read(Article("a", text)).reports


@pytest.mark.parametrize(
    "told",
    [
        "The package is worth 9 million euros.",
        "Its total value is 9 million euros.",
        "The aid amounts to EUR 9 million.",
        "The package, which is valued at 9 million euros, will leave on Monday.",
        "It will cost 9 million euros.",
    ],
)
def test_a_sum_told_of_the_package_is_its_amount(told: str) -> None:
    (report,) = _reports(PACKAGE + told)
    assert isinstance(report.amount, Reading)
    assert (report.amount.value.value, report.amount.value.unit) == (Decimal(9_000_000), "EUR")
    assert [quote.words for quote in report.evidence] == [PACKAGE.strip(), told]


@pytest.mark.parametrize(
    "told",
    [
        "The government's debt is worth 9 million euros.",
        "A new stadium will cost 9 million euros.",
        "The minister put the damage at 9 million euros.",
        "The opposition said that it was for 9 million euros of debt.",
        "Its budget is 9 million euros.",
    ],
)
def test_a_sum_told_of_something_else_is_not(told: str) -> None:
    (report, *_) = _reports(PACKAGE + told)
    assert report.amount is Missing.NOT_MENTIONED


def test_an_amount_that_was_told_stays() -> None:
    (report,) = _reports("Slovakia promised Ukraine $5 million in aid. The aid is worth 9 million euros.")
    assert isinstance(report.amount, Reading)
    assert report.amount.value.unit == "USD"


def test_a_sum_of_several_things_is_no_one_things_amount() -> None:
    reports = _reports("Slovakia will send Ukraine generators and blankets. The aid is worth 9 million euros.")
    assert {report.amount for report in reports} == {Missing.NOT_MENTIONED}


@pytest.mark.parametrize(
    "text",
    [
        "Australia is providing AUD 7 million for the purchase and delivery of tents to Chad.",
        "Australia gave 7 million Australian dollars for the purchase of tents for Chad.",
    ],
)
def test_money_for_a_purchase_is_given(text: str) -> None:
    (report,) = _reports(text)
    assert [donor.value.id for donor in report.donors] == ["AU"]
    assert isinstance(report.amount, Reading)
    assert report.amount.value.unit == "AUD"


@pytest.mark.parametrize(
    "text",
    [
        "Norway announced a package for Chad worth up to $5 million.",
        "Norway announced aid to Chad worth $5 million.",
        "Norway sent weapons to Chad valued at more than $5 million.",
    ],
)
def test_the_taker_may_stand_between_a_thing_and_its_value(text: str) -> None:
    (report,) = _reports(text)
    assert isinstance(report.amount, Reading)
    assert report.amount.value.unit == "USD"


def test_a_new_package_is_something_even_if_no_word_says_what() -> None:
    assert [report.item.value.name for report in _reports("Norway announced a new package for Chad.")] == ["package"]
    assert not _reports("Norway praised the package for Chad.")
