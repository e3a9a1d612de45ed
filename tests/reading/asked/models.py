"""A server on loopback that speaks the chat completions protocol and plays a model: good, sloppy, hostile, or broken."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec
from planted import news

Play = Callable[[dict[str, Any]], tuple[int, dict[str, str], str]]
"""From the body of a request to status, headers and body of the answer."""


def said(text: str) -> str:
    """A chat completion with these words."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return json.dumps({"id": "x", "object": "chat.completion", "created": 0, "model": "played", "choices": [choice]})


def good(body: dict[str, Any]) -> tuple[int, dict[str, str], str]:
    """Answers with the lines of the article that it is shown."""
    return 200, {}, said(good_lines(body))


def good_lines(body: dict[str, Any]) -> str:
    shown = body["messages"][-1]["content"]
    piece = next((each for each in news() if each.article.text.split("\n")[0] in shown), None)
    return msgspec.json.encode({"lines": piece.claims if piece else ()}).decode()


def saying(text: str) -> Play:
    return lambda _: (200, {}, said(text))


def failing(status: int, headers: dict[str, str] | None = None) -> Play:
    return lambda _: (status, headers or {}, json.dumps({"error": {"message": "no"}}))


class Turns:
    """Plays one after another; the last goes on."""

    def __init__(self, *plays: Play) -> None:
        self.plays, self.heard = list(plays), 0

    def __call__(self, body: dict[str, Any]) -> tuple[int, dict[str, str], str]:
        play = self.plays[min(self.heard, len(self.plays) - 1)]
        self.heard += 1
        return play(body)


def slow(seconds: float) -> Play:
    def play(body: dict[str, Any]) -> tuple[int, dict[str, str], str]:
        time.sleep(seconds)
        return good(body)

    return play


@contextmanager
def serving(play: Play) -> Iterator[str]:
    """The address of a server that plays this until the test is over."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, headers, text = play(body)
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
