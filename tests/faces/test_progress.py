from pathlib import Path

import pytest

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
