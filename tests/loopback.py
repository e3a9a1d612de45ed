"""A real server on this computer, which plays sites of all kinds, broken and hostile ones too."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


@dataclass
class Asked:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]


@dataclass
class Page:
    """What the server answers. With `etag` it answers 304 to whoever names that."""

    body: bytes = b""
    media: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""


Odd = Callable[[BaseHTTPRequestHandler, Event], None]
"""Answers by itself; the event is set when the server is to stop."""


@dataclass
class Site:
    """`pages` by path, which a test may change as it goes; `asked` are the requests in their order."""

    port: int
    pages: dict[str, Page | Odd] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def __truediv__(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"

    def paths(self) -> list[str]:
        return [each.path for each in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    """A site, until the block ends."""
    stop = Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(Asked(self.path, dict(self.headers)))
            page = site.pages.get(self.path, Page(b"Nothing here.", status=404))
            self.close_connection = True
            with suppress(OSError):  # the other side has gone, as it should with most of these
                answer(self, page) if isinstance(page, Page) else page(self, stop)

        def log_message(self, *_: object) -> None:
            """Be silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # a reset connection is no news here
    site = Site(server.server_port)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        stop.set()
        server.shutdown()
        server.server_close()
        thread.join()


def answer(handler: BaseHTTPRequestHandler, page: Page) -> None:
    if page.etag and handler.headers.get("If-None-Match") == page.etag:
        page = Page(status=304, headers=page.headers, etag=page.etag)
    handler.send_response(page.status)
    for name, value in {"Content-Type": page.media, "Content-Length": str(len(page.body)), **page.headers}.items():
        handler.send_header(name, value)
    if page.etag:
        handler.send_header("ETag", page.etag)
    handler.end_headers()
    handler.wfile.write(page.body)


def redirect(target: str, status: int = 302) -> Page:
    return Page(status=status, headers={"Location": target})


def begun(handler: BaseHTTPRequestHandler, **headers: str) -> None:
    """The head of an answer whose end is the end of the connection."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def endless(handler: BaseHTTPRequestHandler, stop: Event) -> None:
    begun(handler)
    while not stop.is_set():
        handler.wfile.write(b"<p>More and more.</p>" * 4000)


def dripping(handler: BaseHTTPRequestHandler, stop: Event) -> None:
    """A byte now and then, so that it is never silent for long."""
    begun(handler)
    while not stop.wait(0.02):
        handler.wfile.write(b"x")


def dripping_headers(handler: BaseHTTPRequestHandler, stop: Event) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not stop.wait(0.02):
        handler.wfile.write(b"x")


def silent(handler: BaseHTTPRequestHandler, stop: Event) -> None:
    begun(handler)
    handler.wfile.flush()
    stop.wait(5)


def reset(handler: BaseHTTPRequestHandler, _: Event) -> None:
    """The connection is torn down in the middle of a page."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"half a ")
    handler.wfile.flush()
    time.sleep(0.05)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def nonsense(handler: BaseHTTPRequestHandler, _: Event) -> None:
    handler.wfile.write(b"220 smtp.example ready\r\n\r\n")
