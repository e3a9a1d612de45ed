"""Pictures: what they show stands in the table behind them, and the same ledger gives the same file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from stories_of_aid import LEDGER

from pledgebook.faces.web.gallery import PICTURES, drawn
from pledgebook.faces.web.pictures.axes import Days, Figures
from pledgebook.faces.web.pictures.drawing import legible
from pledgebook.faces.web.pictures.matrix import matrix
from pledgebook.faces.web.pictures.promised import promised
from pledgebook.faces.web.pictures.waiting import waits
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book


@pytest.mark.parametrize("name", [*PICTURES])
def test_a_picture_is_whole_without_any_line(name: str) -> None:
    picture = drawn((), name)
    assert fromstring(picture.svg).tag.endswith("svg")  # noqa: S314 - our own
    assert (picture.rows, picture.leads) == ((), ())


@pytest.mark.parametrize("name", [*PICTURES])
def test_the_same_ledger_gives_the_same_picture_with_a_lead_for_each_row(name: str) -> None:
    one, other = drawn(LEDGER.commitments, name), drawn(tuple(LEDGER.commitments), name)
    assert one == other
    assert len(one.rows) == len(one.leads)
    assert {len(row) for row in one.rows} <= {len(one.columns)}


def test_promised_counts_up_and_delivered_never_beyond(book: Book) -> None:
    """Romania delivered its 60 generators; the 200 of the United States are still to come."""
    picture = promised(ledger_of(book).commitments, ("energy", "count"))
    assert picture.rows == (("United States", "2031-03-20", "200", "0"), ("Romania", "2031-03-14", "60", "60"))


def test_the_matrix_counts_each_commitment_in_the_row_of_each_donor() -> None:
    cells = matrix(LEDGER.commitments).rows
    assert sum(int(row[3]) for row in cells) == sum(len({*each.donors}) for each in LEDGER.commitments)
    assert all(int(row[2]) <= int(row[3]) for row in cells)


def test_moldova_waits_for_an_answer_and_the_union_for_a_vote(book: Book) -> None:
    found = {(each.who, each.whom, each.kind) for each in waits(ledger_of(book).commitments)}
    assert ("Moldova", "EU", "an answer") in found
    assert ("EU", "provided that the European Parliament approves the loan", "a condition") in found


def test_a_picture_comes_as_svg_and_its_table_as_csv(visitor: TestClient) -> None:
    svg, table = visitor.get("/pictures/outlets.svg"), visitor.get("/pictures/outlets.csv?donor=RO")
    assert svg.headers["content-type"] == "image/svg+xml"
    assert fromstring(svg.content) is not None  # noqa: S314 - our own
    assert table.text.splitlines()[1].startswith("2031-03-14,Northern Wire,delivered")
    assert visitor.get("/pictures/nothing.svg").status_code == visitor.get("/pictures/promised.exe").status_code == 404


@given(st.decimals(0, 10**13, allow_nan=False, places=2))
def test_the_top_tick_holds_every_figure(most: Decimal) -> None:
    ticks = Figures(most, 100, 0).ticks()
    assert ticks[-1] >= most
    assert ticks == sorted(set(ticks))
    assert len(ticks) <= 5


@example(date(9999, 12, 1), date(9999, 12, 31))
@given(st.dates(), st.dates())
def test_ticks_lie_within_the_days_that_are_shown(one, other) -> None:  # type: ignore[no-untyped-def]
    days = Days(min(one, other), max(one, other), 10, 200)
    assert all(10 <= days.at(day) <= 200.001 for day, _ in days.ticks())
    assert days.ticks()


@given(st.text(st.characters()))
def test_whatever_an_article_holds_can_stand_in_a_picture(words: str) -> None:
    assert fromstring(f"<a>{legible(words).replace('&', '').replace('<', '')}</a>") is not None  # noqa: S314
