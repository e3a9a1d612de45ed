"""Pages on what is new: changes since a visit, and the feed for news readers."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pledgebook.faces.web import updates
from pledgebook.faces.web.desk import Desk
from pledgebook.faces.web.entry import signed_form
from pledgebook.faces.web.feed import feed as atom
from pledgebook.model.dates import PartialDate

COOKIE = "pledgebook-seen"
YEAR = 365 * 24 * 3600


def changes(request: Request) -> Response:
    """What is new since the visitor last had seen everything, or since the day that the address names."""
    desk = Desk.of(request)
    day, ruled = updates.seen(request.cookies.get(COOKIE, ""))
    asked = _asked(request)
    found = updates.updates(desk.shelf, asked or day, 0 if asked else ruled)
    return desk.page(request, "changes.html", desk.shelf.view(), found=found, visited=bool(day and not asked))


def _asked(request: Request) -> date | None:
    """The first day to look at, as the address has it. Raises BadDate."""
    text = request.query_params.get("since", "").strip()
    return PartialDate(text).first if text else None


async def seen(request: Request) -> Response:
    """Remember in the visitor's own browser that everything up to now has been seen."""
    await signed_form(request)
    answer = RedirectResponse("/changes", 303)
    answer.set_cookie(COOKIE, updates.mark(Desk.of(request).shelf.view()), max_age=YEAR, httponly=True, samesite="lax")
    return answer


def feed(request: Request) -> Response:
    """The changes of the last week of articles, for news readers."""
    desk = Desk.of(request)
    root = str(request.base_url).rstrip("/")
    found = updates.updates(desk.shelf, None, len(desk.shelf.view().common.rulings))
    return Response(atom(found, desk.printer.site, root), media_type="application/atom+xml")
