"""Two articles that happen to be called alike."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.model.articles import Article
from pledgebook.sources.namesake import namesake

FERRIES = Article(
    "report",
    "The harbour town will lend two ferries to the island this spring. The island's people have waited for a winter, and their "
    "mayor thanked the town. The ferries are to sail in May, when the ice has gone and the crews have been trained.",
    location="monday/report.txt",
)
BEARS = replace(
    FERRIES,
    text="A zoo gives away a pair of brown bears. Keepers say that both are healthy and get along with children, where there is "
    "honey. A park near the mountains has offered them a wide meadow with a stream.",
    location="tuesday/report.txt",
)


def test_another_article_of_the_same_file_name_is_told_from_a_new_version() -> None:
    found = namesake(BEARS, FERRIES)
    assert found is not None
    assert found.where == "tuesday/report.txt"
    assert found.reason.startswith("The book holds another article with the id 'report', read from monday/report.txt")


def test_a_file_that_was_overwritten_with_another_article_is_told_too() -> None:
    assert namesake(replace(BEARS, location=FERRIES.location), FERRIES) is not None


def test_a_corrected_or_updated_article_is_a_new_version() -> None:
    assert namesake(replace(FERRIES, text=FERRIES.text.replace("two", "three")), FERRIES) is None
    assert namesake(replace(FERRIES, text=FERRIES.text + " " + BEARS.text), FERRIES) is None


def test_whoever_gives_an_id_is_believed() -> None:
    assert namesake(replace(BEARS, id="x7"), replace(FERRIES, id="x7")) is None


def test_a_record_called_after_its_line_is_told_too() -> None:
    held = replace(FERRIES, id="news-3", location="news.jsonl:3")
    assert namesake(replace(BEARS, id="news-3", location="news.jsonl:3"), held) is not None
    assert namesake(replace(BEARS, id="news-3", location="more/news.jsonl.gz:3"), held) is not None


def test_a_file_in_an_archive_that_is_packed_anew_every_day_is_told_too() -> None:
    held = replace(FERRIES, id="pack/a/report", location="pack.zip!/a/report.txt")
    assert namesake(replace(BEARS, id="pack/a/report", location="pack.zip!/a/report.txt"), held) is not None


def test_of_a_few_words_nothing_is_said() -> None:
    assert namesake(replace(BEARS, text="Bears."), FERRIES) is None
