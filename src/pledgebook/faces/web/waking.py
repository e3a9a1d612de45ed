"""A large book takes a minute to be put together: until then browsers are told so, and see the page when it is done."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread, Timer

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pledgebook.faces.web.addresses import Live
from pledgebook.faces.web.printer import Printer
from pledgebook.model.errors import PledgebookError

SOON = 2
"""Seconds after which it is worth asking again, and a word to whoever started the server."""


class Waking:
    """Work that has to be done before pages can be shown; `begin` does it beside whatever else goes on, and sets `awake`.

    What stopped it is raised again by `trouble`.
    """

    def __init__(self, work: Callable[[], None], awake: Event) -> None:
        self._work, self._awake = work, awake
        self._stopped: PledgebookError | None = None

    def begin(self, told: Callable[[], None], failed: Callable[[], None]) -> None:
        """`told` is called when it takes longer than a moment, `failed` when it can't be done."""
        Thread(target=self._wake, args=(failed,), daemon=True).start()
        timer = Timer(SOON, lambda: None if self._awake.is_set() else told())
        timer.daemon = True
        timer.start()

    def _wake(self, failed: Callable[[], None]) -> None:
        try:
            self._work()
            self._awake.set()
        except PledgebookError as error:
            self._stopped = error
        finally:
            if not self._awake.is_set():
                failed()

    def trouble(self) -> None:
        """Raises what kept the book from being put together."""
        if self._stopped is not None:
            raise self._stopped


class Antechamber:
    """Answers every request but those for stylesheets and scripts until a book is awake. Nothing of the book is told here."""

    def __init__(self, app: ASGIApp, awake: Event) -> None:
        self.app, self._awake = app, awake

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._awake.is_set() or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
        else:
            await _patience(Request(scope))(scope, receive, send)


def _patience(request: Request) -> Response:
    later = {"retry-after": str(SOON)}
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": "The book is still being put together. Ask again in a while."}, 503, later)
    return HTMLResponse(Printer(Live(), "").page("waking.html", address=str(request.url)), 503, later)
