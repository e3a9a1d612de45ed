"""The site that `eval.soak` watches: two feeds and a page that change as time goes by, and trouble of all kinds between."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BEGIN = time.monotonic()
WHO = ("Norway", "Sweden", "Japan", "Canada", "Poland", "Germany", "Italy")
TO = ("Moldova", "Malawi", "Armenia", "Yemen", "Tuvalu")
WHAT = ("generators", "tents", "ambulances", "water pumps", "trucks")
NEWEST = 12
"""Entries that a feed holds."""


def story(number: int, edition: int) -> str:
    who, to, what = WHO[number % 7], TO[number % 5], WHAT[number % 4]
    return (
        f"<p>{who} said on Friday that it will send {to} {number + edition} {what}, the largest gift of its kind so far.</p>"
        f"<p>The {what} leave in {number % 9 + 2} weeks, a spokesman said; {to} thanked {who} for shipment {number}.</p>"
    )


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        now = int(time.monotonic() - BEGIN)
        if self.path == "/robots.txt":
            self._answer(404, "text/plain", "")
        elif now % 17 == 3:
            self._answer(500, "text/html", "trouble")
        elif now % 23 == 5:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nhalf")
        elif self.path.startswith("/feed"):
            self._feed(int(self.path[5:]), now)
        elif self.path == "/page":
            self._page(0, now // 20)
        else:
            number = int(self.path.rsplit("/", 1)[1])
            self._page(number, int(number % 9 == 0 and now % 60 > 30))

    def _feed(self, feed: int, now: int) -> None:
        if self.headers.get("If-None-Match") == f'"{now // 4}"':
            self._answer(304, "", "")
            return
        items = "".join(
            f"<item><title>Story {n} {(now - n) // 7}</title><link>http://{self.headers['Host']}/{feed}/{n}</link></item>"
            for n in range(max(0, now - NEWEST), now)
        )
        body = f'<rss version="2.0"><channel><title>Feed {feed}</title>{items}</channel></rss>'
        self._answer(200, "application/rss+xml", body, f'"{now // 4}"')

    def _page(self, number: int, edition: int) -> None:
        text = f"<html><head><title>Story {number}</title></head><body><article>{story(number, edition)}</article></body></html>"
        self._answer(200, "text/html", text)

    def _answer(self, status: int, media: str, body: str, etag: str = "") -> None:
        self.send_response(status)
        for name, value in (("Content-Type", media), ("Content-Length", str(len(body.encode()))), ("ETag", etag)):
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Be silent."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
