"""Which articles have to be placed anew when others have changed, the earliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush

from pledgebook.ledger.home import Home
from pledgebook.ledger.order import Moment
from pledgebook.ledger.quarter import Block


class Agenda:
    """Articles that must be placed anew, and those that need it only if what their lines find in some blocks is not as it was.

    More may be put on it while it is gone through: later ones only. What comes at `end` or later is not taken on.
    """

    def __init__(self, moments: Iterable[Moment], end: Moment) -> None:
        self._waiting = list(moments)
        heapify(self._waiting)
        self._end = end
        self._must = set(self._waiting)
        self._may: dict[Moment, set[Block[Home]]] = {}

    def __iter__(self) -> Iterator[tuple[Moment, set[Block[Home]] | None]]:
        """Each article once; with the blocks to look into again, or None where it must be placed anew."""
        while self._waiting:
            moment = heappop(self._waiting)
            yield moment, None if moment in self._must else self._may[moment]

    def must(self, moment: Moment) -> None:
        if moment < self._end and moment not in self._must:
            if moment not in self._may:
                heappush(self._waiting, moment)
            self._must.add(moment)

    def may(self, moments: Iterable[Moment], block: Block[Home]) -> None:
        for moment in moments:
            if moment < self._end:
                if moment not in self._may and moment not in self._must:
                    heappush(self._waiting, moment)
                self._may.setdefault(moment, set()).add(block)
