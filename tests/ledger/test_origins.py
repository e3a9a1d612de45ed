"""Who first wrote the words: a story goes by copies of copies for a week, and no further."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pledgebook.ledger.origins import WEEK, Pair, Stories, when, with_origins
from pledgebook.model.amounts import Missing
from pledgebook.model.articles import Source
from pledgebook.model.dates import day
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Report

FIRST = date(2031, 3, 1)


def report(article: str, after: int | None, origin: str | None = None) -> Report:
    published = day(FIRST + timedelta(days=after)) if after is not None else None
    source = Source(article, "v", article.title(), published, origin=origin)
    act, item = Reading(Act.PLEDGED, None, "a test"), Reading(Item("ferry", ItemClass.TANK), None, "a test")
    return Report(id=article, source=source, act=act, donors=(), recipients=(), item=item, amount=Missing.NOT_MENTIONED)


def witnesses(reports: list[Report], *copies: Pair) -> list[str]:
    return [each.source.witness for each in with_origins(reports, copies)]


def test_a_story_that_goes_from_outlet_to_outlet_within_a_week_has_one_witness() -> None:
    prints = [report("herald", 0), report("post", 3), report("times", WEEK)]
    assert witnesses(prints, ("herald", "post"), ("post", "times")) == ["Herald"] * 3


def test_a_piece_that_grows_out_of_the_day_before_s_is_not_one_story_for_ever() -> None:
    """Each day's piece takes over half of the day before's, for two months."""
    prints = [report(f"day {number:02}", number) for number in range(60)]
    told = witnesses(prints, *pairwise(each.id for each in prints))
    assert len({*told}) > 5
    assert max(told.count(name) for name in told) <= WEEK + 2


def test_a_reprint_of_a_year_later_has_the_first_witness_still() -> None:
    prints = [report("herald", 0), report("post", 2), report("annual", 365)]
    assert witnesses(prints, ("herald", "post"), ("annual", "post")) == ["Herald"] * 3


def test_a_copy_of_a_late_reprint_that_is_none_of_the_story_is_a_story_of_its_own() -> None:
    prints = [report("herald", 0), report("annual", 365), report("digest", 366)]
    assert witnesses(prints, ("herald", "annual"), ("annual", "digest")) == ["Herald", "Herald", "Digest"]


def test_two_halves_of_a_story_are_one_once_the_whole_is_printed_in_their_week() -> None:
    halves = [report("herald", 0), report("post", 1)]
    assert witnesses(halves) == ["Herald", "Post"]
    whole = report("whole", 2, origin="Reuters")
    assert witnesses([*halves, whole], ("herald", "whole"), ("post", "whole")) == ["Reuters"] * 3


def test_what_prints_two_old_stories_at_once_makes_them_no_one_story() -> None:
    prints = [report("herald", 0), report("post", 30), report("review", 300)]
    assert witnesses(prints, ("herald", "review"), ("post", "review")) == ["Herald", "Post", "Herald"]


prints = st.lists(st.one_of(st.integers(0, 30), st.none()), min_size=1, max_size=10).map(
    lambda days: [report(f"a{number}", after, "Reuters" if number == 3 else None) for number, after in enumerate(days)]
)


def pairs_of(told: list[Report]) -> st.SearchStrategy[list[Pair]]:
    names = st.sampled_from([each.id for each in told])
    return st.lists(st.tuples(names, names).filter(lambda pair: pair[0] < pair[1]), unique=True, max_size=20)


stories = prints.filter(lambda told: len(told) > 1).flatmap(lambda told: st.tuples(st.just(told), pairs_of(told)))


@given(stories, st.randoms())
def test_neither_the_order_of_articles_nor_of_pairs_makes_a_difference(
    story: tuple[list[Report], list[Pair]], chance: Random
) -> None:
    """Law 2."""
    told, copies = story
    shuffled, turned = chance.sample(told, len(told)), [pair[::-1] for pair in chance.sample(copies, len(copies))]
    assert set(with_origins(shuffled, turned)) == set(with_origins(told, copies))


@given(stories)
def test_every_late_print_is_a_copy_of_one_of_its_story_s_first_week(story: tuple[list[Report], list[Pair]]) -> None:
    told, copies = story
    near = {each.id: {b if a == each.id else a for a, b in copies if each.id in (a, b)} for each in told}
    known = Stories()
    for each in sorted(told, key=lambda each: when(each.source)):
        known.tell(each.source, near[each.id])
    for found in known.found():
        days = {each.article: when(each)[0] for each in found.prints}
        week = {article for article, out in days.items() if out - found.since <= WEEK}
        assert found.since == min(days.values())
        assert all(near[article] & week for article in days.keys() - week)
