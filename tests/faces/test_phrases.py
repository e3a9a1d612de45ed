from decimal import Decimal

import pytest
from hand_built import tanks
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.faces.phrases import amount_words, cell_words, claim_words, date_words, headline, number_words, unit_plural
from pledgebook.model.amounts import Amount, Missing, Qualifier, about, at_least, at_most, between, exact, vague
from pledgebook.model.dates import PartialDate


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (exact(2_500_000_000, "USD"), "$2.5 billion"),
        (exact(14), "14"),
        (exact(1500), "1,500"),
        (about(50), "about 50"),
        (at_least(300), "at least 300"),
        (at_most(400_000_000, "USD"), "up to $400 million"),
        (exact(90_000_000, "SEK"), "90 million SEK"),
        (exact("12.5", "tonne"), "12.5 tonnes"),
        (exact(1, "battalion"), "1 battalion"),
        (exact(2, "battery"), "2 batteries"),
        (about(4000, "person"), "about 4,000 people"),
        (between(3, 4), "3–4"),
        (between(2_000_000_000, 3_000_000_000, "EUR"), "€2–3 billion"),
        (between(900_000_000, 1_000_000_000, "EUR"), "€900 million–1 billion"),
        (vague(24), "dozens (24+)"),
        (vague(200), "hundreds (200+)"),
        (vague(2_000_000_000, "USD"), "billions ($2 billion+)"),
        (vague(3), "several (3+)"),
        (vague(), "an unstated number"),
        (vague(unit="dose"), "an unstated number of doses"),
        (Amount(None, Decimal(5), None, qualifier=Qualifier.RANGE), "at least 5"),
        (Amount(None, None, Decimal(5), qualifier=Qualifier.RANGE), "up to 5"),
        (Missing.UNDISCLOSED, "undisclosed"),
        (Missing.NOT_MENTIONED, ""),
    ],
)
def test_an_amount_reads_as_in_a_newspaper(amount: Amount | Missing, words: str) -> None:
    assert amount_words(amount) == words


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_a_number_in_words_loses_no_digit(number: Decimal) -> None:
    scales = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
    digits, _, scale = number_words(number).partition(" ")
    assert Decimal(digits.replace(",", "")) * scales.get(scale, 1) == number


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023-01-25", "2023-01-25"),
        ("2023-01", "2023-01"),
        ("2023", "2023"),
        ("2023-W03", "week of 2023-01-16"),
        ("2023-Q2", "second quarter of 2023"),
        ("2023-H1", "first half of 2023"),
        ("2023-SP", "spring 2023"),
    ],
)
def test_a_date_is_shown_as_precise_as_it_is(date: str, words: str) -> None:
    assert date_words(PartialDate(date)) == words


def test_a_missing_date_is_said_to_be_missing() -> None:
    assert date_words(None) == "date unknown"


def test_currencies_have_no_plural() -> None:
    assert [unit_plural(unit) for unit in ("USD", "company", "dose", "bus")] == ["USD", "companies", "doses", "buses"]


def test_a_headline_names_both_sides_the_thing_and_how_much() -> None:
    assert headline(tanks()) == "Germany to Ukraine: Leopard 2 tank, 14–16"


def test_what_sources_differ_on_is_called_as_people_call_it() -> None:
    assert (cell_words("act_date"), claim_words("act_date", "2031-W11")) == ("date", "week of 2031-03-10")
    assert (cell_words("due"), claim_words("due", "by 2031-W11")) == ("due date", "by 2031-W11")
