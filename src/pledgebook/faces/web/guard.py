"""Who may look and who may rule: hosts, the headers of every answer, signing in, and forms that only our own pages can send.

Follows the OWASP cheat sheets on session management, cross-site request forgery (a token per session, compared in constant
time, and the browser's own word on where a request comes from) and content security policy.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import scrypt
from ipaddress import ip_address
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pledgebook.model.errors import InputError

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}

COST = {"n": 2**14, "r": 8, "p": 1}
"""What one guess at a password costs (RFC 7914: about 16 MiB and some tens of milliseconds)."""


class BadUsers(InputError):
    """A users file that can't be followed."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f"The users file {path} {what}. Add people to it with 'pledgebook serve --users {path} --add-user NAME'."
        )


@dataclass(frozen=True)
class Guard:
    """`hosts` are the names under which the server answers. With `users` (name to salt and key) people sign in with a password,
    with `token` with that word and a name, with neither by their name alone: that is for one's own computer only.
    """

    hosts: tuple[str, ...] = LOOPBACK
    users: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    token: str = ""
    secret: str = field(default_factory=secrets.token_hex)

    @property
    def private(self) -> bool:
        """Whether nobody may look without signing in."""
        return bool(self.users or self.token)

    def admits(self, name: str, word: str) -> bool:
        """Whether the name may sign in with this word."""
        if self.users:
            salt, key = self.users.get(name, (b"nobody", b""))
            return secrets.compare_digest(_key(word, salt), key)
        return not self.token or secrets.compare_digest(word.encode(), self.token.encode())


def _key(word: str, salt: bytes) -> bytes:
    return scrypt(word.encode("utf-8", "surrogatepass"), salt=salt, **COST)


def users_of(path: Path) -> dict[str, tuple[bytes, bytes]]:
    """The people of a users file, one "name:salt:key" a line. Raises BadUsers."""
    try:
        rows = [row.split(":") for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
        found = {name: (bytes.fromhex(salt), bytes.fromhex(key)) for name, salt, key in rows}
    except OSError as error:
        raise BadUsers(path, f"can't be read ({error.strerror})") from None
    except ValueError:
        raise BadUsers(path, "has a line that is not name:salt:key") from None
    if not found:
        raise BadUsers(path, "names nobody")
    return found


def user_line(name: str, word: str) -> str:
    """The line of a users file for somebody."""
    salt = secrets.token_bytes(16)
    return f"{name}:{salt.hex()}:{_key(word, salt).hex()}\n"


def is_loopback(host: str) -> bool:
    """Whether only this computer itself can reach a server there."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def form_token(request: Request) -> str:
    """The secret of this visit that our own forms carry; made when first asked for."""
    token: str = request.session.setdefault("form", secrets.token_urlsafe(16))
    return token


def comes_from_us(request: Request, token: str) -> bool:
    """Whether a form was sent by one of our own pages."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    return secrets.compare_digest(token.encode(), form_token(request).encode())


class Headers:
    """Puts the headers of HEADERS on every answer, and keeps browsers from storing what was looked at."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, _with_headers(send) if scope["type"] == "http" else send)


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "private, no-cache")
        await send(message)

    return sending
