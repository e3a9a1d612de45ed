"""Laws 1 and 6 over generated news: every cell stands on its words, and none is finer than they are."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.model.amounts import Qualifier
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate, Precision
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.reports import Report
from pledgebook.reading.builtin import Builtin

STANDS_IN = ("article.", "reference.", "recipient.", "donor.", "outlet.")
"""Rules of values that stand for words that are not there; they say so by their name."""
WHEN = {
    "on Monday": Precision.DAY,
    "last week": Precision.WEEK,
    "in March": Precision.MONTH,
    "last month": Precision.MONTH,
    "in the first quarter of 2026": Precision.QUARTER,
    "in the spring of 2025": Precision.SEASON,
    "in 2024": Precision.YEAR,
}
HOW_MANY = {
    "14": Qualifier.EXACT,
    "about 40": Qualifier.ABOUT,
    "more than 30": Qualifier.AT_LEAST,
    "up to 50": Qualifier.AT_MOST,
    "between 20 and 30": Qualifier.RANGE,
    "dozens of": Qualifier.VAGUE,
}
SENTENCE = st.builds(
    "{} {} {} {} to {} {}.".format,
    st.sampled_from(["Canada", "Poland", "The Netherlands", "Japan's government"]),
    st.sampled_from(["sent", "has sent", "will send", "refused to send", "is considering sending", "promised to send"]),
    st.sampled_from([*HOW_MANY, "its", "an initial company of 14 of its"]),
    st.sampled_from(["howitzers", "generators", "Leopard 2 A6 tanks", "ambulances and tents"]),
    st.sampled_from(["Ukraine", "Moldova", "the people of Sudan"]),
    st.sampled_from([*WHEN, "", "if parliament agrees", "within three months"]),
)
NOISE = st.text(max_size=60)
NEWS = st.lists(st.one_of(SENTENCE, SENTENCE, NOISE), min_size=1, max_size=4).map("\n\n".join)
PUBLISHED = Reading(PartialDate("2026-06-17"), None, "test")

T = TypeVar("T")


def read(text: str) -> tuple[Report, ...]:
    return Builtin().read(Article("news", text, published=PUBLISHED)).reports


def readings(value: object) -> Iterator[Reading[object]]:
    return within(value, Reading)


def quotes(value: object) -> Iterator[Quote]:
    return within(value, Quote)


def within(value: object, kind: type[T]) -> Iterator[T]:
    """The value and all that it is made of, as far as they are of a kind."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from within(part, kind)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from within(getattr(value, field.name), kind)


@settings(max_examples=40, deadline=None)
@given(NEWS)
def test_every_quote_stands_verbatim_at_its_offsets(text: str) -> None:
    for quote in quotes(read(text)):
        assert text[quote.start : quote.end] == quote.words


@settings(max_examples=40, deadline=None)
@given(st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join))
def test_every_quote_holds_whole_words(text: str) -> None:
    for quote in quotes(read(text)):
        assert not (text[quote.start - 1 : quote.start] + text[quote.start]).isalnum() or quote.start == 0
        assert not text[quote.end - 1 : quote.end + 1].isalnum() or quote.end == len(text)


@settings(max_examples=40, deadline=None)
@given(NEWS)
def test_a_cell_without_words_says_what_stood_in(text: str) -> None:
    for cell in readings(read(text)):
        assert cell.quote is not None or cell.rule.startswith(STANDS_IN)


@settings(max_examples=40, deadline=None)
@given(NEWS)
def test_reading_again_reads_the_same(text: str) -> None:
    assert read(text) == read(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    Builtin().read(Article("odd", text))


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(WHEN)), st.sampled_from(["sent", "delivered", "donated"]))
def test_no_rule_makes_a_date_finer_than_its_words(when: str, verb: str) -> None:
    [report] = read(f"Canada {verb} 14 howitzers to Ukraine {when}.")
    assert report.act_date is not None
    assert report.act_date.value.precision <= WHEN[when]


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(HOW_MANY)), st.sampled_from(["howitzers", "ambulances", "generators"]))
def test_no_rule_makes_an_amount_firmer_than_its_words(how_many: str, thing: str) -> None:
    [report] = read(f"Canada sent {how_many} {thing} to Ukraine.")
    assert isinstance(report.amount, Reading)
    assert report.amount.value.qualifier is HOW_MANY[how_many]


@given(st.sampled_from(sorted(WHEN)))
@settings(max_examples=10, deadline=None)
def test_without_a_date_of_its_own_an_article_dates_nothing_by_the_clock(when: str) -> None:
    reports = Builtin().read(Article("news", f"Canada sent 14 howitzers to Ukraine {when}.")).reports
    dates = [report.act_date.value.text for report in reports if report.act_date]
    assert all(date[:4] in when for date in dates)
