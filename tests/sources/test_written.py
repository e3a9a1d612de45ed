"""Dates as people and machines write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from pledgebook.model.errors import BadDate
from pledgebook.sources.written import date_at, given


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2023-01-25", "2023-01-25"),
        (" 2023-01-25 ", "2023-01-25"),
        ("2023-01", "2023-01"),
        ("2023", "2023"),
        ("2023-Q1", "2023-Q1"),
        ("2023-01-25T10:30:00Z", "2023-01-25"),
        ("2023-01-25T23:59:59.123+02:00", "2023-01-25"),
        ("2023-01-25 10:30:00+0000", "2023-01-25"),
        ("Wed, 25 Jan 2023 10:30:00 GMT", "2023-01-25"),
        ("January 25, 2023", "2023-01-25"),
        ("Jan. 25, 2023, 4:05 p.m. EST", "2023-01-25"),
        ("10:05, Wednesday 25th January 2023", "2023-01-25"),
        ("25 Jan 2023", "2023-01-25"),
        ("25-Sept-2023", "2023-09-25"),
        ("25.01.2023", "2023-01-25"),
        ("25/01/2023", "2023-01-25"),
        ("01/25/2023", "2023-01-25"),
        ("05/05/2023", "2023-05-05"),
        ("March 2023", "2023-03"),
    ],
)
def test_a_date_that_can_mean_one_thing_is_read(words: str, value: str) -> None:
    reading = given(words, "a test")
    assert (reading.value.text, reading.quote, reading.rule) == (value, None, "a test")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "05/06/2023",  # the fifth of June or the sixth of May
        "2023-13-01",
        "2023-02-30",
        "31 February 2023",
        "25/13/2023",
        "1899-12-31",
        "2101-01-01",
        "0000-01-01",
        "12/12/1850",
        "25 Jan 23",
        "2023-01-25 and later",
        "2023-01-25 or 2023-01-26",
        "1674642600",
        "January 25",
        "٢٠٢٣-٠١-٢٥x",
    ],
)
def test_any_other_date_is_refused(words: str) -> None:
    with pytest.raises(BadDate):
        given(words, "a test")


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@over(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_of_the_calendar_is_read_from_its_forms(day: date) -> None:
    name = MONTHS[day.month - 1]
    forms = (f"{day.day} {name} {day.year}", f"{name[:3]} {day.day}, {day.year}", f"{day.day}.{day.month}.{day.year}", str(day))
    assert {given(words, "").value.text for words in forms} == {day.isoformat()}


@over(st.text())
def test_no_text_makes_it_stumble(text: str) -> None:
    with suppress(BadDate):
        assert given(text, "").value.first.year >= 1900
    found = date_at(text, 0)
    assert found is None or found[1] <= len(text)
