"""What every page of the server has to hand: the book, the printer, and who is asking."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pledgebook.faces.web.asked import day_of
from pledgebook.faces.web.guard import Guard, form_token
from pledgebook.faces.web.printer import Printer
from pledgebook.faces.web.shelf import Shelf, View
from pledgebook.faces.web.tries import Tries


@dataclass(frozen=True)
class Desk:
    """One for each server; `of` finds it again in a request."""

    shelf: Shelf
    printer: Printer
    guard: Guard
    tries: Tries = field(default_factory=Tries)

    @staticmethod
    def of(request: Request) -> Desk:
        desk: Desk = request.app.state.desk
        return desk

    def page(self, request: Request, template: str, view: View, status: int = 200, **context: Any) -> Response:
        """A page about a view; its templates know who is signed in, and the address that they are at."""
        text = self.printer.page(
            template,
            page_name=template.removesuffix(".html"),
            view=view,
            as_of=view.as_of,
            user=user(request),
            form=form_token(request),
            address=_address(request),
            done=request.session.pop("done", []) if "done" in request.session else [],
            waiting=len(view.cases) if view.as_of is None else 0,
            **context,
        )
        return HTMLResponse(text, status)

    def bare(self, request: Request, template: str, status: int = 200, **context: Any) -> Response:
        """A page that shows nothing of the book."""
        return HTMLResponse(self.printer.page(template, form=form_token(request), **context), status)


def user(request: Request) -> str:
    """The name of whoever is signed in, else ""."""
    name: str = request.session.get("name", "")
    return name


def view_of(request: Request) -> View:
    """The book as of the date that the address names. Raises BadDate, and a BookError when the book can't be read."""
    return Desk.of(request).shelf.view(asked_day(request))


def asked_day(request: Request) -> date | None:
    return day_of(request.query_params)


def _address(request: Request) -> str:
    """The page that is being looked at, to come back to."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
