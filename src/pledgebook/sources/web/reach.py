"""From a host's name to an open connection. What is connected to is the very number that was checked, so a name that
answers differently the second time (DNS rebinding) leads nowhere else.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore

from pledgebook.sources.web.deadline import Deadline, Timed

Resolve = Callable[[str, int], Sequence[str]]
"""The numbers of a host. Raises OSError where it has none."""

NAT64 = IPv6Network("64:ff9b::/96")


class Refused(Exception):
    """A host all of whose numbers belong to this computer or a local network."""


class Unknown(Exception):
    """A host that nobody knows."""


def numbers_of(host: str, port: int) -> list[str]:
    """What the computer's own resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(number: str) -> bool:
    """Whether a number can be reached from everywhere, and none that is wrapped in it is private."""
    found = ip_address(number.partition("%")[0])
    return all(each.is_global and not each.is_multicast for each in (found, *_wrapped(found)))


def _wrapped(number: IPv4Address | IPv6Address) -> Iterable[IPv4Address | IPv6Address]:
    """The IPv4 number that an IPv6 one leads to (RFC 4291, RFC 3056, RFC 4380, RFC 6052)."""
    if isinstance(number, IPv4Address):
        return ()
    inside = [number.ipv4_mapped, number.sixtofour, *(number.teredo or ())]
    if number in NAT64:
        inside.append(IPv4Address(int(number) & 0xFFFFFFFF))
    return [each for each in inside if each is not None]


class Reach(httpcore.NetworkBackend):
    """Connects to public hosts only, or to any if `private`, and to nothing after the deadline.

    Raises Refused and Unknown, and what httpcore's own backend raises.
    """

    def __init__(self, private: bool, deadline: Deadline, resolve: Resolve = numbers_of) -> None:
        self._private, self._deadline, self._resolve = private, deadline, resolve
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - httpcore's signature
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        allowed = [number for number in self._numbers(host, port) if self._private or is_public(number)]
        if not allowed:
            raise Refused
        *others, last = allowed
        for number in others:
            try:
                return self._connected(number, port, timeout, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(last, port, timeout, socket_options)

    def _connected(self, number: str, port: int, timeout: float | None, options: Iterable[Any] | None) -> httpcore.NetworkStream:
        stream = self._backend.connect_tcp(number, port, self._deadline.cut(timeout), socket_options=options)
        return Timed(stream, self._deadline)

    def _numbers(self, host: str, port: int) -> Sequence[str]:
        """Asked in a thread, since a resolver can't be told how long to take."""
        answers: SimpleQueue[Sequence[str]] = SimpleQueue()
        Thread(target=self._ask, args=(host, port, answers), daemon=True).start()
        try:
            found = answers.get(timeout=self._deadline.cut(None))
        except Empty:
            raise httpcore.ConnectTimeout from None
        if not found:
            raise Unknown
        return found

    def _ask(self, host: str, port: int, answers: SimpleQueue[Sequence[str]]) -> None:
        try:
            answers.put(self._resolve(host, port))
        except (OSError, UnicodeError):
            answers.put(())
