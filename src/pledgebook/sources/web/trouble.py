"""The one place where the network's complaints become ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpcore

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.web.bounds import Bounds
from pledgebook.sources.web.deadline import Deadline, Late
from pledgebook.sources.web.reach import Refused, Unknown
from pledgebook.sources.web.unpack import Damaged, TooLarge, UnknownPacking

AGAIN = "Try again later."
BY_HAND = "Look at it with your browser; what you save there can be read as a file."
ALLOW = "If that is what you want, add --allow-private."

Sentences = Callable[[Exception, Bounds], tuple[str, str]]


def _too_large(_: Exception, bounds: Bounds) -> tuple[str, str]:
    return f"It is too large for one article (at most {bounds.size / 1_000_000:g} MB are read)", BY_HAND


def _odd_packing(error: Exception, _: Bounds) -> tuple[str, str]:
    return f"It came packed in a way that was not asked for ({error})", BY_HAND


def _unconnected(error: Exception, _: Bounds) -> tuple[str, str]:
    """In words that don't depend on the system's language."""
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return "The site's certificate can't be trusted", "Is the address written right? Your browser may tell more."
    if "SSL" in str(error):
        return "The site does not speak HTTPS as it should", "Try the address with http://."
    return "No connection could be made: nobody answers there", AGAIN


def _said(what: str, advice: str = AGAIN) -> Sentences:
    return lambda *_: (what, advice)


_SENTENCES: tuple[tuple[type[Exception], Sentences], ...] = (
    (Refused, _said("The address belongs to this computer or a local network, which is not read unless you allow it", ALLOW)),
    (Unknown, _said("There is no such site, or no network", "Is the address written right?")),
    (Late, lambda _, bounds: (f"It took longer than {bounds.seconds:g} seconds", AGAIN)),
    (TooLarge, _too_large),
    (Damaged, _said("It came damaged: it can't be unpacked to its end")),
    (UnknownPacking, _odd_packing),
    (httpcore.TimeoutException, lambda _, bounds: (f"The site was silent for {bounds.silence:g} seconds", AGAIN)),
    (httpcore.ConnectError, _unconnected),
    (httpcore.NetworkError, _said("The connection broke off before the page had come")),
    (httpcore.ProtocolError, _said("The site's answer breaks off or follows no rule of the web")),
    (httpcore.UnsupportedProtocol, _said("The site's answer breaks off or follows no rule of the web")),
)


@contextmanager
def told(where: str, bounds: Bounds, deadline: Deadline) -> Iterator[None]:
    """Whatever goes wrong on the way to `where` is raised as an UnreadableSource with a sentence of its own."""
    try:
        yield
    except tuple(kind for kind, _ in _SENTENCES) as error:
        meant = Late() if isinstance(error, httpcore.TimeoutException) and deadline.passed else error
        sentences = next(build for kind, build in _SENTENCES if isinstance(meant, kind))
        raise UnreadableSource(where, *sentences(meant, bounds)) from error
