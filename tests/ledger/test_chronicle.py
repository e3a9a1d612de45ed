"""A chronicle answers for any date, and after any additions, what settling from nothing gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news import FIRST, news, rulings
from stories import story

from pledgebook.ledger import link
from pledgebook.ledger.chronicle import Chronicle
from pledgebook.ledger.settle import settle
from pledgebook.model.reports import Extract, Report

days = st.integers(-1, 51).map(lambda number: FIRST + timedelta(days=number))
draws = st.data()


@pytest.fixture(autouse=True, scope="module")
def narrow() -> Iterator[None]:
    """Small books never have as many commitments in a block as are compared: with two they do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(link, "RECENT", 2)
        yield


def extracts(reports: Iterable[Report]) -> list[Extract]:
    """What each article says."""
    articles: dict[str, list[Report]] = {}
    for report in reports:
        articles.setdefault(report.source.article, []).append(report)
    return [Extract(told[0].source, tuple(told)) for told in articles.values()]


@given(news(longest=12), days, days, draws)
def test_a_chronicle_tells_of_any_date_what_settling_from_nothing_tells(
    reports: list[Report], one: date, other: date, data: st.DataObject
) -> None:
    made = data.draw(rulings(reports))
    chronicle = Chronicle(reports, made)
    for day in (one, other, None, one):
        assert chronicle.as_of(day) == settle(reports, made, as_of=day)


@given(news(longest=12), draws)
def test_articles_may_come_in_any_order_and_in_any_batches(reports: list[Report], data: st.DataObject) -> None:
    coming = data.draw(st.permutations(extracts(reports)))
    made = data.draw(rulings(reports))
    chronicle, known = Chronicle([]), []
    while coming:
        batch = [coming.pop() for _ in range(data.draw(st.integers(1, len(coming))))]
        heard = data.draw(st.sampled_from((made, [], None)))
        known += [report for extract in batch for report in extract.reports]
        chronicle.revise(batch, heard)
        assert heard is None or chronicle.as_of() == settle(known, heard)
    chronicle.revise([], made)
    assert chronicle.as_of() == settle(reports, made)


@given(news(longest=12), news(longest=6), draws)
def test_articles_that_are_read_anew_or_taken_away_leave_no_trace_of_what_they_said(
    reports: list[Report], others: list[Report], data: st.DataObject
) -> None:
    made = data.draw(rulings(reports))
    chronicle = Chronicle(reports, made)
    chronicle.revise(extracts(others))
    said = {each.source.article: each.reports for each in (*extracts(reports), *extracts(others))}
    assert chronicle.as_of() == settle([report for told in said.values() for report in told], made)
    chronicle.revise([replace(each, reports=()) for each in extracts(others)])
    left = [report for report in reports if report.source.article not in {each.source.article for each in others}]
    assert chronicle.as_of() == settle(left, made)


@given(news(longest=12), news(longest=6), days, draws)
def test_what_articles_said_on_a_day_stands_in_for_what_they_say_now_and_leaves_no_trace(
    reports: list[Report], earlier: list[Report], day: date, data: st.DataObject
) -> None:
    made = data.draw(rulings(reports))
    chronicle = Chronicle(reports, made)
    before = chronicle.as_of()
    then = {each.source.article: each.reports for each in (*extracts(reports), *extracts(earlier))}
    wanted = settle([report for told in then.values() for report in told], made, as_of=day)
    later = [each for each in wanted.findings if each.check == "ruling-gone"]  # no ruling is gone that is about a later version
    assert chronicle.as_of(day, extracts(earlier)) == replace(
        wanted, findings=tuple(x for x in wanted.findings if x not in later)
    )
    assert chronicle.as_of() == before


def test_the_same_object_is_given_for_a_commitment_that_has_not_changed() -> None:
    reports = story(
        """
        2023-01-20 Post: DE -> UA refused 14 Leopard 2 tank
        2023-01-25 Post: US -> UA pledged 31 Abrams tank
        """
    )
    chronicle = Chronicle(reports)
    [_, abrams] = chronicle.as_of().commitments
    chronicle.revise(extracts(story("2023-01-26 Herald: DE -> UA pledged 14 Leopard 2 tank")))
    assert any(each is abrams for each in chronicle.as_of().commitments)
