"""Where pages live: on a server, and as files beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from urllib.parse import quote

from pledgebook.faces.web.asked import Asked, query_of
from pledgebook.model.evidence import Quote

Pairs = Sequence[tuple[str, str]]


class Addresses(Protocol):
    """How one page leads to the others. `live` tells whether there is a server that can be asked."""

    live: bool

    def ledger(self, asked: Asked) -> str: ...
    def page(self, name: str, as_of: date | None = None, pairs: Pairs = ()) -> str: ...
    def commitment(self, name: str, as_of: date | None = None) -> str: ...
    def article(self, name: str, version: str = "", as_of: date | None = None) -> str: ...
    def asset(self, name: str) -> str: ...


class Live:
    """Addresses on the server."""

    live = True

    def ledger(self, asked: Asked) -> str:
        return "/" + asked.query()

    def page(self, name: str, as_of: date | None = None, pairs: Pairs = ()) -> str:
        return f"/{name}{query_of([*pairs, *_day(as_of)])}"

    def commitment(self, name: str, as_of: date | None = None) -> str:
        return f"/c/{quote(name, safe='')}{query_of(_day(as_of))}"

    def article(self, name: str, version: str = "", as_of: date | None = None) -> str:
        return f"/a/{quote(name, safe='')}{query_of([*([('version', version)] if version else []), *_day(as_of)])}"

    def asset(self, name: str) -> str:
        return f"/static/{name}"


def _day(as_of: date | None) -> list[tuple[str, str]]:
    return [("as_of", as_of.isoformat())] if as_of else []


def spot(found: Quote | None) -> str:
    """The place within an article's page where a quote begins."""
    return f"#w{found.start}" if found else ""
