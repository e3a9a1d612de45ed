"""To whom money goes that no words send anywhere: to the country that the article sends most to, if it is about that country."""

from __future__ import annotations

import pytest

from exercises import line_of
from pledgebook.model.articles import Article
from pledgebook.reading.builtin import Builtin

PASSING = (
    "The Prime Minister spoke of schools, roads and the harvest. He said that Australia had sent a letter to Kenya.\n\n"
    "Australia will provide 5 million dollars in emergency aid."
)
ABOUT_KENYA = (
    "The Prime Minister spoke of the floods in Kenya. He said that Australia had sent a letter to Kenya, "
    "that roads to Kenya were closed, and that tents for Kenya were ready.\n\n"
    "Australia will provide 5 million dollars in emergency aid."
)


def _last(text: str, outlet: str) -> str:
    reports = Builtin(learnt=False).read(Article("release", text, outlet=outlet)).reports
    return line_of(reports[-1]) if reports else "nothing"


@pytest.mark.parametrize(
    ("text", "line"),
    [(PASSING, "nothing"), (ABOUT_KENYA, "AU -> KE: pledged humanitarian-aid 5000000 AUD")],
)
def test_a_government_that_names_a_country_in_passing_gives_it_nothing(text: str, line: str) -> None:
    assert _last(text, "Prime Minister of Australia") == line


TITLED = "Japan will provide 6 million dollars in emergency aid.\n\nThe money will pay for blankets."


@pytest.mark.parametrize(
    ("title", "takers"),
    [
        ("Japan announces emergency aid to Burkina Faso and Togo", "BF+TG"),
        ("Japan announces emergency aid to people in need", ""),
        ("Japan will provide 6 million dollars in emergency aid. More on Togo inside", ""),
    ],
)
def test_what_only_the_title_names_takes_where_the_text_names_nobody(title: str, takers: str) -> None:
    reports = Builtin(learnt=False).read(Article("release", TITLED, title=title)).reports
    assert {"+".join(party.value.id for party in report.recipients) for report in reports} == ({takers} if takers else set())


def test_who_takes_by_the_title_is_quoted_from_nowhere() -> None:
    title = "Japan announces emergency aid to Togo"
    reports = Builtin(learnt=False).read(Article("release", TITLED, title=title)).reports
    assert [(party.quote, party.rule) for party in reports[0].recipients] == [(None, "recipient.of-the-article")]
