"""Where pages live: on a server, and as files beside each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from hashlib import blake2b
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


class Files:
    """Addresses between files of one folder, each relative to the page on which it stands: they hold wherever the folder lies.

    `here` is the name of that page within the folder; `known` are the facets' values that have pages of their own.
    """

    live = False

    def __init__(self, here: str, known: Collection[tuple[str, str]] = ()) -> None:
        self._up = "../" * here.count("/")
        self._known = known

    def ledger(self, asked: Asked) -> str:
        if len(asked.chosen) > 1 or asked.words or asked.sort or any(pair not in self._known for pair in asked.chosen):
            asked = Asked(as_of=asked.as_of)
        if asked.as_of:
            asked = Asked(as_of=asked.as_of, page=asked.page)
        return self._up + self.ledger_file(asked)

    def ledger_file(self, asked: Asked) -> str:
        """The name of a page of the ledger; a page knows one facet, or one day, and no more."""
        parts = [f"by/{facet}/{_file_name(value)}" for facet, value in asked.chosen]
        parts += [f"on/{asked.as_of}"] if asked.as_of else []
        parts += [f"page/{asked.page}"] if asked.page > 1 else []
        return "/".join([*parts, "index.html"])

    def page(self, name: str, as_of: date | None = None, pairs: Pairs = ()) -> str:
        form = dict(pairs).get("format")
        if form:
            return f"{self._up}data/ledger.{'csv' if form == 'csv' else 'jsonl'}"
        if name == "":
            return self.ledger(Asked(as_of=as_of))
        if name == "totals" and dict(pairs).get("by", "donor") != "donor":
            name = f"totals/{dict(pairs)['by']}"
        name = name.replace("pictures/promised", "pictures", 1) if name.endswith("promised") else name
        return self._up + (name if "." in name else f"{name}/index.html")

    def commitment(self, name: str, as_of: date | None = None) -> str:  # noqa: ARG002 - a site has no past of its commitments
        return f"{self._up}c/{quote(name, safe='')}/index.html"

    def article(self, name: str, version: str = "", as_of: date | None = None) -> str:  # noqa: ARG002 - as above
        return f"{self._up}{article_folder(name, version)}/index.html"

    def asset(self, name: str) -> str:
        return f"{self._up}static/{name}"


def article_folder(name: str, version: str = "") -> str:
    """The folder of an article's page, whatever signs its id has: readable, and no two alike."""
    return f"a/{_file_name(name)}" + (f"/{version}" if version else "")


def _file_name(name: str) -> str:
    """A name that every file system takes; what it can't hold is told apart by letters of a hash."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[:60]
    letters = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    return plain if plain == name else f"{plain}-{letters}".lstrip("-")


def _day(as_of: date | None) -> list[tuple[str, str]]:
    return [("as_of", as_of.isoformat())] if as_of else []


def spot(found: Quote | None) -> str:
    """The place within an article's page where a quote begins."""
    return f"#w{found.start}" if found else ""
