"""People decide: in their name, on what they saw, never over each other, and always to be taken back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from pledgebook.faces.web.decisions import valued
from pledgebook.faces.web.guard import Guard
from pledgebook.model.amounts import Amount, about, between, exact
from pledgebook.model.errors import BadRuling
from pledgebook.model.ledgers import Commitment
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.pipeline.worded import amount_in
from pledgebook.store.book import Book

BRIDGES = "/c/DE-MD-bridge-layer-djvubc"
CORRECT = "/correct/DE-MD-bridge-layer-djvubc"
Visit = Callable[..., TestClient]


def fields(page: str, number: int = 0) -> list[tuple[str, str]]:
    """What the form to /rule of that number would send: hidden fields, what is filled in, the choices that are made."""
    form = re.findall(r'<form method="post" action="/rule".*?</form>', page, re.DOTALL)[number]
    inputs = re.findall(r"<input ([^>]*)>", form)
    found = []
    for each in inputs:
        known = dict(re.findall(r'(\w+)="([^"]*)"', each))
        if known.get("type") != "radio" or "checked" in each:
            found.append((known.get("name", ""), known.get("value", "")))
    return [pair for pair in found if pair[0]]


def send(client: TestClient, address: str, number: int = 0, **filled: str) -> int:
    """Load a page, fill one of its forms in and send it."""
    return post(client, fields(client.get(address).text, number), filled)


def post(client: TestClient, held: list[tuple[str, str]], filled: Mapping[str, str]) -> int:
    pairs = [pair for pair in held if pair[0] not in filled] + [*filled.items()]
    kind = {"content-type": "application/x-www-form-urlencoded"}
    return client.post("/rule", content=urlencode(pairs), headers=kind).status_code


def bridges(book: Book) -> Commitment:
    return next(each for each in ledger_of(book).commitments if each.id.endswith("djvubc"))


def test_a_wrong_figure_is_put_right_in_ones_own_name(visitor: TestClient, book: Book) -> None:
    assert send(visitor, CORRECT + "?cell=amount", value="about 11", name="Ada", why="rang the ministry") == 303
    assert bridges(book).amount == about(11)
    [one, other] = book.rulings()
    assert (one.by, one.why, one.cell, one.at) == ("Ada", "rang the ministry", "amount", other.at)
    page = visitor.get(BRIDGES).text
    assert "Kept: set amount to about 11." in page
    assert "Ada set amount to about 11 on" in page


def test_a_decision_is_taken_back_by_one_button(visitor: TestClient, book: Book) -> None:
    before = ledger_of(book)
    send(visitor, CORRECT + "?cell=amount", value="11", name="Ada")
    assert ledger_of(book) != before
    assert send(visitor, BRIDGES) == 303  # the first form of the page is the one that offers to take it back
    assert ledger_of(book) == before


@pytest.mark.parametrize(("cell", "value", "now"), [
    ("donor", "Germany, Poland", lambda c: [a.id for a in c.donors][:2] == ["DE", "PL"]),
    ("act", "refused", lambda c: c.stage == "refused"),
    ("due", "by Easter", lambda c: c.due is not None and c.due.words == "by Easter"),
    ("item_class", "ship", lambda c: c.item.item_class == "ship"),
    ("due", "", lambda c: c.due is None),
])  # fmt: skip
def test_every_cell_can_be_put_right(
    visitor: TestClient, book: Book, cell: str, value: str, now: Callable[[Commitment], bool]
) -> None:
    assert send(visitor, f"{CORRECT}?cell={cell}", value=value, name="Ada") == 303
    home = {step.report.id: each for each in ledger_of(book).commitments for step in each.steps}
    assert now(home[next(iter(book.rulings())).subject])


def test_the_review_asks_which_is_right_and_takes_the_answer(visitor: TestClient, book: Book) -> None:
    page = visitor.get("/review").text
    assert page.count("Which ") == 2
    like = re.findall(r'name="like" value="([^"]+)"', page)[1].replace("&#10;", "\n")
    assert send(visitor, "/review", like=like, name="Ada") == 303
    assert bridges(book).amount == exact(10)
    assert visitor.get("/review").text.count("Which ") == 1


def test_a_report_can_be_rejected_and_comes_back(visitor: TestClient, book: Book) -> None:
    report = next(each for each in ledger_of(book).commitments if each.donors and each.donors[0].id == "RO").steps[0].report
    before = ledger_of(book)
    assert send(visitor, f"/correct/{report.id}", number=1, kind="reject", name="Ada") == 303
    assert not [each for each in ledger_of(book).commitments if each.donors and each.donors[0].id == "RO"]
    assert "rejected by Ada" in visitor.get("/a/no-deal").text
    assert send(visitor, "/rulings") == 303
    assert ledger_of(book) == before


def test_two_people_never_overwrite_each_other(book: Book, visit: Visit) -> None:
    """Ada and Charles look at the same cell; Ada is faster; Charles is told so and nothing of his is written."""
    ada, charles = visit(book), visit(book)
    page = charles.get(CORRECT + "?cell=amount").text
    assert send(ada, CORRECT + "?cell=amount", value="10", name="Ada") == 303
    held = list(book.rulings())
    answer = post(charles, fields(page), {"value": "12", "name": "Charles"})
    assert answer == 409
    assert list(book.rulings()) == held
    assert send(charles, CORRECT + "?cell=amount", value="12", name="Charles") == 303
    assert bridges(book).amount == exact(12)


def test_two_people_work_side_by_side_on_different_things(book: Book, visit: Visit) -> None:
    ada, charles = visit(book), visit(book)
    page = charles.get("/correct/RO-MD-generator-mbp5zi?cell=amount").text
    assert send(ada, CORRECT + "?cell=amount", value="10", name="Ada") == 303
    assert post(charles, fields(page), {"value": "61", "name": "Charles"}) == 303


def test_one_decision_is_written_whole_or_not_at_all(visitor: TestClient, book: Book) -> None:
    assert send(visitor, CORRECT + "?cell=amount", value="a ship", name="Ada") == 400
    assert send(visitor, CORRECT + "?cell=act_date", value="yesterday", name="Ada") == 400
    assert not list(book.rulings())


@pytest.mark.parametrize(
    "filled", [{"kind": "nothing"}, {"subject": "nobody"}, {"kind": "same", "other": ""}, {"kind": "undo"}, {"cell": "colour"}]
)
def test_a_form_that_was_tampered_with_decides_nothing(visitor: TestClient, book: Book, filled: dict[str, str]) -> None:
    held = fields(visitor.get(CORRECT + "?cell=amount").text)
    assert post(visitor, held, {"value": "11", "name": "Ada", **filled}) == 400
    assert not list(book.rulings())


def test_nobody_rules_without_a_name(visitor: TestClient, book: Book) -> None:
    assert send(visitor, CORRECT + "?cell=amount", value="11", name=" ") == 303
    assert not list(book.rulings())


def test_in_a_private_book_nobody_rules_in_anothers_name(book: Book, visit: Visit) -> None:
    client = visit(book, Guard(token="word"))  # noqa: S106 - a test's
    form = re.search(r'name="form" value="([^"]+)"', client.get("/sign-in").text)
    assert form
    data = {"form": form[1], "kind": "confirm", "subject": bridges(book).steps[0].report.id, "name": "Ada", "seen": "0"}
    assert client.post("/rule", data=data).status_code == 401
    client.post("/sign-in", data={"form": form[1], "name": "Charles", "word": "word"})
    assert send(client, CORRECT + "?cell=amount", value="11", name="Ada") == 303
    assert {ruling.by for ruling in book.rulings()} == {"Charles"}


@pytest.mark.parametrize(("typed", "amount"), [
    ("14", exact(14)),
    ("1,200", exact(1200)),
    ("10-12", between(10, 12)),
    ("about 14", about(14)),
    ("two dozen", exact(24)),
    ("$2.5 billion", exact(2_500_000_000, "USD")),
    ("about 300 million euros", about(300_000_000, "EUR")),
    ("two battalions", exact(2, "battalion")),
    ("nothing of the kind", None),
    ("10 tanks and 5 guns", None),
    ("", None),
])  # fmt: skip
def test_an_amount_is_typed_as_an_article_would_say_it(typed: str, amount: Amount | None) -> None:
    assert amount_in(typed) == amount


def test_names_of_countries_become_their_codes() -> None:
    assert valued("donor", "germany; Netherlands, NATO") == '["DE", "NL", "NATO"]'
    with pytest.raises(BadRuling, match="is not one amount"):
        valued("amount", "a lot")


def test_a_line_in_doubt_is_shown_with_its_doubt_and_confirmed(visitor: TestClient, book: Book) -> None:
    """A language model read it, and the rules did not read the same."""
    held = next(iter(book.articles()))
    article, read = book.article(held.source.article), book.reading(held.source)
    assert article is not None
    doubtful = replace(read.reports[0], doubts=("The model says pledged, the words by rule say refused.",))
    book.keep(article, replace(read, reports=(doubtful, *read.reports[1:])), "asked a model")
    page = visitor.get("/review").text
    assert "The model says pledged, the words by rule say refused." in page
    forms = re.findall(r'<form method="post" action="/rule".*?</form>', page, re.DOTALL)
    number = next(place for place, form in enumerate(forms) if "Is this right?" in form)
    assert post(visitor, fields(page, number), {"kind": "confirm", "name": "Ada"}) == 303
    assert "Is this right?" not in visitor.get("/review").text
