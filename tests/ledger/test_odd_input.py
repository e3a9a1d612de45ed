"""Reports with impossible content: a finding at most, never an exception, never a report lost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st
from stories import story

from pledgebook.ledger.changes import changes
from pledgebook.ledger.disagreements import disputes
from pledgebook.ledger.review import review
from pledgebook.ledger.settle import settle
from pledgebook.ledger.totals import By, totals
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.amounts import Amount, Qualifier
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Due, Report

[PLAIN] = story("2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank")
T = TypeVar("T")
texts = st.text(max_size=12)
numbers = st.one_of(
    st.none(), st.sampled_from(list(map(Decimal, ("0", "-3", "1E+400", "1E-400", "99999999999999999999", "0.5", "14"))))
)
amounts = st.builds(Amount, numbers, numbers, numbers, st.sampled_from(("count", "USD", "")), st.sampled_from(Qualifier))
dates = st.sampled_from(list(map(PartialDate, ("0001", "0001-01-01", "9999-12-31", "2023-01-25", "2023-W04", "9999"))))
actors = st.builds(Actor, texts, st.sampled_from(ActorKind))


def reading(value: T) -> Reading[T]:
    return Reading(value, Quote("a", 0, 1, "x"), "odd")


@st.composite
def odd(draw: st.DrawFn) -> Report:
    number = draw(st.integers(0, 3))
    source = replace(
        PLAIN.source, article=draw(st.sampled_from(("a", "b", ""))), published=draw(st.none() | dates), outlet=draw(texts)
    )
    return replace(
        PLAIN,
        id=f"{source.article}{number}{draw(texts)}",
        source=source,
        act=draw(st.sampled_from(Act).map(reading)),
        donors=tuple(map(reading, draw(st.lists(actors, max_size=2)))),
        recipients=tuple(map(reading, draw(st.lists(actors, max_size=2)))),
        item=reading(Item(draw(texts), draw(st.sampled_from(ItemClass)), tuple(draw(st.lists(texts, max_size=2))))),
        amount=reading(draw(amounts)),
        act_date=reading(draw(dates)),
        due=reading(Due(draw(texts), draw(st.none() | dates))),
        conditions=(reading(draw(texts)),),
        package=draw(st.sampled_from((None, "a0", "b1", "nowhere"))),
        evidence=(Quote(source.article, 0, 1, draw(texts)),),
    )


@given(st.lists(odd(), max_size=6))
def test_no_report_stops_a_ledger_or_is_lost_in_it(reports: list[Report]) -> None:
    ledger = settle(reports)
    held = {step.report.id for commitment in ledger.commitments for step in commitment.steps}
    assert held == {report.id for report in reports}
    assert settle(list(reversed(reports))) == ledger
    for by in By:
        totals(ledger, by)
    review(ledger), disputes(ledger), changes(settle(()), ledger)


@given(st.lists(odd(), max_size=6))
def test_no_sum_holds_a_figure_that_cannot_be(reports: list[Report]) -> None:
    for total in totals(settle(reports)):
        for _, each in total.sums:
            assert all(0 <= (term.amount.low or 0) <= Decimal(10) ** 13 for term in each.terms)


def test_a_debt_of_tanks_and_all_the_money_of_the_world_are_told_and_not_counted() -> None:
    news = """
    2023-01-25 Herald: DE -> UA pledged 99000bn EUR military aid
    2023-01-25 Herald: PL -> UA pledged 40m EUR military aid
    """
    ledger = settle(story(news))
    [absurd] = [each for each in ledger.commitments if not each.counts]
    assert absurd.why_not.startswith("Its figure can't be")
    assert [total.of for total in totals(ledger)] == ["PL"]
    assert [finding.check for finding in ledger.findings] == ["absurd-number"]
