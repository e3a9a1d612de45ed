"""Fetching one address, by httpcore (https://www.encode.io/httpcore/), within limits of time, size and reach.

Redirects are followed by hand, each checked like the first address. Nothing is sent but the address and our own name;
no cookies are kept, and no proxy of the environment is used, since behind one the number connected to can't be checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import httpcore
import httpx

from pledgebook import __version__
from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.web.address import fetchable, shown
from pledgebook.sources.web.answer import NOT_MODIFIED, Answer
from pledgebook.sources.web.bounds import Bounds
from pledgebook.sources.web.deadline import Deadline
from pledgebook.sources.web.reach import Reach, Resolve, numbers_of
from pledgebook.sources.web.trouble import BY_HAND, told
from pledgebook.sources.web.unpack import ACCEPTED, TooLarge, unpacked

REDIRECTS = (301, 302, 303, 307, 308)
USER_AGENT = f"Pledgebook/{__version__} (reads public news for a list of commitments)"
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf, text/plain, */*;q=0.5"
_NO_TEXT = {"image": "a picture", "audio": "a sound recording", "video": "a film", "font": "a typeface"}


@dataclass(frozen=True, slots=True)
class Fetcher:
    """`Fetcher(bounds)(address)` is the answer of that address. `agent` is the name that servers are told."""

    bounds: Bounds = field(default_factory=Bounds)
    agent: str = USER_AGENT
    resolve: Resolve = numbers_of

    def __call__(self, address: str, conditions: Mapping[str, str] | None = None) -> Answer:
        """What the server answers, whatever its status; `conditions` are further headers, as If-None-Match.

        Raises UnreadableSource where no answer came or none that may be read.
        """
        deadline = Deadline(self.bounds.seconds)
        with told(shown(address), self.bounds, deadline):
            return self._followed(address, conditions or {}, deadline)

    def _followed(self, address: str, conditions: Mapping[str, str], deadline: Deadline) -> Answer:
        where, url = shown(address), fetchable(address)
        for _ in range(self.bounds.redirects + 1):
            answer = self._asked(where, url, conditions, deadline)
            location = answer.header("location")
            if answer.status not in REDIRECTS or not location:
                return answer
            url = _next(where, url, location)
        what = f"It leads from one address to the next more than {self.bounds.redirects} times"
        raise UnreadableSource(where, what, BY_HAND)

    def _asked(self, where: str, url: httpx.URL, conditions: Mapping[str, str], deadline: Deadline) -> Answer:
        """One request over a connection of its own."""
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        headers = {"User-Agent": self.agent, "Accept": ACCEPT, "Accept-Encoding": ACCEPTED, "Connection": "close", **conditions}
        silence = self.bounds.silence
        timeouts = {"timeout": {"connect": silence, "read": silence, "write": silence, "pool": silence}}
        with (
            httpcore.ConnectionPool(network_backend=Reach(self.bounds.private, deadline, self.resolve)) as pool,
            pool.stream("GET", target, headers=_encoded(headers), extensions=timeouts) as response,
        ):
            known = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
            answer = Answer(asked=where, address=str(url), status=response.status, headers=known)
            return answer if answer.failed or answer.status == NOT_MODIFIED else self._with_body(answer, response)

    def _with_body(self, answer: Answer, response: httpcore.Response) -> Answer:
        kind = answer.media.partition("/")[0].strip().lower()
        if kind in _NO_TEXT:
            raise UnreadableSource(answer.asked, f"This is {_NO_TEXT[kind]}, not an article")
        length = answer.header("content-length")
        if length.isdecimal() and int(length) > self.bounds.size:
            raise TooLarge
        body = unpacked(response.iter_stream(), answer.header("content-encoding"), self.bounds.size)
        return replace(answer, body=body)


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """As they go over the line: a mark that a server gave comes back to it letter for letter."""
    return [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in headers.items()]


def _next(where: str, url: httpx.URL, location: str) -> httpx.URL:
    try:
        target = str(url.join(location))
    except (httpx.InvalidURL, ValueError):
        target = location
    return fetchable(target, where)
