"""Serving a book: where it listens, who may come in, and what is refused before anybody is let near it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import uvicorn

from pledgebook.faces.web.app import app
from pledgebook.faces.web.guard import LOOPBACK, Guard, is_loopback, user_line, users_of
from pledgebook.faces.web.waking import Waking
from pledgebook.model.errors import InputError
from pledgebook.store.book import Book


class Unprotected(InputError):
    """An address that others can reach, and nothing that keeps them out."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"Others can reach {host}, and nothing would keep them out. Add --users FILE or --token WORD, "
            "or leave out --host to serve this computer only."
        )


class NotToBeHad(InputError):
    """An address where this computer can't listen."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"Nothing can be served at {host}, port {port} ({why}). Name another with --host or --port.")


SETTLING = "The book is being put together, which takes a while for a large one; its pages come up as soon as that is done."


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where and for whom to serve; `names` are further names under which browsers will ask for it."""

    host: str
    port: int
    token: str = ""
    users: Path | None = None
    names: tuple[str, ...] = ()


def guard_for(wanted: Wanted) -> Guard:
    """What stands before the pages. Raises Unprotected, BadUsers."""
    if not is_loopback(wanted.host) and not (wanted.token or wanted.users):
        raise Unprotected(wanted.host)
    hosts = dict.fromkeys([*LOOPBACK, wanted.host, *wanted.names])
    return Guard(tuple(hosts), users_of(wanted.users) if wanted.users else {}, wanted.token)


def listening(host: str, port: int) -> socket.socket:
    """A socket that waits for browsers. Raises NotToBeHad."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, else asyncio lets answers wait for each other
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError as error:
        found.close()
        raise NotToBeHad(host, port, error.strerror or "no reason given") from error
    return found


def serve(book: Book, wanted: Wanted, door: socket.socket, told: Callable[[str], None]) -> None:
    """Answer browsers until Ctrl-C; `told` is given what whoever started it should know. Raises a BookError."""
    awake = Event()
    try:
        server = app(book, guard_for(wanted), awake)
        running = uvicorn.Server(uvicorn.Config(server, log_level="warning", server_header=False, access_log=False))
        waking = Waking(server.state.desk.shelf.make_ready, awake)
        waking.begin(lambda: told(SETTLING), lambda: setattr(running, "should_exit", True))
        running.run(sockets=[door])
    except KeyboardInterrupt:
        return
    waking.trouble()


def add_user(path: Path, name: str, word: str) -> None:
    """Let somebody sign in, or give them another password; the file is for its owner's eyes only."""
    path.touch(mode=0o600)
    kept = [row for row in path.read_text(encoding="utf-8").splitlines(keepends=True) if row.partition(":")[0] != name]
    path.write_text("".join([*kept, user_line(name, word)]), encoding="utf-8")
