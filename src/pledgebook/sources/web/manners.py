"""Fetching without being a burden: as robots.txt asks (RFC 9309, by Protego), no page of a site right after another."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.web.address import fetchable, shown
from pledgebook.sources.web.answer import Answer

NAME = "Pledgebook"
"""As which robots.txt speaks of us."""
GAP = 2.0
"""Seconds between two requests to one site, where it does not ask for more."""
LONGEST_GAP = 60.0
"""A site that asks for more than this many seconds gets them, but no more than this."""
ROBOTS_FOR, TROUBLE_FOR = 86_400.0, 600.0
"""Seconds for which a robots.txt is believed, and for which one that could not be had is not asked for again."""
ROBOTS_SIZE = 500_000
"""Bytes of a robots.txt that are read (RFC 9309, 2.5)."""

Fetch = Callable[[str, Mapping[str, str] | None], Answer]


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a site asks for; `rules` is None where nobody can tell now. Believed until `until`."""

    rules: Any
    until: float


class Manners:
    """Fetches addresses one after the other, waiting where that is polite. `clock` and `sleep` count in seconds."""

    def __init__(
        self,
        fetch: Fetch,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        gap: float = GAP,
    ) -> None:
        self._fetch, self._clock, self._sleep, self._gap = fetch, clock, sleep, gap
        self._rules: dict[str, _Rules] = {}
        self._last: dict[str, float] = {}

    def __call__(self, address: str, conditions: Mapping[str, str] | None = None) -> Answer:
        """The answer of an address. Raises UnreadableSource, also where the site asks programs to stay away."""
        url = fetchable(address)
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        rules = self._rules_of(site)
        if rules is None:
            what = "The site's rules for programs (robots.txt) can't be had at present, so nothing is fetched from it"
            raise UnreadableSource(shown(address), what, "Try again later.")
        if not rules.can_fetch(str(url), NAME):
            what = "The site asks programs not to fetch this page (robots.txt)"
            raise UnreadableSource(shown(address), what, "Save it with your browser and read the file.")
        return self._in_turn(site, address, conditions, float(rules.crawl_delay(NAME) or 0))

    def _in_turn(self, site: str, address: str, conditions: Mapping[str, str] | None, asked: float = 0) -> Answer:
        gap = max(self._gap, min(asked, LONGEST_GAP))
        wait = self._last.get(site, -gap) + gap - self._clock()
        if site in self._last and wait > 0:
            self._sleep(wait)
        try:
            return self._fetch(address, conditions)
        finally:
            self._last[site] = self._clock()

    def _rules_of(self, site: str) -> Any:
        known = self._rules.get(site)
        if known is None or known.until <= self._clock():
            known = self._rules[site] = self._asked(site)
        return known.rules

    def _asked(self, site: str) -> _Rules:
        """No robots.txt, no rules. A site in trouble is left alone; one that can't be reached will say so itself."""
        from protego import Protego

        try:
            answer = self._in_turn(site, str(httpx.URL(site).join("/robots.txt")), None)
        except UnreadableSource:
            return _Rules(Protego.parse(""), self._clock() + TROUBLE_FOR)
        if answer.status >= 500:
            return _Rules(None, self._clock() + TROUBLE_FOR)
        text = "" if answer.failed else answer.body[:ROBOTS_SIZE].decode("utf-8", "replace")
        return _Rules(Protego.parse(text), self._clock() + ROBOTS_FOR)
