"""Dates counted from a day."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from pledgebook.language.times import calendar
from pledgebook.model.dates import PartialDate, day

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
SIDES = st.sampled_from([-1, 0, 1])


@given(DAYS, st.integers(1, 7), SIDES)
def test_a_weekday_is_that_weekday_within_a_week_on_its_side(today: date, number: int, side: int) -> None:
    found = calendar.weekday(today, number, side, None).first
    assert found.isoweekday() == number
    away = (found - today).days
    assert 0 <= away < 7 if side > 0 else -7 < away <= 0


@given(DAYS, st.integers(1, 12), SIDES)
def test_a_month_is_that_month_and_the_present_one_stays(today: date, number: int, side: int) -> None:
    found = calendar.month(today, number, side, None)
    assert found.first.month == number
    assert abs((found.first - today).days) < 366
    if number == today.month:
        assert found.first <= today <= found.last


@given(DAYS, st.sampled_from(["SP", "SU", "FA", "WI"]), SIDES)
def test_a_season_on_a_side_is_not_wholly_on_the_other(today: date, name: str, side: int) -> None:
    found = calendar.season(today, name, side, None)
    assert found.text.endswith(name)
    assert side <= 0 or found.last >= today
    assert side >= 0 or found.first <= today


@given(DAYS, st.sampled_from("DWMQY"), st.integers(-40, 40))
def test_a_shift_back_undoes_a_shift(today: date, unit: str, count: int) -> None:
    there = calendar.shift(today, unit, count)
    assert calendar.shift(there.first, unit, -count).first <= today <= calendar.shift(there.last, unit, -count).last


@given(DAYS, st.integers(0, 400))
def test_what_covers_two_days_holds_both_and_is_finer_than_neither(start: date, length: int) -> None:
    first, last = day(start), day(start + timedelta(days=length))
    found = calendar.covering(first, last)
    assume(found is not None)
    assert found is not None
    assert found.covers(first)
    assert found.covers(last)


def test_this_winter_in_january_began_last_year() -> None:
    assert calendar.season(date(2023, 1, 25), "WI", 0, 0) == PartialDate("2022-WI")
    assert calendar.season(date(2023, 11, 25), "WI", 0, 0) == PartialDate("2023-WI")
