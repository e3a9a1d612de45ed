"""Copies in a book: one story in many outlets is one witness, in whatever order it was read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liner import Liner
from pledgebook.ledger import origins
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.ledgers import Ledger
from pledgebook.pipeline import neighbours
from pledgebook.pipeline.copies import find_copies
from pledgebook.pipeline.intake import read_into
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.pipeline.neighbours import Neighbours
from pledgebook.pipeline.standing import StandingLedgers
from pledgebook.sources import crowd
from pledgebook.sources.copies import SCHEME, Story
from pledgebook.store.book import Book
from pledgebook.store.kept import Version

STORY = """The harbour town will lend two ferries to the island this spring, when the ice has gone from the bay.
The island's people have waited for a winter, and their mayor thanked the town in a short speech on the pier.
Crews will be trained in April by a captain who knows the reefs, the harbour office said after the meeting.
Nobody yet knows who will pay for the diesel, which costs more on the island than anywhere else in the country."""
OTHER = """Two ships for people who had none: the island gets its link back in May, says the mayor of the harbour town.
What the boats burn is still a matter of dispute between both councils, and so is the colour of their funnels.
An old captain is to show the young ones how to pass the reefs, on which a dozen hulls have broken since the war."""


def printed(name: str, text: str, day: str, outlet: str | None = None, credit: str = "") -> Article:
    published = Reading(PartialDate(day), None, "a test")
    return Article(
        f"{name}-1",
        f"{credit}{text}\npledge NO ferry",
        outlet=outlet or name.title(),
        published=published,
        location=f"news/{name}.html",
    )


WIRE = printed("ledger", STORY, "2031-03-14", credit="OSLO (Reuters) - ")
COPIES = (
    printed("herald", STORY.replace("harbour office", "port office"), "2031-03-15"),
    printed("post", "\n".join(STORY.split("\n")[:2]), "2031-03-15"),
    printed("courier", "The island can hope.\n" + "\n".join(STORY.split("\n")[1:]), "2031-03-16"),
)
OWN = printed("gazette", OTHER, "2031-03-14")


def ledger(path: Path, *batches: tuple[Article, ...]) -> Ledger:
    with Book.open(str(path), create=True) as book:
        for batch in batches:
            read_into(book, batch, Liner(), lambda _: None)
        return ledger_of(book)


def witnesses(found: Ledger) -> tuple[str, ...]:
    [commitment] = found.commitments
    return commitment.witnesses


def test_a_wire_story_in_four_outlets_is_one_witness_and_a_story_of_ones_own_another(tmp_path: Path) -> None:
    assert witnesses(ledger(tmp_path / "b.db", (WIRE, *COPIES, OWN))) == ("Gazette", "Reuters")


def test_without_a_credit_the_first_to_print_it_is_the_witness(tmp_path: Path) -> None:
    wire = replace(WIRE, text=WIRE.text.removeprefix("OSLO (Reuters) - "))
    assert witnesses(ledger(tmp_path / "b.db", (wire, *COPIES))) == ("Ledger",)


def test_one_credit_tells_for_all_copies_whoever_printed_first(tmp_path: Path) -> None:
    late = replace(WIRE, published=Reading(PartialDate("2031-04-01"), None, "a test"))
    assert witnesses(ledger(tmp_path / "b.db", (*COPIES, late))) == ("Reuters",)


@settings(max_examples=5, deadline=None)
@given(order=st.permutations((WIRE, *COPIES, OWN)), cut=st.integers(0, 5))
def test_the_order_of_reading_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory, order: list[Article], cut: int
) -> None:
    """Law 2."""
    folder = tmp_path_factory.mktemp("copies")
    assert ledger(folder / "one.db", (WIRE, *COPIES, OWN)) == ledger(folder / "two.db", tuple(order[:cut]), tuple(order[cut:]))


def test_as_of_a_day_only_the_copies_that_were_out_count(tmp_path: Path) -> None:
    """Law 3: the credit of a later print is not known yet."""
    late = replace(WIRE, published=Reading(PartialDate("2031-04-01"), None, "a test"))
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        read_into(book, (*COPIES, late), Liner(), lambda _: None)
        assert witnesses(ledger_of(book, PartialDate("2031-03-31").last)) == ("Herald",)
        assert witnesses(ledger_of(book)) == ("Reuters",)


REWRITTEN = replace(COPIES[0], text=OTHER.replace("Two ships", "A pair of ships") + "\npledge NO ferry")
SILENT = replace(COPIES[1], text="Nothing is promised any more.", published=Reading(PartialDate("2031-03-20"), None, "a test"))


@settings(max_examples=6, deadline=None)
@given(order=st.permutations((WIRE, *COPIES, OWN, REWRITTEN, SILENT)), lasts=st.sampled_from((0, 1, 7)))
def test_who_asks_again_and_again_is_told_of_new_origins_without_all_being_put_together_anew(
    tmp_path_factory: pytest.TempPathFactory, order: list[Article], lasts: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(origins, "WEEK", lasts)
        with Book.open(str(tmp_path_factory.mktemp("standing") / "b.db"), create=True) as book:
            standing = StandingLedgers(book)
            for each in order:
                read_into(book, [each], Liner(), lambda _: None)
                days = (None, *(date(2031, 3, number) for number in (14, 15, 16, 20)))
                assert [standing.as_of(day) for day in days] == [ledger_of(book, day) for day in days]
                patch.setattr(standing, "_anew", None)


def test_a_new_version_that_is_no_copy_any_more_is_a_witness_again(tmp_path: Path) -> None:
    again = replace(COPIES[0], text=OTHER.replace("Two ships", "A pair of ships") + "\npledge NO ferry")
    assert witnesses(ledger(tmp_path / "b.db", (WIRE, COPIES[0]), (again,))) == ("Herald", "Reuters")


def test_a_run_that_was_stopped_before_copies_were_looked_for_is_taken_up(tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        for article in (WIRE, *COPIES):
            book.keep(article, Liner().read(article), "liner 1")
        assert len(book.uncompared(SCHEME)) == 4
        find_copies(book)
        assert book.uncompared(SCHEME) == []
        assert len(book.copies()) == 6 - 1  # `post` and `courier` share one paragraph only
        before = book.copies()
        find_copies(book)
        assert book.copies() == before


def test_articles_of_one_outlet_are_not_compared(tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        read_into(book, (WIRE, replace(COPIES[0], outlet="Ledger")), Liner(), lambda _: None)
        assert book.copies() == []


def test_a_copy_of_what_has_changed_since_prints_whose_words_it_printed(tmp_path: Path) -> None:
    """As of the day of the last article a book tells what it tells today, also of stories that were amended."""
    plain = replace(WIRE, text=WIRE.text.removeprefix("OSLO (Reuters) - "), outlet="The Wire")
    credited = replace(WIRE, text=WIRE.text.replace("NO ferry", "NO ship"), published=COPIES[2].published)
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        read_into(book, (plain, COPIES[0], credited), Liner(), lambda _: None)
        now, then = ledger_of(book), ledger_of(book, date(2031, 3, 16))
    assert [each.witnesses for each in then.commitments] == [each.witnesses for each in now.commitments]
    assert {name for each in now.commitments for name in each.witnesses} == {"Reuters"}


def test_a_copy_of_words_that_are_gone_today_was_a_copy_then(tmp_path: Path) -> None:
    first = replace(COPIES[0], published=Reading(PartialDate("2031-03-13"), None, "a test"))
    rewritten = replace(WIRE, text=OTHER, published=Reading(PartialDate("2031-03-20"), None, "a test"))
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        read_into(book, (first, replace(WIRE, text=f"{STORY}\npledge NO ship"), rewritten), Liner(), lambda _: None)
        then = ledger_of(book, date(2031, 3, 15))
    assert {name for each in then.commitments for name in each.witnesses} == {"Herald"}


FOOT = "Sign up here for the letter that our editors write every morning."
OFFICES = ("harbour", "forest", "mountain", "railway")
COUNTED = [f"On day {n} the clerks of the {thing} office counted all that came in." for thing in OFFICES for n in range(6)]


def test_a_phrase_that_outlets_print_under_everything_makes_no_two_long_texts_candidates(tmp_path: Path) -> None:
    texts = ["\n".join((*COUNTED[number * 6 : number * 6 + 6], FOOT)) for number in range(4)]
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        for number, text in enumerate(texts):
            last = printed(f"outlet-{number}", text, "2031-03-14")
            book.keep(last, Liner().read(last), "liner 1")
        find_copies(book)
        enough, twice = Story(text).sought
        shared = Counter(version.article for versions in book.bearers(twice).values() for version in versions)
        assert len(shared) == 4
        assert [article for article, clauses in shared.items() if clauses > 1] == ["outlet-3-1"]
        assert not book.bearers([trait for trait in enough if trait.startswith("s.")])


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.sampled_from([*COUNTED[::3], FOOT]), min_size=1, max_size=8, unique=True), max_size=9), st.data())
def test_common_phrases_change_no_copies(
    tmp_path_factory: pytest.TempPathFactory, told: list[list[str]], data: st.DataObject
) -> None:
    """Law 2, whether a phrase is taken for common or not, and whatever came in first."""
    texts = ["\n".join(lines) for lines in told]
    folder, found = tmp_path_factory.mktemp("books"), []
    for number, many in enumerate((2, 1_000)):
        with pytest.MonkeyPatch.context() as patch, Book.open(str(folder / f"{number}.db"), create=True) as book:
            patch.setattr(neighbours, "MANY", many)
            patch.setattr(crowd, "LOOSE", 2)
            patch.setattr(crowd, "RARE", 1)
            articles = [printed(f"outlet-{place}", text, "2031-03-14") for place, text in enumerate(texts)]
            for article in data.draw(st.permutations(articles)):
                book.keep(article, Liner().read(article), "liner 1")
                if data.draw(st.booleans()):
                    find_copies(book)
            find_copies(book)
            found.append(book.copies())
    assert found[0] == found[1]


def test_what_others_compared_meanwhile_is_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "MANY", 1)
    wire, other = Story(WIRE.text), Story(COPIES[0].text)
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        mine = Neighbours(book, lambda _: wire.runs)
        with mine.together():
            assert mine.of(wire) == []
            book.compared(Version("one", "v"), SCHEME, wire.traits, ())
            mine.note(Version("one", "v"), wire.traits)
            assert mine.of(other) == [Version("one", "v")]
        book.compared(Version("two", "v"), SCHEME, wire.traits, ())
        with mine.together():
            assert mine.of(other) == [Version("one", "v"), Version("two", "v")]


def test_a_version_that_is_compared_once_more_has_only_what_was_found_then(tmp_path: Path) -> None:
    one, other, third = Version("a", "v"), Version("b", "v"), Version("c", "v")
    with Book.open(str(tmp_path / "b.db"), create=True) as book:
        book.compared(other, "1", ("x",), ())
        book.compared(one, "1", ("x", "y"), (other, third))
        book.compared(one, "2", ("y", "z"), (third,))
        assert book.copied() == [(one, third)]
        assert book.bearers(("x", "y", "z")) == {"x": {other}, "y": {one}, "z": {one}}
        book.compared(other, "2", ("x",), (one,))
        assert book.copied() == [(one, other), (one, third)]
        assert book.compared_so_far() == 2
