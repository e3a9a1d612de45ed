"""Numbers in digits and in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.language.amounts.atoms import atoms
from pledgebook.language.amounts.numbers import numeral_at
from pledgebook.language.amounts.reckoned import find_numbers


def read(text: str) -> list[Decimal]:
    return [value for value, _, _ in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,000", "4000"),
        ("1,234,567.89", "1234567.89"),
        ("12,34,567", "1234567"),
        ("1 234 567", "1234567"),
        ("40\u202f000", "40000"),
        ("1.234.567", "1234567"),
        ("3,5 million", "3500000"),
        ("½", "0.5"),
        ("2½", "2.5"),
        ("10 1/2", "10.5"),
    ],
)
def test_digits_are_read_in_every_grouping(text: str, value: str) -> None:
    assert read(text) == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and five thousand", "205000"),
        ("a hundred and twenty", "120"),
        ("twenty-two", "22"),
        ("two and a half billion", "2500000000"),
        ("half a million", "500000"),
        ("three quarters of a million", "750000"),
        ("two dozen", "24"),
        ("three lakh crore", "3000000000000"),
        ("1.5bn", "1500000000"),
        ("400-million", "400000000"),
        ("nine point nought four", "9.04"),
    ],
)
def test_words_and_scales_make_one_number(text: str, value: str) -> None:
    assert read(text) == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("minus one over twenty", "-0.05"), ("1.3x10^6", "1300000"), ("three twenty-fifths", "0.12"), ("one out of four", "0.25")],
)
def test_reckoned_numbers_are_read_on_request(text: str, value: str) -> None:
    assert read(text) == [Decimal(value)]


def test_two_numbers_beside_each_other_stay_two() -> None:
    assert read("two million and six trucks") == [2_000_000, 6]
    assert read("18 155mm howitzers") == [18, 155]


def test_an_ordinal_is_no_fraction() -> None:
    assert read("a third package") == []


_SMALL = {1: "one", 2: "two", 7: "seven", 13: "thirteen", 20: "twenty", 42: "forty-two", 99: "ninety-nine"}
_SCALES = {1: "", 100: " hundred", 1000: " thousand", 1_000_000: " million", 1_000_000_000: " billion"}


@given(st.sampled_from(sorted(_SMALL)), st.sampled_from(sorted(_SCALES)))
def test_a_spelled_number_is_its_factors_product(small: int, scale: int) -> None:
    assert read(_SMALL[small] + _SCALES[scale]) == [small * scale]


@given(st.integers(0, 10**12))
def test_digits_read_back_as_the_number_that_was_written(value: int) -> None:
    assert read(f"{value:,}") == [value]


@given(st.text(alphabet="0123456789.,/^eE-–x½ andofa millionhundredthirds$", max_size=40))
def test_no_text_makes_it_raise_or_read_backwards(text: str) -> None:
    ends = [end for _, _, end in find_numbers(text)]
    assert ends == sorted(ends)
    for at in range(len(found := atoms(text))):
        numeral = numeral_at(found, at)
        assert numeral is None or numeral.first <= numeral.last < len(found)
