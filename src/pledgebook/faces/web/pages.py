"""Pages for looking: the ledger, one commitment, one article, totals, disagreements, articles."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from pledgebook.faces.web.account import facts, told
from pledgebook.faces.web.asked import FACETS, Asked
from pledgebook.faces.web.desk import Desk, view_of
from pledgebook.faces.web.disputed import disputed
from pledgebook.faces.web.exports import csv_of, json_of
from pledgebook.faces.web.facets import Choice, Index
from pledgebook.faces.web.openapi import document
from pledgebook.faces.web.shelf import View
from pledgebook.faces.web.shelves import listed
from pledgebook.faces.web.story import story
from pledgebook.faces.web.sums import Sums
from pledgebook.ledger.ruled import in_force
from pledgebook.ledger.totals import By
from pledgebook.model.ledgers import Commitment

TITLES = {
    "donor": "Donor",
    "recipient": "Recipient",
    "class": "Class",
    "stage": "Stage",
    "outlet": "Outlet",
    "period": "Since",
    "differs": "Sources differ on",
}
"""What the facets are called."""

MOST = 30
"""How many disagreements one page shows."""


def ledger(request: Request) -> Response:
    """The ledger, narrowed, sorted, paged and as of a date as the address says; as CSV or JSON with its `format`."""
    desk, view = Desk.of(request), view_of(request)
    asked = Asked.of(request.query_params.multi_items())
    found = view.index.found(asked)
    form = request.query_params.get("format", "")
    if form in ("csv", "json"):
        every = [view.index.lines[number].commitment for number in found.numbers]
        return csv_of(every) if form == "csv" else json_of(every)
    return desk.page(request, "ledger.html", view, asked=asked, found=found, facets=facets_of(view.index, asked))


def facets_of(index: Index, asked: Asked) -> list[tuple[str, str, tuple[Choice, ...]]]:
    """Each facet with its title and choices."""
    return [(facet, TITLES[facet], index.choices(facet, asked)) for facet in FACETS]


def commitment(request: Request) -> Response:
    """One commitment; any other id that leads to it answers with a redirect to its own."""
    desk, view = Desk.of(request), view_of(request)
    name = request.path_params["name"]
    known = view.by_id.get(name)
    if known is None:
        return _elsewhere(request, view, name)
    return desk.page(request, "commitment.html", view, **account_of(known, view))


def account_of(known: Commitment, view: View) -> dict[str, Any]:
    """What the page of a commitment shows."""
    standing = in_force(view.common.rulings)
    steps = [told(step, [r for r in standing if step.report.id in (r.subject, r.other)]) for step in known.steps]
    near = {name: view.by_id[name] for name in (known.package, *known.parts, *known.maybe) if name in view.by_id}
    return {"c": known, "facts": facts(known), "steps": steps, "near": near}


def _elsewhere(request: Request, view: View, name: str) -> Response:
    """A lasting redirect to the id of today, or the page that says that there is none."""
    desk = Desk.of(request)
    lead = view.leads.get(name)
    short = view.short.get(name, set())
    lead = lead or (next(iter(short)) if len(short) == 1 else None)
    if lead in view.by_id:
        return RedirectResponse(desk.printer.addresses.commitment(str(lead), view.as_of), 301)
    later = view.as_of is not None and _known_today(desk, name)
    return desk.page(request, "missing.html", view, 404, what="commitment", name=name, later=later)


def _known_today(desk: Desk, name: str) -> bool:
    """Whether the id means something today that was not yet there as of the date asked for."""
    today = desk.shelf.view()
    return name in today.by_id or name in today.leads


def article(request: Request) -> Response:
    """An article's text with all that was read from it; `version` names an older one."""
    desk, view = Desk.of(request), view_of(request)
    name = request.path_params["name"]
    found = story(desk.shelf, view, name, request.query_params.get("version", ""))
    if found is None:
        return desk.page(request, "missing.html", view, 404, what="article", name=name, later=False)
    return desk.page(request, "article.html", view, story=found)


def totals(request: Request) -> Response:
    """Sums of what the address narrows down to, each with the commitments that it adds up."""
    desk, view = Desk.of(request), view_of(request)
    asked = Asked.of(request.query_params.multi_items())
    by = _by(request)
    sums = Sums.of(view, asked, by)
    return desk.page(request, "totals.html", view, asked=asked, by=by.value, sums=sums)


def _by(request: Request) -> By:
    wanted = request.query_params.get("by", "")
    return By(wanted) if wanted in [*By] else By.DONOR


def disagreements(request: Request) -> Response:
    """Every cell on which sources differ, side by side; `cell` narrows it down to one."""
    desk, view = Desk.of(request), view_of(request)
    asked = Asked.of(request.query_params.multi_items())
    found = disputed(view, request.query_params.get("cell", ""), asked.page, MOST)
    return desk.page(request, "disagreements.html", view, asked=asked, found=found)


def articles(request: Request) -> Response:
    """All articles of the book, the latest first."""
    desk, view = Desk.of(request), view_of(request)
    asked = Asked.of(request.query_params.multi_items())
    found = listed(view.common.articles.values(), asked)
    return desk.page(request, "articles.html", view, asked=asked, found=found)


def programs(request: Request) -> Response:
    """What programs may ask, as a page."""
    desk = Desk.of(request)
    return desk.page(request, "api.html", desk.shelf.view(), document=document())


def no_page(request: Request, _error: Exception) -> Response:
    """The answer to an address that means nothing."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": "There is nothing here."}, 404)
    if request.url.path.startswith("/static/"):
        return PlainTextResponse("There is nothing here.\n", 404)
    view = Desk.of(request).shelf.view()
    return Desk.of(request).page(request, "missing.html", view, 404, what="page", name=request.url.path, later=False)
