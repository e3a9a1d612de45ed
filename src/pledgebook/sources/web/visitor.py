"""The network as a run of `read` may use it: addresses that the user gave, and what feeds lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.sources.card import Captured
from pledgebook.sources.opening import captures
from pledgebook.sources.parcel import Parcel
from pledgebook.sources.web.bounds import Bounds
from pledgebook.sources.web.fetch import USER_AGENT, Fetcher
from pledgebook.sources.web.follow import Visit, articles_at, followed
from pledgebook.sources.web.manners import Manners


@dataclass(frozen=True, slots=True)
class Visitor:
    """`direct` fetches what the user named, as a browser would; `polite` what feeds lead to. Files of feeds and lists are
    followed only where `files` says so.
    """

    direct: Visit
    polite: Visit
    files: bool = False

    def at(self, address: str) -> Iterator[Captured]:
        return articles_at(address, self.direct, self.polite)

    def opened(self, parcel: Parcel) -> Iterator[Captured]:
        return followed(parcel, self.polite) if self.files else captures(parcel)


def polite(private: bool, pause: float, contact: str | None) -> Manners:
    """For watching: sites are told whom to write to, and never asked without a pause."""
    agent = f"{USER_AGENT[:-1]}; {contact})" if contact else USER_AGENT
    return Manners(Fetcher(Bounds(private=private), agent), gap=pause)


def visitor(private: bool = False, files: bool = False) -> Visitor:
    """One with the usual limits; `private` lets it into local networks."""
    fetcher = Fetcher(Bounds(private=private))
    return Visitor(fetcher, Manners(fetcher), files)
