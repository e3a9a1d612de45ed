"""How much of the network one source may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Limits for one address, all its redirects included. The same figures stand in docs/watching.md.

    `seconds` in all, `silence` seconds without a byte, `size` bytes of the answer and of what it unpacks to, `redirects`
    how many are followed. `private` lets addresses of one's own computer and local networks be read.
    """

    seconds: float = 60
    silence: float = 20
    size: int = 20_000_000
    redirects: int = 5
    private: bool = False
