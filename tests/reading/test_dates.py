"""When an act happened: beside its words, at the occasion where it is told, under the entry of a timeline, or not told."""

from __future__ import annotations

import pytest

from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.reading.builtin import Builtin

PUBLISHED = Reading(PartialDate("2023-06-17"), None, "test")  # a Saturday


def days(text: str) -> list[str | None]:
    """The date of the act of every report in a text."""
    found = Builtin().read(Article("test", text, published=PUBLISHED)).reports
    return [one.act_date.value.text if one.act_date else None for one in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norway said late on Thursday that it would send Chad six howitzers.", "2023-06-15"),
        ("The lower house of the Dutch parliament on Thursday evening agreed to send Chad six howitzers.", "2023-06-15"),
        ("In a televised interview on Thursday, Norway's prime minister said it would send Chad six howitzers.", "2023-06-15"),
        ("Speaking in Oslo on Thursday, the Norwegian prime minister promised Chad six howitzers.", "2023-06-15"),
        ("At a meeting in Brussels on Thursday Norway pledged six howitzers for Chad.", "2023-06-15"),
        ("In a statement issued on Thursday, Norway pledged six howitzers for Chad.", "2023-06-15"),
        ("Latvia thanked Norway for six howitzers which arrived in Riga on Wednesday.", "2023-06-14"),
        ("Norway delivered six howitzers to Chad last year.", "2022"),
        ("Norway's minister said on Thursday that Oslo sent Chad six howitzers last month.", "2023-05"),
        ("The six howitzers were promised to Chad by Norway in Oslo on 21 April.", "2023-04-21"),
        ("The loan for Chad was agreed by Norwegian ministers on 9 May.", "2023-05-09"),
        ("Norway promised Chad 30 million euros in December to repair its port.", "2022-12"),
    ],
)
def test_the_day_of_an_act_stands_beside_it_or_at_its_occasion(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Norway had already delivered six howitzers to Chad.",
        "Norway has completed the delivery of six howitzers to Chad.",
        "Norway previously promised Chad six howitzers.",
        "The talks went on until June. Norway delivered six howitzers to Chad.",
        "Days after a visit to Chad on Monday by the king, Norway had delivered six howitzers to Chad.",
    ],
)
def test_a_past_delivery_told_without_a_day_has_none(text: str) -> None:
    assert days(text) == [None]


def test_an_entry_of_a_timeline_dates_all_that_it_tells() -> None:
    text = "2 May: Norway sends Chad six tents. Spain promises 40 blankets to Chad.\n\nMonday, 8 May: Italy gives Chad two boats."
    assert days(text) == ["2023-05-02", "2023-05-02", "2023-05-08"]


def test_a_heading_that_is_a_date_dates_the_paragraphs_below_it() -> None:
    text = "2 May 2023\n\nNorway sends Chad six tents.\n\n8 May 2023\n\nItaly gives Chad two boats."
    assert days(text) == ["2023-05-02", "2023-05-08"]


def test_one_paragraph_that_opens_with_a_date_is_no_timeline() -> None:
    assert days("2 May: a day to remember.\n\nNorway delivered six tents to Chad.") == [None]
