"""The day of publication in an article's own first lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.sources.dateline import dateline

BODY = "\nThe harbour town will lend its ferries to the island."


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        (" date 2023-01-21 BERLIN — Ministers met on Friday.", "2023-01-21", "2023-01-21"),
        ("Ferries for the island\nPublished: January 25, 2023" + BODY, "January 25, 2023", "2023-01-25"),
        ("Ferries for the island\nBy Ann Example\nPosted on 25 Jan 2023 at 10:30 GMT" + BODY, "25 Jan 2023", "2023-01-25"),
        ("Ferries for the island\nWednesday, January 25, 2023" + BODY, "January 25, 2023", "2023-01-25"),
        ("25 January 2023 | 14:05" + BODY, "25 January 2023", "2023-01-25"),
        ("Issued 25.01.2023\nFerries for the island" + BODY, "25.01.2023", "2023-01-25"),
        ("OSLO, Jan. 25, 2023 (Reuters) - Ferries will sail.", "Jan. 25, 2023", "2023-01-25"),
        ("OSLO, Norway, March 3, 2024 — Ferries will sail.", "March 3, 2024", "2024-03-03"),
        ("January 25, 2023 — Ferries will sail.", "January 25, 2023", "2023-01-25"),
        ("---\ntitle: Ferries\ndate: 2023-01-25\n---" + BODY, "2023-01-25", "2023-01-25"),
        ("MINISTER FOR FERRIES AND HARBOURS  FH 07 87  5 October 2007 \n" + BODY, "5 October 2007", "2007-10-05"),
        ("Senator Example, Monday, 30th October 2006 \n" + BODY, "30th October 2006", "2006-10-30"),
        ("Ferries in winter\nMarch 2023" + BODY, "March 2023", "2023-03"),
        ("Published 26 Jan 2023\nMeeting of\n25 Jan 2023" + BODY, "26 Jan 2023", "2023-01-26"),
    ],
)
def test_a_date_in_the_place_of_a_page_is_quoted(text: str, words: str, date: str) -> None:
    found = dateline("a", text)
    assert found is not None
    assert found.quote is not None
    assert (found.value.text, found.quote.words) == (date, words)
    assert text[found.quote.start : found.quote.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferries will sail on January 25, 2023, the minister said.",
        "On 25 January 2022 a storm hit the island. It has waited for ferries since.",
        "OSLO (Reuters) - Jan 25 will be remembered.",
        "KYIV, Jan 25 (Reuters) - A day without its year is not completed.",
        "05/06/2023\nEither June or May.",
        "25 January 2023\n26 January 2023\nTwo dates that differ.",
        "Ferries for the island\n31 February 2023" + BODY,
        "Published: 13 January 1750" + BODY,
        "One\nTwo\nThree\nFour\nFive\nSix\nSeven\nEight\nPublished: January 25, 2023",
        "Photo taken July 25, 2018" + BODY,
        "A calendar\nJune 9, 2023: the town asks for ferries\n",
    ],
)
def test_a_date_of_events_or_a_doubtful_one_dates_no_article(text: str) -> None:
    assert dateline("a", text) is None


@given(st.text(alphabet="Jan uary25,2023-—:\n.ABDatepublishedOSLO", max_size=200))
def test_a_found_date_always_stands_verbatim_at_its_offsets(text: str) -> None:
    found = dateline("a", text)
    if found:
        assert found.quote is not None
        assert text[found.quote.start : found.quote.end] == found.quote.words


def test_a_page_of_blanks_takes_no_time() -> None:
    assert dateline("a", " " * 2_000_000 + "x") is None
