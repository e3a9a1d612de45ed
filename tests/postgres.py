"""A PostgreSQL of our own for tests: from the system's package, on loopback, as a user without rights, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import NullPool, create_engine, text

MISSING = "PostgreSQL is not installed here (Debian: apt-get install postgresql); the store is tested on SQLite alone"
_USERS = ("postgres", "nobody")


@dataclass
class Server:
    """A running server. `place` makes an empty database and tells its address."""

    port: int
    process: subprocess.Popen[bytes]
    _numbers: Iterator[int] = field(default_factory=count)

    def place(self) -> str:
        name = f"book{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}")
        return f"postgresql://tester@127.0.0.1:{self.port}/{name}"

    def run(self, statement: str, database: str = "postgres") -> list[Any]:
        address = f"postgresql+pg8000://tester@127.0.0.1:{self.port}/{database}"
        engine = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as db:
            found = db.execute(text(statement))
            return list(found) if found.returns_rows else []


def programs() -> Path | None:
    """The folder of initdb and postgres, None where there is none."""
    found = [Path(path).resolve().parent for name in ("initdb",) if (path := shutil.which(name))]
    return next(iter([*found, *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]), None)


@contextmanager
def server(*options: str) -> Iterator[Server]:
    """A server in a folder of its own; `options` are settings such as "fsync=on"."""
    bin_ = programs()
    assert bin_ is not None
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = _unprivileged(folder)
    try:
        data = folder / "data"
        _run(user, bin_ / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        with _started(user, bin_, folder, options) as running:
            yield running
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> int | None:
    """Whom the server runs as where we are root, which PostgreSQL refuses to be; the folder is made theirs."""
    if os.geteuid() != 0:
        return None
    user = next(each for each in map(_user, _USERS) if each)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return user.pw_uid


def _user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _run(user: int | None, *command: object) -> None:
    subprocess.run(list(map(str, command)), check=True, user=user, cwd="/", stdout=subprocess.DEVNULL)  # noqa: S603 - our own words


@contextmanager
def _started(user: int | None, bin_: Path, folder: Path, options: tuple[str, ...]) -> Iterator[Server]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = ("listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={folder}", "fsync=off", *options)
    command = [str(bin_ / "postgres"), "-D", str(folder / "data"), *(word for each in settings for word in ("-c", each))]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, user=user, cwd="/", stderr=log) as process:  # noqa: S603
        try:
            yield _ready(Server(port, process))
        finally:
            process.terminate()


def _ready(running: Server) -> Server:
    until = time.monotonic() + 60
    while True:
        try:
            running.run("SELECT 1")
        except Exception:
            if time.monotonic() > until or running.process.poll() is not None:
                raise
            time.sleep(0.1)
        else:
            return running
