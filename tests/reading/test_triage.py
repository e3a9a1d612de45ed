"""No article is passed over in which something would have been read."""

from __future__ import annotations

import pytest

from pledgebook.lexicon.frames import Example, examples
from pledgebook.model.articles import Article
from pledgebook.reading.builtin import Builtin
from pledgebook.reading.triage import worth_parsing

GIVEN = [(name, example) for name, example in examples() if example.reads]


@pytest.mark.parametrize(("name", "example"), GIVEN, ids=[f"{name}: {example.text[:40]}" for name, example in GIVEN])
def test_every_example_of_the_word_files_survives(name: str, example: Example) -> None:
    assert worth_parsing(Article("a", example.text)), name


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. administration can continue to send $1.5 billion in annual aid to the Egyptian government.",
        "Nothing here.\n\nIn Oslo Ms Solberg of Norway told them. The loan of 300 million euros to Kenya was approved by the EU.",
        "Sixty trucks left.\nThe trucks, given by Italy,\nreached Moldova at noon.",
    ],
)
def test_a_commitment_anywhere_in_an_article_makes_it_worth_a_parse(text: str) -> None:
    assert worth_parsing(Article("a", text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The choir sang until midnight, and everybody went home happy.",
        "Kenya beat Norway in Lisbon on Sunday.",
        "She gave the museum her grandmother's loan papers.",
    ],
)
def test_an_article_of_something_else_is_passed_over(text: str) -> None:
    assert not worth_parsing(Article("a", text))


def test_an_official_release_speaks_for_its_own_side() -> None:
    words = "We will send 40 ambulances."
    assert worth_parsing(Article("a", words, outlet="U.S. Department of State"))
    assert not worth_parsing(Article("a", words, outlet="Northern Wire"))


def test_what_is_passed_over_is_an_article_in_which_nothing_is_read() -> None:
    article = Article("a", "The choir sang until midnight.")
    assert Builtin(triage=True).read(article) == Builtin().read(article)


def test_what_is_parsed_is_read_as_without_triage() -> None:
    article = Article("a", "Nothing happened. Norway sent 12 generators to Moldova in May. It will send 40 more.")
    assert Builtin(triage=True).read(article) == Builtin().read(article)
    assert Builtin(triage=True).read(article).reports


def test_a_book_knows_whether_triage_was_on() -> None:
    assert Builtin(triage=True).name != Builtin().name
