"""Addresses as users and pages write them: which of them are fetched, and under which name they are known."""

from __future__ import annotations

import re

import httpx

from pledgebook.model.errors import UnreadableSource

SCHEMES = ("http", "https")
COPY = "Copy it again from your browser."
OPEN_BOOK = "Whoever reads the book would see it. Save the page with your browser and read the file."
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a user who writes this means an address and no file. One that can't be fetched is refused later."""
    return bool(_SCHEME.match(text))


def fetchable(text: str, led_from: str | None = None) -> httpx.URL:
    """The address, its host in ASCII, without its fragment. Raises UnreadableSource for any that is not fetched;
    `led_from` is the address that led to it, where the user did not give this one.
    """
    try:
        url = httpx.URL(text.strip())
        host = url.host  # only now is a name with letters beyond ASCII looked at
    except (httpx.InvalidURL, ValueError) as error:
        raise _refused(text, led_from, "This is no address that can be fetched", COPY) from error
    if url.scheme not in SCHEMES:
        raise _refused(text, led_from, "Only addresses that begin with http:// or https:// are fetched")
    if not host:
        raise _refused(text, led_from, "The address names no site", COPY)
    if url.userinfo:
        raise _refused(text, led_from, "The address holds a user name or a password", OPEN_BOOK)
    return url.copy_with(fragment=None)


def _refused(text: str, led_from: str | None, what: str, advice: str = "") -> UnreadableSource:
    if led_from is None:
        return UnreadableSource(shown(text), what, advice)
    return UnreadableSource(led_from, f"It leads on to '{shown(text)}'. {what}")


def shown(text: str) -> str:
    """The address as messages show it: on one line, of bounded length, never with a password."""
    plain = re.sub(r"(?<=//)[^/@?#]*@", "", "".join(char if char.isprintable() else "\ufffd" for char in text.strip()))
    return plain if len(plain) <= 300 else f"{plain[:297]}..."


def known_as(address: str) -> str:
    """The one name of a page, however its address is decorated: no fragment, no marks of who sent the reader.

    By courlan (https://github.com/adbar/courlan), which knows such marks.
    """
    from courlan import normalize_url

    plain = address.partition("#")[0]
    try:
        return str(normalize_url(plain))
    except ValueError:  # no address at all, but a name all the same
        return plain
