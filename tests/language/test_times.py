"""Time expressions: which date they mean, how precisely, and what kind of time they are."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unparsed import by_hand

from pledgebook.language.doc import Mention, Sentence
from pledgebook.language.times.finder import Time, TimeKind, find_times
from pledgebook.lexicon.files import entries
from pledgebook.model.dates import PartialDate, Precision, day

Parse = Callable[[str], Sentence]
WEDNESDAY = PartialDate("2023-01-25")
EXAMPLES = [
    (example["say"], str(example["published"]), example["read"]) for entry in entries("times") for example in entry["examples"]
]


def shown(mention: Mention[Time], sentence: Sentence) -> str:
    """The form in which the word file writes times."""
    time, quote = mention.value, mention.reading(sentence).quote
    assert quote is not None
    latest = f"..{time.latest}" if time.latest else ""
    return f"{time.kind} {time.value or '-'}{latest} {quote.words}"


def read(sentence: Sentence, published: PartialDate | None = WEDNESDAY) -> list[str]:
    return [shown(mention, sentence) for mention in find_times(sentence, published)]


def values(sentence: Sentence, published: PartialDate | None = WEDNESDAY) -> list[str]:
    return [str(mention.value.value or "-") for mention in find_times(sentence, published)]


def timexes(sentence: Sentence) -> list[str]:
    return [mention.value.timex for mention in find_times(sentence, WEDNESDAY)]


@pytest.mark.parametrize(("say", "published", "wanted"), EXAMPLES)
def test_every_example_of_the_word_file_reads_as_it_says(sentence: Parse, say: str, published: str, wanted: list[str]) -> None:
    assert read(sentence(say), PartialDate(published)) == wanted


def test_every_entry_of_the_word_file_has_an_example() -> None:
    assert all(entry.get("examples") for entry in entries("times"))


@pytest.mark.parametrize(
    ("say", "wanted"),
    [
        ("The council met on Wednesday.", ["2023-01-25"]),
        ("The council will meet on Wednesday.", ["2023-01-25"]),
        ("The council met on Thursday.", ["2023-01-19"]),
        ("The council will meet on Thursday.", ["2023-01-26"]),
        ("The council is to meet later on Thursday.", ["2023-01-26"]),
        ("The talks are due on Monday.", ["2023-01-30"]),
        ("Last Friday they met; next Friday they meet again.", ["2023-01-20", "2023-02-03"]),
        ("They met last Monday and last Wednesday.", ["2023-01-23", "2023-01-18"]),
        ("The minister said on Monday the ships would sail.", ["2023-01-23"]),
        ("Friday's vote was close.", ["2023-01-20"]),
        ("The vote was put off until Friday.", ["2023-01-27"]),
    ],
)
def test_a_weekday_is_the_same_day_or_the_nearest_where_its_clause_looks(sentence: Parse, say: str, wanted: list[str]) -> None:
    assert values(sentence(say)) == wanted


@pytest.mark.parametrize(
    ("say", "wanted"),
    [
        ("They agreed in December.", ["2022-12"]),
        ("They will agree in December.", ["2023-12"]),
        ("They agreed in January.", ["2023-01"]),
        ("They agreed last May and last winter.", ["2022-05", "2021-WI"]),
        ("Rains came in the spring.", ["2022-SP"]),
        ("Rains will come this spring and this winter.", ["2023-SP", "2022-WI"]),
        ("It signed on Dec. 7 and on 3rd of November.", ["2022-12-07", "2022-11-03"]),
        ("The deadline was moved to Feb. 3.", ["2023-02-03"]),
        ("It gave more since the storm on February 24.", ["2022-02-24"]),
        ("They signed on October 7 last year.", ["2022-10-07"]),
        ("It opened in the third quarter.", ["2022-Q3"]),
        ("It opens in the second quarter of next year.", ["2024-Q2"]),
        ("It lost money in the first half of 2021.", ["2021-H1"]),
    ],
)
def test_a_name_without_its_year_is_the_nearest_where_its_clause_looks(sentence: Parse, say: str, wanted: list[str]) -> None:
    assert values(sentence(say)) == wanted


@pytest.mark.parametrize(
    ("say", "wanted"),
    [
        ("It was paid two days ago.", "2023-01-23"),
        ("It was paid two weeks ago.", "2023-W02"),
        ("It was paid two months ago.", "2022-11"),
        ("It was paid more than a year ago.", "2022"),
        ("It was paid last week.", "2023-W03"),
        ("It was paid over the weekend.", "2023-W03"),
        ("It was paid earlier this month.", "2023-01"),
        ("It will be paid in about three months.", "2023-04"),
        ("It will be paid within a decade.", "-"),
        ("It was paid in 2021-2027.", "-"),
        ("It was paid from 24 to 26 January 2023.", "2023-W04"),
    ],
)
def test_no_value_is_more_precise_than_its_words(sentence: Parse, say: str, wanted: str) -> None:
    assert values(sentence(say)) == [wanted]


@pytest.mark.parametrize(
    ("say", "kind", "latest"),
    [
        ("It will end by the end of March.", TimeKind.SPAN_END, "2023-03"),
        ("It will end by end-2023.", TimeKind.SPAN_END, "2023"),
        ("It will end no later than September 1.", TimeKind.SPAN_END, "2023-09-01"),
        ("It will end within three or four months.", TimeKind.SPAN_END, "2023-05"),
        ("It will be spent over the next two years.", TimeKind.DURATION, "2025"),
        ("The funds for 2021-2027 are spent.", TimeKind.DURATION, "2027"),
        ("It has paid since 2014.", TimeKind.SINCE, "-"),
        ("It pays 3 million euros every year.", TimeKind.SET, "-"),
        ("It will end in the coming months.", TimeKind.VAGUE, "-"),
        ("Training lasts six months.", TimeKind.DURATION, "-"),
    ],
)
def test_dues_tell_the_latest_date_that_their_words_allow(sentence: Parse, say: str, kind: TimeKind, latest: str) -> None:
    (mention,) = find_times(sentence(say), WEDNESDAY)
    assert (mention.value.kind, str(mention.value.latest or "-")) == (kind, latest)


def test_timex_values_follow_timeml(sentence: Parse) -> None:
    said = (
        "For three weeks, 24 hours, two and a half years, decades and several days in the 1990s it shipped daily, "
        "and soon again in fiscal 2024."
    )
    assert timexes(sentence(said)) == [
        "P3W",
        "PT24H",
        "P2Y6M",
        "PXY",
        "PXD",
        "199",
        "P1D",
        "FUTURE_REF",
        "2024",
    ]


@pytest.mark.parametrize(
    "say",
    [
        "We may march on, said the second man.",
        "The sun rose as they sat and mar the view.",
        "Jan Novak won seats.",
        "The 14-year-old has a 2,000 page book.",
        "Resolution 2585 costs $2023.",
        "The Daily Post and the fall of Troy.",
    ],
)
def test_words_that_only_look_like_times_are_none(sentence: Parse, say: str) -> None:
    assert read(sentence(say)) == []


def test_without_a_publication_day_relative_dates_have_no_value(sentence: Parse) -> None:
    said = sentence(
        "Yesterday, last week, on Friday, in March and two years ago they gave what they promised on 5 May 2021 and in 2019."
    )
    assert values(said, None) == ["-", "-", "-", "-", "-", "2021-05-05", "2019"]


def test_a_publication_month_gives_no_more_than_all_its_days_agree_on(sentence: Parse) -> None:
    said = sentence("Yesterday, last week, last month and last year they gave what they had promised on Friday.")
    assert values(said, PartialDate("2023-03")) == ["2023-Q1", "2023-Q1", "2023-02", "2022", "2023-Q1"]


def test_taken_words_are_no_times(sentence: Parse) -> None:
    said = sentence("The March Fund paid in March.")
    assert values(said, PartialDate("2023-04-01")) != ["2023-03"]
    assert [mention.first for mention in find_times(said, WEDNESDAY, frozenset({1}))] == [5]


def test_impossible_dates_have_no_value_and_do_not_raise(sentence: Parse) -> None:
    said = sentence("It happened on 13/13/2023, 9999 years ago and in 90000 years.")
    assert set(values(said)) <= {"-"}


def test_a_day_that_no_month_has_is_read_as_its_month(sentence: Parse) -> None:
    assert values(sentence("It happened on 31 February 2023.")) == ["2023-02"]


PIECES = [
    "March",
    "Friday",
    "25",
    "2023",
    "last",
    "next",
    "week",
    "months",
    "three",
    "or",
    "ago",
    "in",
    "by",
    "the",
    "end",
    "of",
    "spring",
    "Q3",
    "every",
    "31",
    "February",
    "99999",
    "year",
    "-",
    "half",
    "century",
    "within",
    "0",
]
TOKENS = st.lists(
    st.sampled_from(PIECES) | st.text(alphabet=st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=5),
    min_size=1,
    max_size=12,
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@settings(deadline=None)
@given(TOKENS, st.none() | DAYS.map(day))
def test_times_never_raise_never_overlap_and_stay_in_text_order(tokens: list[str], published: PartialDate | None) -> None:
    found = find_times(by_hand(tokens), published)
    assert all(0 <= mention.first <= mention.last < len(tokens) for mention in found)
    assert all(one.last < other.first for one, other in pairwise(found))


@settings(deadline=None)
@given(TOKENS, st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.sampled_from(["%Y", "%Y-%m"]))
def test_a_coarser_publication_date_covers_what_each_of_its_days_gives(tokens: list[str], published: date, form: str) -> None:
    coarse = find_times(by_hand(tokens), PartialDate(published.strftime(form)))
    fine = find_times(by_hand(tokens), day(published))
    for one, other in zip(coarse, fine, strict=True):
        if one.value.value and other.value.value and "-W" not in other.value.value.text:
            assert one.value.value.precision <= other.value.value.precision
            assert one.value.value.meets(other.value.value)


def test_days_are_read_as_days(sentence: Parse) -> None:
    (mention,) = find_times(sentence("They signed on 25 January 2023."), None)
    assert mention.value.value is not None
    assert mention.value.value.precision is Precision.DAY
