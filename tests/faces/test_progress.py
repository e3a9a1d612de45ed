from pathlib import Path

import pytest

from pledgebook.faces.pace import Pace, span
from pledgebook.faces.progress import progress, summary
from pledgebook.model.articles import Setback
from pledgebook.pipeline.events import Event, Tally, What


@pytest.mark.parametrize(
    ("tally", "first"),
    [
        (Tally(new=2, reports=17), "2 articles: 2 new; 17 reports read. The book is b.db."),
        (
            Tally(new=1, changed=1, same=3, reports=1),
            "5 articles: 1 new, 1 changed, 3 already in the book; 1 report read. The book is b.db.",
        ),
        (Tally(same=1), "1 article: 1 already in the book. The book is b.db."),
        (Tally(new=1), "1 article: 1 new; 0 reports read. The book is b.db."),
        (Tally(reread=4, reports=9), "4 articles: 4 read anew; 9 reports read. The book is b.db."),
        (Tally(), "No article was read. The book is b.db."),
    ],
)
def test_a_run_ends_with_what_it_came_to(tally: Tally, first: str) -> None:
    assert summary(tally, "b.db") == first + "\n"


def test_what_was_set_aside_is_listed_with_place_and_reason() -> None:
    tally = Tally(passed_over=3, set_aside=(Setback("a.txt", "It is empty."), Setback("b.jsonl:7", "No text.")))
    assert summary(tally, "b.db").splitlines()[1:] == [
        "Passed over: 3 files of kinds that are not read.",
        "Set aside, 2:",
        "  a.txt: It is empty.",
        "  b.jsonl:7: No text.",
    ]


def test_progress_is_silent_in_a_pipe(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with progress("Reading") as told:
        told(Event(What.NEW, str(tmp_path / "[red]a.txt"), "a", 3))
    assert capfd.readouterr() == ("", "")


def test_a_long_run_tells_how_much_is_done_how_fast_and_how_long_it_may_take() -> None:
    pace = Pace(total=1000)
    told = []
    for second in range(40):
        for each in range(10):
            pace.step(second + each / 10)
        told.append(pace.words(second + 0.9))
    assert told[0] == "10 of about 1,000 done"
    assert told[-1] == "400 of about 1,000 done, 10 a second, about 60 seconds left"


def test_the_time_left_is_judged_by_the_last_minute_and_not_by_what_went_before() -> None:
    pace = Pace(total=10_000)
    for each in range(5000):
        pace.step(each / 1000)
    for each in range(100):
        pace.step(5 + each)
    assert pace.words(105) == "5,100 of about 10,000 done, 59 a minute, about 83 minutes left"


def test_without_a_count_and_at_the_very_end_no_time_is_named() -> None:
    open_ended, nearly_done = Pace(), Pace(total=20)
    for second in range(20):
        open_ended.step(second)
        nearly_done.step(second)
    assert open_ended.words(20) == "20 done, 60 a minute"
    assert nearly_done.words(20) == "20 of about 20 done, 60 a minute"


def test_a_clock_that_is_set_back_harms_nothing() -> None:
    pace = Pace(total=3)
    for now in (100.0, 50.0, 51.0):
        pace.step(now)
    assert pace.words(51.0) == "3 of about 3 done"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "5 seconds"), (62, "60 seconds"), (100, "2 minutes"), (7300, "2 hours"), (90_000, "25 hours"), (400_000, "5 days")],
)
def test_a_length_of_time_is_no_finer_than_the_guess(seconds: float, words: str) -> None:
    assert span(seconds) == words
