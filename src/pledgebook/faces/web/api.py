"""The same views as JSON, for programs. What may be asked stands in `openapi.yaml`, and is held to what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from pledgebook.faces.disputes import dispute_rows, quote_row
from pledgebook.faces.news import change_rows
from pledgebook.faces.questions import question_rows
from pledgebook.faces.rows import Row, date_cell, row
from pledgebook.faces.totals import total_rows
from pledgebook.faces.web.asked import Asked
from pledgebook.faces.web.desk import Desk, view_of
from pledgebook.faces.web.marks import cells
from pledgebook.faces.web.openapi import document, resolved, troubles
from pledgebook.faces.web.shelves import listed
from pledgebook.faces.web.story import Line, story
from pledgebook.ledger.totals import By
from pledgebook.model.articles import Source
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading


def ledger(request: Request) -> Row:
    view = view_of(request)
    asked = Asked.of(request.query_params.multi_items())
    found = view.index.found(asked)
    rows = [row(line.commitment) for line in found.lines]
    return {"count": found.count, "page": found.page, "pages": found.pages, "commitments": rows}


def commitment(request: Request) -> Row | Response | None:
    view, name = view_of(request), request.path_params["id"]
    if name in view.by_id:
        return row(view.by_id[name])
    lead = view.leads.get(name)
    return RedirectResponse(f"/api/commitments/{quote(lead, safe='')}", 301) if lead in view.by_id and lead else None


def articles(request: Request) -> Row:
    held = Desk.of(request).shelf.view().common.articles.values()
    found = listed(held, Asked.of(request.query_params.multi_items()))
    rows = [_source(each.source) for each in found.articles]
    return {"count": found.count, "page": found.page, "pages": found.pages, "articles": rows}


def _source(source: Source) -> Row:
    named = {"title": source.title, "outlet": source.outlet, "url": source.url}
    return {"id": source.article, "version": source.version, **named, "published": date_cell(source.published)}


def article(request: Request) -> Row | None:
    shelf = Desk.of(request).shelf
    found = story(shelf, shelf.view(), request.path_params["id"], request.query_params.get("version", ""))
    if found is None:
        return None
    return {
        **_source(found.article.cite()),
        "origin": found.origin or None,
        "text": found.article.text,
        "versions": [held.source.version for held in found.versions],
        "reports": [_report(line) for line in found.lines],
        "unread": [{"quote": quote_row(each.quote), "why": each.why} for each in found.unread],
    }


def _report(line: Line) -> Row:
    home = line.commitment.id if line.commitment else None
    said = [_cell(*each) for each in cells(line.report)]
    return {"id": line.report.id, "commitment": home, "act": line.report.act.value.value, "cells": said}


def _cell(name: str, reading: Reading[object], value: str) -> Row:
    return {"cell": name, "value": value, "quote": quote_row(reading.quote), "rule": reading.rule}


def totals(request: Request) -> list[Row]:
    return list(total_rows(view_of(request).ledger, By(request.query_params.get("by", "donor"))))


def disagreements(request: Request) -> list[Row]:
    return list(dispute_rows(view_of(request).ledger))


def changes(request: Request) -> list[Row]:
    shelf = Desk.of(request).shelf
    since, until = PartialDate(request.query_params["since"]).first, _until(request)
    before = since - timedelta(days=1) if since > date.min else since
    return list(change_rows(shelf.view(before).ledger, shelf.view(until).ledger))


def _until(request: Request) -> date | None:
    text = request.query_params.get("as_of")
    days = Desk.of(request).shelf.view().common.days
    return PartialDate(text).last if text else (days[-1] if days else None)


def review(request: Request) -> list[Row]:
    return list(question_rows(Desk.of(request).shelf.view().ledger))


ANSWERS: dict[str, Callable[[Request], Any]] = {
    each.__name__: each for each in (ledger, commitment, articles, article, totals, disagreements, changes, review)
}
"""By the operation's id in the document."""


def routes() -> Iterator[Route]:
    """One for each path of the document, and the document itself."""
    yield Route("/api/openapi.json", lambda _request: JSONResponse(document()))
    for path, methods in document()["paths"].items():
        yield Route(path.replace("{id}", "{id:path}"), _answering(methods["get"]))


def _answering(operation: Mapping[str, Any]) -> Callable[[Request], Response]:
    answer = ANSWERS[operation["operationId"]]
    allowed = [resolved(each) for each in operation.get("parameters", ())]

    def endpoint(request: Request) -> Response:
        if trouble := next(troubles(request.query_params, allowed), None):
            return JSONResponse({"error": trouble}, 400)
        found = answer(request)
        if found is None:
            return JSONResponse({"error": f"There is no {operation['operationId']} of this id in this book."}, 404)
        return found if isinstance(found, Response) else JSONResponse(found)

    return endpoint
