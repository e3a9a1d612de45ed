"""Signing in and out: who is looking, and in whose name somebody rules."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pledgebook.faces.web.asked import query_of
from pledgebook.faces.web.desk import Desk, user
from pledgebook.faces.web.guard import Guard, comes_from_us

LONGEST_NAME = 80

OPEN_TO_ALL = ("/sign-in", "/static/")


class Strange(Exception):
    """A form that none of our pages can have sent."""


async def signed_form(request: Request) -> FormData:
    """What a form of ours carries. Raises Strange where another site, or nobody, made it."""
    form = await request.form()
    if not comes_from_us(request, text_of(form, "form")):
        raise Strange
    return form


def text_of(form: Mapping[str, object], name: str) -> str:
    """A field as text, "" where there is none or a file."""
    found = form.get(name, "")
    return found.strip() if isinstance(found, str) else ""


def strange(_request: Request, _error: Exception) -> Response:
    words = "This form has grown old or came from elsewhere. Go back, load the page again, and send it once more.\n"
    return PlainTextResponse(words, 403)


def ask(request: Request) -> Response:
    """The page on which people sign in."""
    desk = Desk.of(request)
    return _page(request, desk.guard, back=safe(request.query_params.get("back", "/")))


def _page(request: Request, guard: Guard, back: str, wrong: str = "", status: int = 200) -> Response:
    desk = Desk.of(request)
    return desk.bare(request, "sign-in.html", status, back=back, wrong=wrong, password=bool(guard.users), token=bool(guard.token))


async def enter(request: Request) -> Response:
    """Let somebody in by name, with the password or the word where there is one."""
    form = await signed_form(request)
    desk, back = Desk.of(request), safe(text_of(form, "back"))
    name = " ".join(text_of(form, "name").split())[:LONGEST_NAME]
    if not name:
        return _page(request, desk.guard, back, "Give your name: it stands beside what you decide.", 400)
    if desk.tries.must_wait(name):
        return _page(request, desk.guard, back, "Too many wrong tries. Wait half a minute.", 429)
    if not desk.guard.admits(name, text_of(form, "word")):
        desk.tries.failed(name)
        return _page(request, desk.guard, back, "That name and password don't go together.", 403)
    desk.tries.forget(name)
    request.session.clear()  # a visit from before signing in is not carried over
    request.session["name"] = name
    return RedirectResponse(back, 303)


async def leave(request: Request) -> Response:
    await signed_form(request)
    request.session.clear()
    return RedirectResponse("/", 303)


def safe(back: str) -> str:
    """An address of ours to go back to, never one of another site."""
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"


class Door:
    """Shows nothing of a private book to anybody who has not signed in."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app, self.guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.guard.private and not _may_pass(Request(scope)):
            await _shut(Request(scope))(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _may_pass(request: Request) -> bool:
    return bool(user(request)) or request.url.path.startswith(OPEN_TO_ALL)


def _shut(request: Request) -> Response:
    if request.url.path.startswith("/api") or request.method != "GET":
        return PlainTextResponse("Sign in first.\n", 401)
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse("/sign-in" + query_of([("back", back)]), 303)
