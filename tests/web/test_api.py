"""The JSON views, held to the document that describes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from starlette.testclient import TestClient

from pledgebook.faces.rows import row
from pledgebook.faces.web.app import app
from pledgebook.faces.web.guard import Guard
from pledgebook.faces.web.openapi import document
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book


def test_every_view_answers_with_the_rows_of_the_contract(visitor: TestClient, book: Book) -> None:
    ledger = ledger_of(book)
    found = visitor.get("/api/ledger?rows=200").json()
    assert {each["id"]: each for each in found["commitments"]} == {each.id: row(each) for each in ledger.commitments}
    one = ledger.commitments[0]
    assert visitor.get(f"/api/commitments/{one.id}").json() == row(one)


def test_an_id_that_leads_elsewhere_redirects(visitor: TestClient, book: Book) -> None:
    old, new = ledger_of(book).redirects[0]
    answer = visitor.get(f"/api/commitments/{old}")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/api/commitments/{new}")


@pytest.mark.parametrize(
    "address",
    [
        "/api/ledger?stage=maybe",
        "/api/ledger?as_of=2031-02-30",
        "/api/ledger?rows=1000",
        "/api/ledger?colour=red",
        "/api/changes",
        "/api/totals?by=weight",
        "/api/ledger?page=1&page=2",
    ],
)
def test_a_question_that_cannot_be_answered_gets_a_sentence(visitor: TestClient, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


def test_what_is_not_there_is_a_404_in_json(visitor: TestClient) -> None:
    for address in ("/api/commitments/none", "/api/articles/none", "/api/none"):
        answer = visitor.get(address)
        assert (answer.status_code, [*answer.json()]) == (404, ["error"])


def test_the_api_of_a_private_book_is_shut(book: Book) -> None:
    client = TestClient(app(book, Guard(token="word")), base_url="http://127.0.0.1")  # noqa: S106 - a test's
    assert all(client.get(path).status_code == 401 for path in ("/api", "/api/ledger", "/api/openapi.json"))


@pytest.fixture(scope="session")
def api(examples: Path) -> schemathesis.BaseSchema:
    guard = Guard(hosts=("testserver", "localhost", "127.0.0.1"))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app(Book.open(str(examples)), guard))


@pytest.mark.parametrize("mode", [*GenerationMode])
@pytest.mark.parametrize("path", sorted(document()["paths"]))
def test_odd_questions_get_answers_that_the_document_allows(
    path: str, mode: GenerationMode, api: schemathesis.BaseSchema
) -> None:
    """Schemathesis asks as the document allows, and as it does not."""
    if mode is GenerationMode.NEGATIVE and path == "/api/review":
        return  # there is nothing to be asked for, and so nothing to be asked wrongly

    @settings(max_examples=12, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(api[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate()

    ask()
