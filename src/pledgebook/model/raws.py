"""Bytes as they came in, which are kept so that evidence can be looked up when its page is gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """How some bytes came in.

    `address` is where they can be found again: a file, a web address, a member of an archive ("pack.zip!/a/b.html").
    `captured` is when they were captured as their source tells it (a file's last change, a web archive's or mail's own
    date, the moment of fetching), with its zone; None where nothing tells. `media` is the media type that was stated
    ("text/html; charset=utf-8"), or "". `headers` are those of the answer or mail, in their order.
    """

    address: str
    captured: datetime | None = None
    media: str = ""
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def url(self) -> str | None:
        """The web address, where it is one, or that of a page in a web archive."""
        last = self.address.rpartition("!/")[2]
        return last if last.startswith(("https://", "http://")) else None

    @property
    def charset(self) -> str | None:
        """The encoding that the media type states."""
        found = _CHARSET.search(self.media)
        return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes from which one article was taken, with their receipt."""

    data: bytes
    receipt: Receipt

    @property
    def hash(self) -> str:
        """The SHA-256 of the bytes, in hex."""
        return sha256(self.data).hexdigest()
