"""What the annals of a book tell of a day is what the book's ledger tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from news import news, rulings

from pledgebook.ledger.annals import Annals
from pledgebook.ledger.order import published
from pledgebook.ledger.settle import settle
from pledgebook.ledger.spells import Spell, as_it_stood
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Extract, Report
from pledgebook.model.rulings import Ruling

draws = st.data()


def of_days(reports: Iterable[Report]) -> dict[date, list[Extract]]:
    """What the articles of each day say."""
    articles: dict[str, list[Report]] = {}
    for report in reports:
        if report.source.published is not None:
            articles.setdefault(report.source.article, []).append(report)
    days: dict[date, list[Extract]] = {}
    for told in articles.values():
        days.setdefault(date.fromordinal(published(told[0])), []).append(Extract(told[0].source, tuple(told)))
    return days


def bare(ledger: Ledger) -> Ledger:
    """A ledger without what annals do not keep."""
    return replace(ledger, findings=(), redirects=())


def told(reports: list[Report], made: list[Ruling]) -> Iterable[tuple[date, Ledger]]:
    """What the annals of some news tell of each day that has any."""
    annals, spells, days = Annals(made), dict[int, Spell](), of_days(reports)
    for day in sorted(days):
        changed = annals.turn(days[day])
        spells = {number: each for number, each in {**spells, **changed}.items() if each is not None}
        yield day, as_it_stood(spells.values(), (), day)


@given(news(longest=14), draws)
def test_annals_tell_of_every_day_what_its_ledger_tells(reports: list[Report], data: st.DataObject) -> None:
    made = data.draw(rulings(reports))
    dated = [report for report in reports if report.source.published]
    for day, ledger in told(reports, made):
        assert bare(ledger) == bare(settle(dated, made, as_of=day))
