"""Pages on which people decide: the review, the correction of a cell, the list of decisions, and what their forms do."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pledgebook.faces.rulings import Signed, saying
from pledgebook.faces.web.asked import Asked
from pledgebook.faces.web.cases import corrected, presented
from pledgebook.faces.web.decisions import Crossed, Decision, decide, undo
from pledgebook.faces.web.desk import Desk, user
from pledgebook.faces.web.entry import LONGEST_NAME, safe, signed_form, text_of
from pledgebook.faces.web.wording import set_words
from pledgebook.ledger.ruled import in_force
from pledgebook.model.errors import BadRuling
from pledgebook.model.rulings import Ruling, RulingKind

A_PAGE = 20
"""How many questions one page asks."""
REASON = "judged by the words shown"
"""What stands as the reason where somebody gives none."""


def review(request: Request) -> Response:
    """The questions that wait for a person, the most valuable first, with the words beside them."""
    desk, view = Desk.of(request), Desk.of(request).shelf.view()
    asked = Asked.of(request.query_params.multi_items())
    pages = max(1, -(-len(view.cases) // A_PAGE))
    page = min(asked.page, pages)
    shown = [presented(case, view) for case in view.cases[(page - 1) * A_PAGE : page * A_PAGE]]
    return desk.page(request, "review.html", view, cases=shown, count=len(view.cases), page=page, pages=pages)


def correct(request: Request) -> Response:
    """One commitment or report with the words of a cell, to be put right."""
    desk, view = Desk.of(request), Desk.of(request).shelf.view()
    name, cell = request.path_params["name"], request.query_params.get("cell", "amount")
    found = corrected(view, name, cell)
    if found is None:
        return desk.page(request, "missing.html", view, 404, what="commitment or report", name=name, later=False)
    return desk.page(request, "correct.html", view, found=found)


def rulings(request: Request) -> Response:
    """All decisions, the latest first, each with who, when and why."""
    desk, view = Desk.of(request), Desk.of(request).shelf.view()
    standing = {ruling.id for ruling in in_force(view.common.rulings)}
    listed = [(ruling, ruling.id in standing, view.homes.get(ruling.subject)) for ruling in reversed(view.common.rulings)]
    return desk.page(request, "rulings.html", view, rulings=listed[:500], count=len(listed))


async def rule(request: Request) -> Response:
    """Write what a form decides, in the name of whoever is signed in, and go back."""
    form = await signed_form(request)
    return await run_in_threadpool(_ruled, request, form)


def _ruled(request: Request, form: FormData) -> Response:
    desk = Desk.of(request)
    signed = _signed(request, form)
    if signed is None:
        return RedirectResponse("/sign-in", 303)
    try:
        if text_of(form, "kind") == RulingKind.UNDO:
            written = undo(desk.shelf, _names(form, "subject"), signed, _seen(form))
        else:
            written = decide(desk.shelf, _decision(form), signed, _seen(form))
    except Crossed as crossed:
        view, back = desk.shelf.view(), safe(text_of(form, "back"))
        return desk.page(request, "crossed.html", view, 409, rulings=crossed.rulings, back=back)
    request.session["done"] = [[ruling.id, saying_of(ruling)] for ruling in written][:8]
    return RedirectResponse(safe(text_of(form, "back")), 303)


def saying_of(ruling: Ruling) -> str:
    """What was decided, for the line that offers to take it back."""
    return set_words(ruling) if ruling.kind is RulingKind.SET else saying(ruling).partition(" ")[0]


def _signed(request: Request, form: FormData) -> Signed | None:
    """In whose name: the one signed in, or on one's own computer the one that stands in the form."""
    name = user(request)
    if not name and not Desk.of(request).guard.private:
        name = " ".join(text_of(form, "name").split())[:LONGEST_NAME]
        request.session["name"] = name
    if not name:
        return None
    why = text_of(form, "why") or REASON
    words = text_of(form, "words")
    return Signed(name, f"{why} (“{words}”)" if words else why, datetime.now(UTC))


def _decision(form: FormData) -> Decision:
    kind = text_of(form, "kind")
    if kind not in [*RulingKind]:
        raise BadRuling("That is no decision that can be made here", "Go back and choose one of those offered")
    subjects = tuple(name for each in _names(form, "subject") for name in each.splitlines())
    like, _, cell = text_of(form, "like").replace("\r", "").partition("\n")
    typed = text_of(form, "value")
    return Decision(RulingKind(kind), subjects, text_of(form, "other"), text_of(form, "cell") or cell, typed, like)


def _names(form: FormData, field: str) -> tuple[str, ...]:
    return tuple(each for each in form.getlist(field) if isinstance(each, str) and each)


def _seen(form: FormData) -> int:
    text = text_of(form, "seen")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0
