"""The server: which address leads to which page, and what stands before all of them."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from threading import Event

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pledgebook.faces.web import api, deciding, entry, gallery, news, pages
from pledgebook.faces.web.addresses import Live
from pledgebook.faces.web.desk import Desk
from pledgebook.faces.web.guard import Guard, Headers
from pledgebook.faces.web.printer import Printer
from pledgebook.faces.web.shelf import Shelf
from pledgebook.faces.web.waking import Antechamber
from pledgebook.model.errors import InputError, LedgerError
from pledgebook.store.book import Book

MONTH = 30 * 24 * 3600
"""Seconds for which somebody stays signed in."""


def app(book: Book, guard: Guard | None = None, awake: Event | None = None) -> Starlette:
    """The server for a book. Without a guard it is as for one's own computer. Visitors are asked to wait until `awake` is set."""
    guard = guard or Guard()
    server = Starlette(
        routes=_routes(),
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(guard.hosts)),
            *([Middleware(Antechamber, awake=awake)] if awake else []),
            Middleware(GZipMiddleware, minimum_size=1000),
            Middleware(SessionMiddleware, secret_key=guard.secret, max_age=MONTH, same_site="lax", session_cookie="pledgebook"),
            Middleware(entry.Door, guard=guard),
        ],
        exception_handlers={404: pages.no_page, InputError: _refused, LedgerError: _refused, entry.Strange: entry.strange},
    )
    server.state.desk = Desk(Shelf(book), Printer(Live(), book_title(book)), guard)
    return server


def book_title(book: Book) -> str:
    """What the book is called on its pages: its file's name without the ending."""
    return Path(book.name).stem


def _routes() -> list[Route | Mount]:
    with as_file(files("pledgebook.faces.web") / "static") as static:
        return [
            Route("/", pages.ledger),
            Route("/c/{name}", pages.commitment),
            Route("/a/{name:path}", pages.article),
            Route("/totals", pages.totals),
            Route("/disagreements", pages.disagreements),
            Route("/pictures", gallery.page),
            Route("/pictures/{name}.{form}", gallery.file),
            Route("/pictures/{name}", gallery.page),
            Route("/articles", pages.articles),
            Route("/review", deciding.review),
            Route("/correct/{name:path}", deciding.correct),
            Route("/rulings", deciding.rulings),
            Route("/rule", deciding.rule, methods=["POST"]),
            Route("/changes", news.changes),
            Route("/changes.atom", news.feed),
            Route("/seen", news.seen, methods=["POST"]),
            Route("/api", pages.programs),
            *api.routes(),
            Route("/sign-in", entry.ask),
            Route("/sign-in", entry.enter, methods=["POST"]),
            Route("/sign-out", entry.leave, methods=["POST"]),
            Mount("/static", StaticFiles(directory=static)),
        ]


def _refused(request: Request, error: Exception) -> Response:
    """What the user asked for can't be done: the sentence that says why."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": str(error)}, 400)
    desk = Desk.of(request)
    return desk.page(request, "trouble.html", desk.shelf.view(), 400, message=str(error))
